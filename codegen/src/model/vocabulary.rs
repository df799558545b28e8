//! The vocabulary terms that have an effect here, and those that are known to have none.
//!
//! A term that is neither, and that the file doesn't declare in a `Term` element, is a problem: it may be a restriction
//! that would be broken by not knowing it.

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

/// Why a term has no effect, if it is known to have none.
pub(crate) fn ignored(term: &str) -> Option<&'static str> {
    IGNORED
        .iter()
        .find(|(name, _)| *name == term)
        .map(|(_, why)| *why)
}

const CORE: [(&str, Known); 9] = [
    ("Description", Known::Description),
    ("LongDescription", Known::LongDescription),
    ("Revisions", Known::Revisions),
    ("Computed", Known::Computed),
    ("Immutable", Known::Immutable),
    ("Permissions", Known::Permissions),
    ("OptionalParameter", Known::OptionalParameter),
    ("AlternateKeys", Known::AlternateKeys),
    ("IsDelta", Known::IsDelta),
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

const PROSE: &str = "says something to people, nothing to a program";
const FORMAT: &str = "says what a value looks like or means; values are carried as they are";
const CHECKS: &str = "restricts values; the service checks them";
const RUNTIME: &str = "describes the service as a whole; requests are the same with and without";
const QUERY: &str = "refines a query option; the service refuses what it cannot do";
const CONTROL: &str = "stands in payloads, where unknown annotations are kept";
const BINDING: &str = "says that an operation needs `ExplicitOperationBindings` to be offered; in Graph's files the operations \
                       that need it are listed nowhere and those listed don't need it, so heeding it would lose operations";

/// Terms without effect, each with the reason.
const IGNORED: [(&str, &str); 74] = [
    ("Org.OData.Core.V1.ODataVersions", RUNTIME),
    ("Org.OData.Core.V1.SchemaVersion", RUNTIME),
    ("Org.OData.Core.V1.Links", PROSE),
    ("Org.OData.Core.V1.Example", PROSE),
    ("Org.OData.Core.V1.Messages", CONTROL),
    ("Org.OData.Core.V1.ValueException", CONTROL),
    ("Org.OData.Core.V1.ResourceException", CONTROL),
    ("Org.OData.Core.V1.DataModificationException", CONTROL),
    ("Org.OData.Core.V1.IsLanguageDependent", FORMAT),
    ("Org.OData.Core.V1.AppliesViaContainer", PROSE),
    ("Org.OData.Core.V1.DereferenceableIDs", RUNTIME),
    ("Org.OData.Core.V1.ConventionalIDs", RUNTIME),
    ("Org.OData.Core.V1.DefaultNamespace", RUNTIME),
    ("Org.OData.Core.V1.ContentID", CONTROL),
    ("Org.OData.Core.V1.ComputedDefaultValue", FORMAT),
    ("Org.OData.Core.V1.IsURL", FORMAT),
    ("Org.OData.Core.V1.AcceptableMediaTypes", FORMAT),
    ("Org.OData.Core.V1.MediaType", FORMAT),
    ("Org.OData.Core.V1.IsMediaType", FORMAT),
    ("Org.OData.Core.V1.ContentDisposition", FORMAT),
    ("Org.OData.Core.V1.OptimisticConcurrency", RUNTIME),
    ("Org.OData.Core.V1.AdditionalProperties", RUNTIME),
    ("Org.OData.Core.V1.AutoExpand", RUNTIME),
    ("Org.OData.Core.V1.AutoExpandReferences", RUNTIME),
    ("Org.OData.Core.V1.MayImplement", PROSE),
    ("Org.OData.Core.V1.Ordered", FORMAT),
    ("Org.OData.Core.V1.PositionalInsert", QUERY),
    ("Org.OData.Core.V1.OperationAvailable", RUNTIME),
    ("Org.OData.Core.V1.RequiresExplicitBinding", BINDING),
    ("Org.OData.Core.V1.ExplicitOperationBindings", BINDING),
    ("Org.OData.Core.V1.SymbolicName", FORMAT),
    ("Org.OData.Core.V1.GeometryFeature", FORMAT),
    ("Org.OData.Core.V1.ExampleValue", PROSE),
    ("Org.OData.Core.V1.RequiresType", CHECKS),
    ("Org.OData.Core.V1.ResourcePath", RUNTIME),
    ("Org.OData.Core.V1.DerivedTypeConstraint", CHECKS),
    ("Org.OData.Capabilities.V1.ConformanceLevel", RUNTIME),
    ("Org.OData.Capabilities.V1.SupportedFormats", RUNTIME),
    (
        "Org.OData.Capabilities.V1.SupportedMetadataFormats",
        RUNTIME,
    ),
    ("Org.OData.Capabilities.V1.AcceptableEncodings", RUNTIME),
    (
        "Org.OData.Capabilities.V1.AsynchronousRequestsSupported",
        RUNTIME,
    ),
    (
        "Org.OData.Capabilities.V1.BatchContinueOnErrorSupported",
        RUNTIME,
    ),
    ("Org.OData.Capabilities.V1.IsolationSupported", RUNTIME),
    ("Org.OData.Capabilities.V1.CrossJoinSupported", RUNTIME),
    ("Org.OData.Capabilities.V1.CallbackSupported", RUNTIME),
    ("Org.OData.Capabilities.V1.ComputeSupported", QUERY),
    ("Org.OData.Capabilities.V1.CustomHeaders", RUNTIME),
    ("Org.OData.Capabilities.V1.CustomQueryOptions", RUNTIME),
    (
        "Org.OData.Capabilities.V1.MediaLocationUpdateSupported",
        QUERY,
    ),
    ("Org.OData.Capabilities.V1.DefaultCapabilities", RUNTIME),
    ("Org.OData.Capabilities.V1.KeyAsSegmentSupported", RUNTIME),
    ("Org.OData.Capabilities.V1.QuerySegmentSupported", RUNTIME),
    (
        "Org.OData.Capabilities.V1.AnnotationValuesInQuerySupported",
        QUERY,
    ),
    ("Org.OData.Capabilities.V1.FilterFunctions", QUERY),
    ("Org.OData.Capabilities.V1.SkipTokenSupported", QUERY),
    ("Org.OData.Capabilities.V1.BatchSupported", RUNTIME),
    ("Org.OData.Capabilities.V1.BatchSupport", RUNTIME),
    (
        "Org.OData.Capabilities.V1.CollectionPropertyRestrictions",
        QUERY,
    ),
    ("Org.OData.Capabilities.V1.OperationRestrictions", RUNTIME),
    ("Org.OData.Capabilities.V1.ModificationQueryOptions", QUERY),
    ("Org.OData.Capabilities.V1.DeepInsertSupport", QUERY),
    ("Org.OData.Capabilities.V1.DeepUpdateSupport", QUERY),
    ("Org.OData.Validation.V1.Pattern", CHECKS),
    ("Org.OData.Validation.V1.Minimum", CHECKS),
    ("Org.OData.Validation.V1.Maximum", CHECKS),
    ("Org.OData.Validation.V1.Exclusive", CHECKS),
    ("Org.OData.Validation.V1.AllowedValues", CHECKS),
    ("Org.OData.Validation.V1.MultipleOf", CHECKS),
    ("Org.OData.Validation.V1.Constraint", CHECKS),
    ("Org.OData.Validation.V1.ItemsOf", CHECKS),
    ("Org.OData.Validation.V1.OpenPropertyTypeConstraint", CHECKS),
    ("Org.OData.Validation.V1.DerivedTypeConstraint", CHECKS),
    ("Org.OData.Validation.V1.AllowedTerms", CHECKS),
    (
        "microsoft.graph.TransparentContainerProperty",
        "Graph's own, used in 2021 without a declaration: says where a value is stored",
    ),
];
