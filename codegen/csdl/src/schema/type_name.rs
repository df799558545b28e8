//! References to types, with their facets.

use std::fmt;

/// A type as an attribute spells it, qualified: `Edm.String`, `Collection(microsoft.graph.user)`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeName {
    /// Qualified name of the type or of the items.
    pub name: String,
    /// Whether it is in `Collection(…)`.
    pub is_collection: bool,
}

impl TypeName {
    /// Reads the name as an attribute spells it; no part of it is checked.
    pub(crate) fn parse(text: &str) -> Self {
        let item = collection_item(text);
        Self {
            name: item.unwrap_or(text).to_owned(),
            is_collection: item.is_some(),
        }
    }
}

impl fmt::Display for TypeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_collection {
            write!(f, "Collection({})", self.name)
        } else {
            f.write_str(&self.name)
        }
    }
}

/// The type of the items, if it is a collection type.
pub(super) fn collection_item(ty: &str) -> Option<&str> {
    ty.strip_prefix("Collection(")?.strip_suffix(')')
}

/// Facets as written; absent is `None`, what absence means is decided in the model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// `Nullable`.
    pub nullable: Option<bool>,
    /// `MaxLength`: a number or `max`.
    pub max_length: Option<String>,
    /// `Precision`.
    pub precision: Option<String>,
    /// `Scale`: a number, `variable` or `floating`.
    pub scale: Option<String>,
    /// `Unicode`.
    pub unicode: Option<bool>,
    /// `SRID`.
    pub srid: Option<String>,
    /// `DefaultValue`.
    pub default: Option<String>,
}
