//! The HTTP methods of OData.

/// A method of OData requests (OData protocol 4.01, section 11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HttpMethod {
    /// Reads.
    Get,
    /// Creates an item, or calls an action.
    Post,
    /// Changes what is sent.
    Patch,
    /// Replaces the resource.
    Put,
    /// Deletes.
    Delete,
}

impl HttpMethod {
    /// Every method.
    pub const ALL: [Self; 5] = [Self::Get, Self::Post, Self::Patch, Self::Put, Self::Delete];

    /// The method as HTTP spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }

    /// The method of this name, in capitals.
    pub fn named(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.as_str() == text)
    }

    /// Whether it changes the resource at the URL itself: it is one that only single resources and values have.
    pub const fn changes(self) -> bool {
        matches!(self, Self::Patch | Self::Put | Self::Delete)
    }
}

impl From<UpdateMethod> for HttpMethod {
    fn from(method: UpdateMethod) -> Self {
        match method {
            UpdateMethod::Patch => Self::Patch,
            UpdateMethod::Put => Self::Put,
            UpdateMethod::Post => Self::Post,
        }
    }
}

/// `UpdateMethod`: metadata says it of a resource, and an override of `slice.toml` too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UpdateMethod {
    /// Changes what is sent and leaves the rest.
    Patch,
    /// Replaces the resource.
    Put,
    /// What some resources use instead of `PATCH`.
    Post,
}

impl UpdateMethod {
    /// The method of this name, in capitals.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match HttpMethod::named(name)? {
            HttpMethod::Patch => Some(Self::Patch),
            HttpMethod::Put => Some(Self::Put),
            HttpMethod::Post => Some(Self::Post),
            HttpMethod::Get | HttpMethod::Delete => None,
        }
    }
}
