//! Terms, and properties of records, that are known to have no effect, each with the reason.

/// Why a term has no effect, if it is known to have none.
pub(crate) fn ignored(term: &str) -> Option<&'static str> {
    IGNORED
        .iter()
        .find(|(name, _)| *name == term)
        .map(|(_, why)| *why)
}

/// Whether a property of a record is known to have no effect.
pub(crate) fn is_ignored_property(property: &str) -> bool {
    IGNORED_PROPERTIES
        .iter()
        .any(|(names, _)| names.contains(&property))
}

/// Properties of records without effect, each group with the reason.
const IGNORED_PROPERTIES: [(&[&str], &str); 6] = [
    (&["Description", "LongDescription", "ErrorCondition"], PROSE),
    (
        &[
            "CustomHeaders",
            "CustomQueryOptions",
            "OptimisticConcurrencyControl",
            "Permissions",
            "QueryOptions",
        ],
        RUNTIME,
    ),
    (
        &[
            "AllowedExpressions",
            "AncestorRestrictions",
            "AscendingOnlyProperties",
            "DescendingOnlyProperties",
            "DeepInsertSupport",
            "DeepUpdateSupport",
            "ExpandLevel",
            "FilterExpressionRestrictions",
            "FilterFunctions",
            "FilterSegmentSupported",
            "MaxLevels",
            "NavigationPath",
            "NonCountableNavigationProperties",
            "NonCountableProperties",
            "NonExpandableProperties",
            "NonExpandableStreamProperties",
            "NonFilterableProperties",
            "NonSortableProperties",
            "RequiredProperties",
            "RequiresFilter",
            "StreamsExpandable",
            "TypecastSegmentSupported",
            "UnsupportedExpressions",
            "Countable",
            "Expandable",
            "Filterable",
            "InstanceAnnotationsSupported",
            "ComputeSupported",
            "Searchable",
            "SkipSupported",
            "TopSupported",
        ],
        QUERY,
    ),
    (
        &[
            "AutoExpand",
            "ExpandableProperties",
            "FilterableProperties",
            "SearchableProperties",
        ],
        QUERY,
    ),
    (
        &[
            "DeltaUpdateSupported",
            "MaxSize",
            "NonDeletableNavigationProperties",
            "NonInsertableNavigationProperties",
            "NonInsertableProperties",
            "NonUpdatableNavigationProperties",
            "NonUpdatableProperties",
        ],
        "says what a body may hold; the service checks it",
    ),
    (
        &["UpdateMethod", "UpsertSupported", "DefaultValue"],
        "Graph puts the first two where the vocabulary doesn't have them; a default is the service's own business",
    ),
];

const PROSE: &str = "says something to people, nothing to a program";
const FORMAT: &str = "says what a value looks like or means; values are carried as they are";
const CHECKS: &str = "restricts values; the service checks them";
const RUNTIME: &str = "describes the service as a whole; requests are the same with and without";
const QUERY: &str = "refines a query option; the service refuses what it cannot do";
const CONTROL: &str = "is in payloads, where unknown annotations are kept";

/// Terms without effect, each with the reason.
const IGNORED: [(&str, &str); 72] = [
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
