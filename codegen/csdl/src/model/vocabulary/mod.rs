//! The vocabulary terms that have an effect here, and those that are known to have none.
//!
//! A term that is neither, and that the file does not declare in a `Term` element, is ignored with a warning. An import is
//! stricter where the term is of a vocabulary that has an effect ([`has_effect`]).

mod ignored;

pub(crate) use ignored::{ignored, is_ignored_property};

/// A term that has an effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Known {
    Description,
    LongDescription,
    Revisions,
    Computed,
    Immutable,
    Permissions,
    OptionalParameter,
    AlternateKeys,
    IsDelta,
    Read,
    Insert,
    Update,
    Delete,
    Count,
    Select,
    SelectRestrictions,
    Expand,
    Filter,
    Sort,
    Search,
    Top,
    Skip,
    ChangeTracking,
    Navigation,
    IndexableByKey,
    RequiresExplicitBinding,
    ExplicitOperationBindings,
}

/// What the term with this qualified name means, if it has an effect.
pub(crate) fn meaning(term: &str) -> Option<Known> {
    if term == "OData.Community.Keys.V1.AlternateKeys" {
        return Some(Known::AlternateKeys);
    }
    if let Some(core) = term.strip_prefix("Org.OData.Core.V1.") {
        return CORE
            .iter()
            .find(|(name, _)| *name == core)
            .map(|(_, known)| *known);
    }
    let capability = term.strip_prefix("Org.OData.Capabilities.V1.")?;
    CAPABILITIES
        .iter()
        .find(|(name, _)| *name == capability)
        .map(|(_, known)| *known)
}

/// Whether a term that is not known may be a restriction that would be broken by not knowing it: terms of the vocabularies
/// that the model reads.
pub(crate) fn has_effect(term: &str) -> bool {
    let namespace = term.rsplit_once('.').map_or("", |(namespace, _)| namespace);
    matches!(
        namespace,
        "Org.OData.Core.V1" | "Org.OData.Capabilities.V1" | "OData.Community.Keys.V1"
    )
}

/// The properties of a term's records that the model reads, those of records within them included.
pub(crate) fn read(known: Known) -> &'static [&'static str] {
    match known {
        Known::Read => &["Readable", "ReadByKeyRestrictions"],
        Known::Insert => &["Insertable"],
        Known::Update => &["Updatable", "UpdateMethod", "Upsertable"],
        Known::Delete => &["Deletable"],
        Known::Count => &["Countable"],
        Known::Select | Known::ChangeTracking => &["Supported"],
        Known::SelectRestrictions => &["Selectable"],
        Known::Expand => &["Expandable"],
        Known::Filter => &["Filterable"],
        Known::Sort => &["Sortable"],
        Known::Search => &["Searchable"],
        Known::Navigation => &NAVIGATION,
        Known::Revisions => &["Date", "Kind", "RemovalDate", "Version"],
        Known::AlternateKeys => &["Alias", "Key", "Name"],
        Known::Description
        | Known::LongDescription
        | Known::Computed
        | Known::Immutable
        | Known::Permissions
        | Known::OptionalParameter
        | Known::IsDelta
        | Known::Top
        | Known::Skip
        | Known::IndexableByKey
        | Known::RequiresExplicitBinding
        | Known::ExplicitOperationBindings => &[],
    }
}

/// What a `NavigationRestrictions` may hold: restrictions of every kind, for the paths that it restricts.
const NAVIGATION: [&str; 33] = [
    "ChangeTracking",
    "Countable",
    "CountRestrictions",
    "Deletable",
    "DeleteRestrictions",
    "Expandable",
    "ExpandRestrictions",
    "Filterable",
    "FilterRestrictions",
    "IndexableByKey",
    "Insertable",
    "InsertRestrictions",
    "Navigability",
    "NavigationProperty",
    "ReadByKeyRestrictions",
    "ReadRestrictions",
    "Readable",
    "Referenceable",
    "RestrictedProperties",
    "SearchRestrictions",
    "Searchable",
    "SelectRestrictions",
    "SelectSupport",
    "Selectable",
    "SkipSupported",
    "SortRestrictions",
    "Sortable",
    "Supported",
    "TopSupported",
    "Updatable",
    "UpdateMethod",
    "UpdateRestrictions",
    "Upsertable",
];

const CORE: [(&str, Known); 11] = [
    ("Description", Known::Description),
    ("LongDescription", Known::LongDescription),
    ("Revisions", Known::Revisions),
    ("Computed", Known::Computed),
    ("Immutable", Known::Immutable),
    ("Permissions", Known::Permissions),
    ("OptionalParameter", Known::OptionalParameter),
    ("AlternateKeys", Known::AlternateKeys),
    ("IsDelta", Known::IsDelta),
    ("RequiresExplicitBinding", Known::RequiresExplicitBinding),
    (
        "ExplicitOperationBindings",
        Known::ExplicitOperationBindings,
    ),
];

const CAPABILITIES: [(&str, Known); 16] = [
    ("ReadRestrictions", Known::Read),
    ("InsertRestrictions", Known::Insert),
    ("UpdateRestrictions", Known::Update),
    ("DeleteRestrictions", Known::Delete),
    ("CountRestrictions", Known::Count),
    ("SelectSupport", Known::Select),
    ("SelectRestrictions", Known::SelectRestrictions),
    ("ExpandRestrictions", Known::Expand),
    ("FilterRestrictions", Known::Filter),
    ("SortRestrictions", Known::Sort),
    ("SearchRestrictions", Known::Search),
    ("TopSupported", Known::Top),
    ("SkipSupported", Known::Skip),
    ("ChangeTracking", Known::ChangeTracking),
    ("NavigationRestrictions", Known::Navigation),
    ("IndexableByKey", Known::IndexableByKey),
];
