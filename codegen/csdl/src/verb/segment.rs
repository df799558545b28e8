//! The segments of the protocol that end a URL.

/// A system segment: what a verb adds to the URL of its resource (OData URL conventions 4.01, sections 4.4, 4.7, 4.8 and 4.14).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SystemSegment {
    /// The number of items.
    Count,
    /// The reference to an entity, or those to the members of a collection.
    Ref,
    /// The bytes of a media entity, or a value as text.
    Value,
}

impl SystemSegment {
    const ALL: [Self; 3] = [Self::Count, Self::Ref, Self::Value];

    /// The segment as URLs have it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Count => "$count",
            Self::Value => "$value",
            Self::Ref => "$ref",
        }
    }

    /// The system segment that is written so.
    pub fn of(segment: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|known| known.as_str() == segment)
    }
}
