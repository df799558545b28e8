//! `UpdateMethod`: metadata says it of a resource, and an override of `slice.toml` too.

/// The HTTP method that changes a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UpdateMethod {
    /// Changes what is sent and leaves the rest.
    Patch,
    /// Replaces the whole.
    Put,
    /// What some resources use instead of `PATCH`.
    Post,
}

impl UpdateMethod {
    /// The method of this name, in capitals.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "PATCH" => Some(Self::Patch),
            "PUT" => Some(Self::Put),
            "POST" => Some(Self::Post),
            _ => None,
        }
    }
}
