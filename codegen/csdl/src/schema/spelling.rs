//! How expressions and versions are spelled in CSDL, for reading and for writing.

use super::{PathKind, ScalarKind, Version};

/// XML namespace of the elements that describe a service.
pub(super) const EDM: &str = "http://docs.oasis-open.org/odata/ns/edm";

/// XML namespace of the elements around them.
pub(super) const EDMX: &str = "http://docs.oasis-open.org/odata/ns/edmx";

/// Every kind of scalar with its name.
const SCALARS: [(ScalarKind, &str); 10] = [
    (ScalarKind::String, "String"),
    (ScalarKind::Int, "Int"),
    (ScalarKind::Float, "Float"),
    (ScalarKind::Decimal, "Decimal"),
    (ScalarKind::Date, "Date"),
    (ScalarKind::DateTimeOffset, "DateTimeOffset"),
    (ScalarKind::Duration, "Duration"),
    (ScalarKind::TimeOfDay, "TimeOfDay"),
    (ScalarKind::Guid, "Guid"),
    (ScalarKind::Binary, "Binary"),
];

/// Every kind of path with its name.
const PATHS: [(PathKind, &str); 6] = [
    (PathKind::Value, "Path"),
    (PathKind::Property, "PropertyPath"),
    (PathKind::NavigationProperty, "NavigationPropertyPath"),
    (PathKind::Annotation, "AnnotationPath"),
    (PathKind::ModelElement, "ModelElementPath"),
    (PathKind::AnyProperty, "AnyPropertyPath"),
];

impl ScalarKind {
    pub(super) fn named(name: &str) -> Option<Self> {
        find(&SCALARS, |(_, known)| *known == name).map(|(kind, _)| *kind)
    }

    /// The name of its attribute and element.
    pub fn as_str(self) -> &'static str {
        find(&SCALARS, |(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }
}

impl PathKind {
    pub(super) fn named(name: &str) -> Option<Self> {
        find(&PATHS, |(_, known)| *known == name).map(|(kind, _)| *kind)
    }

    /// The name of its attribute and element.
    pub fn as_str(self) -> &'static str {
        find(&PATHS, |(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }
}

impl Version {
    /// As the attribute spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V4_0 => "4.0",
            Self::V4_01 => "4.01",
        }
    }
}

fn find<T>(table: &'static [T], is_it: impl Fn(&T) -> bool) -> Option<&'static T> {
    table.iter().find(|entry| is_it(entry))
}
