//! References to types, with their facets.

/// A type as an attribute spells it, qualified: `Edm.String`, `Collection(microsoft.graph.user)`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeName {
    /// Qualified name of the type or of the items.
    pub name: String,
    /// Whether it is in `Collection(…)`.
    pub is_collection: bool,
}

/// Facets as written; absent is `None`, and what absence means is the model's business.
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
