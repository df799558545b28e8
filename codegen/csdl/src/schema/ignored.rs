//! What CSDL files may carry that bindings can do without. What may change their meaning and is not known is an error.
//!
//! Comments, processing instructions and `xmlns` declarations are ignored as well.

/// Foreign namespaces whose elements and attributes are skipped without a warning, each with the reason. Markup of any
/// other foreign namespace is skipped too, and counted.
const NAMESPACES: &[(&str, &str)] = &[
    (
        "http://www.w3.org/XML/1998/namespace",
        "`xml:lang` and the like say nothing of the interface",
    ),
    (
        "http://www.w3.org/2001/XMLSchema-instance",
        "`xsi:schemaLocation` is for XML validators",
    ),
    (
        "http://aggregator.microsoft.com/internal",
        "`ags:` steers Graph's own gateway; the public files shed it",
    ),
    (
        "http://www.sap.com/Protocols/SAPData",
        "`sap:` steers SAP's user interfaces",
    ),
    (
        "http://schemas.microsoft.com/ado/2007/08/dataservices/metadata",
        "`m:` is of OData 1 to 3",
    ),
    (
        "http://schemas.microsoft.com/ado/2009/02/edm/annotation",
        "`annotation:` is for code generators of CSDL 2 and 3",
    ),
];

/// Attributes of CSDL's own elements that are skipped: elements (any, if there is none), attribute, reason.
const ATTRIBUTES: &[(&[&str], &str, &str)] = &[
    (
        &["Property"],
        "ConcurrencyMode",
        "left over from CSDL 3; ETags are announced by an annotation",
    ),
    (
        &[],
        "FixedLength",
        "a facet of CSDL 3; values are checked by the service",
    ),
    (&[], "Collation", "a facet of CSDL 3; the service sorts"),
    (
        &["ActionImport"],
        "IncludeInServiceDocument",
        "of the service document, which is not read",
    ),
];

/// Elements of CSDL that have no effect on the output, or whose meaning is a matter of the term: what is unknown in them is
/// ignored with a warning.
const WITHOUT_EFFECT: &[&str] = &[
    "Edmx",
    "DataServices",
    "Reference",
    "Include",
    "IncludeAnnotations",
    "Term",
    "Annotations",
    "Annotation",
    "PropertyValue",
    "Record",
    "Collection",
    "Null",
    "ReferentialConstraint",
    "OnDelete",
    "NavigationPropertyBinding",
];

/// Whether elements and attributes of this namespace are skipped without a warning.
pub(super) fn is_ignored_namespace(uri: &str) -> bool {
    NAMESPACES.iter().any(|(ignored, _)| *ignored == uri)
}

/// Whether this attribute of this element is skipped.
pub(super) fn is_ignored_attribute(element: &str, attribute: &str) -> bool {
    ATTRIBUTES
        .iter()
        .any(|(of, name, _)| *name == attribute && (of.is_empty() || of.contains(&element)))
}

/// Whether what is unknown in this element of CSDL has no effect on the output.
pub(super) fn is_without_effect(element: &str) -> bool {
    WITHOUT_EFFECT.contains(&element)
}
