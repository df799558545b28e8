//! The file: its version, what it refers to, and its `Schema` elements.

use super::{Annotation, Annotations, Container, Operation, Term, TypeItem};
use crate::problem::{At, Warnings};

/// Everything a CSDL file declares, schema element by schema element, in file order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schema {
    /// `Version` of the `edmx:Edmx` element.
    pub version: Version,
    /// The `edmx:Reference` elements; their aliases are already resolved.
    pub references: Vec<Reference>,
    /// The `Schema` elements.
    pub namespaces: Vec<Namespace>,
    /// What the file holds that is not in here.
    pub warnings: Warnings,
}

/// A version of CSDL.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Version {
    /// `4.0`.
    #[default]
    V4_0,
    /// `4.01`.
    V4_01,
}

/// An `edmx:Reference`: another CSDL file that this one uses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reference {
    /// Where it is published.
    pub uri: String,
    /// The schemas of it that are used.
    pub includes: Vec<Include>,
    /// The annotations of it that are used.
    pub include_annotations: Vec<IncludeAnnotations>,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
    /// Where it is.
    pub at: At,
}

/// An `edmx:Include`.
#[derive(Clone, Debug, PartialEq)]
pub struct Include {
    /// Its `Namespace`.
    pub namespace: String,
    /// Its `Alias`. References are already written with the namespace in full.
    pub alias: Option<String>,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
}

/// An `edmx:IncludeAnnotations`.
#[derive(Clone, Debug, PartialEq)]
pub struct IncludeAnnotations {
    /// The vocabulary whose terms are meant.
    pub term_namespace: String,
    /// Only annotations with this `Qualifier`.
    pub qualifier: Option<String>,
    /// Only annotations of this namespace.
    pub target_namespace: Option<String>,
}

/// One `Schema` element ([CSDL 5](https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_Schema)).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Namespace {
    /// Its `Namespace`, as in `microsoft.graph`.
    pub name: String,
    /// Its `Alias`. References are already written with the namespace in full.
    pub alias: Option<String>,
    /// Entity, complex and enum types and type definitions.
    pub types: Vec<TypeItem>,
    /// Actions and functions, every overload an item.
    pub operations: Vec<Operation>,
    /// Vocabulary terms.
    pub terms: Vec<Term>,
    /// Entity containers.
    pub containers: Vec<Container>,
    /// `Annotations` elements; their targets may be in another namespace.
    pub annotations: Vec<Annotations>,
    /// `Annotation` elements: annotations of the `Schema` element itself.
    pub own_annotations: Vec<Annotation>,
    /// Where it is.
    pub at: At,
}
