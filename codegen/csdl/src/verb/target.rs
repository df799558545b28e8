//! What a verb applies to.

/// A kind of resource or value. Of a stream property only [`Target::Stream`] and [`Target::Primitive`] are true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Anything.
    Any,
    /// A collection.
    Collection,
    /// One resource or value.
    One,
    /// One resource that is no item of a collection.
    Single,
    /// One resource that may be absent: an item of a collection, or behind a navigation property that is nullable.
    Removable,
    /// One value that may have properties.
    Complex,
    /// One primitive value.
    Primitive,
    /// A media entity: its bytes are at `$value`.
    Media,
    /// A stream property: its bytes are at its own URL.
    Stream,
}

impl Target {
    /// Whether it is a collection; [`Target::Any`] may be either.
    pub fn is_collection(self) -> Option<bool> {
        match self {
            Self::Any => None,
            Self::Collection => Some(true),
            Self::One
            | Self::Single
            | Self::Removable
            | Self::Complex
            | Self::Primitive
            | Self::Media
            | Self::Stream => Some(false),
        }
    }
}
