//! What CSDL files may carry that bindings can do without. Everything else that is not known is an error.
//!
//! Comments, processing instructions and `xmlns` declarations are ignored as well.

/// Foreign namespaces whose elements and attributes are skipped, each with the reason.
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
];

/// Attributes of CSDL's own elements that are skipped: element, attribute, reason.
const ATTRIBUTES: &[(&str, &str, &str)] = &[(
    "Property",
    "ConcurrencyMode",
    "left over from CSDL 3; ETags are announced by an annotation",
)];

/// Whether elements and attributes of this namespace are skipped.
pub(super) fn is_ignored_namespace(uri: &str) -> bool {
    NAMESPACES.iter().any(|(ignored, _)| *ignored == uri)
}

/// Whether this attribute of this element is skipped.
pub(super) fn is_ignored_attribute(element: &str, attribute: &str) -> bool {
    ATTRIBUTES
        .iter()
        .any(|(of, name, _)| *of == element && *name == attribute)
}
