//! Annotations, the expressions that are their values, and the terms of vocabularies.

use super::{Facets, TypeName};
use crate::problem::At;

/// A vocabulary `Term`.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Qualified name.
    pub name: String,
    /// Type of its values.
    pub ty: TypeName,
    /// `BaseTerm`.
    pub base_term: Option<String>,
    /// `AppliesTo`, split at blanks.
    pub applies_to: Vec<String>,
    /// Its facets.
    pub facets: Facets,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
    /// Where it is.
    pub at: At,
}

/// An `Annotations` element.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotations {
    /// Its target, with namespaces in full: a type, `type/property`, `operation(binding type, …)`,
    /// `container/child`.
    pub target: String,
    /// `Qualifier`.
    pub qualifier: Option<String>,
    /// What it says of the target.
    pub annotations: Vec<Annotation>,
    /// Where it is.
    pub at: At,
}

/// An `Annotation`.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// Qualified name of the term.
    pub term: String,
    /// `Qualifier`.
    pub qualifier: Option<String>,
    /// Its value; absent means the term's default.
    pub value: Option<Expression>,
    /// Annotations of the annotation.
    pub annotations: Vec<Annotation>,
    /// Where it is.
    pub at: At,
}

/// A constant or dynamic expression ([CSDL 14.3](https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_ConstantExpression)).
///
/// Scalars keep the text they were written with.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A scalar: `String="…"`, `<Int>1</Int>`, `Date="…"`.
    Scalar(ScalarKind, String),
    /// `true` or `false`.
    Bool(bool),
    /// `EnumMember`, qualified, split at blanks.
    EnumMember(Vec<String>),
    /// A path of one of the path kinds.
    Path(PathKind, String),
    /// `Collection`.
    Collection(Vec<Expression>),
    /// `Record`.
    Record(Record),
    /// `Null`.
    Null,
    /// Any other, by the name of its element or attribute: a dynamic expression such as `Apply`, which only the service
    /// can compute, or one of a newer version of CSDL. Its operands are not read.
    Other(String),
}

impl Expression {
    /// The items of a collection; none of anything else.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::Collection(items) => items,
            _ => &[],
        }
    }

    /// The record, if it is one. It and [`items`](Self::items) are all that an expression contains.
    pub fn record(&self) -> Option<&Record> {
        match self {
            Self::Record(record) => Some(record),
            _ => None,
        }
    }

    /// [`items`](Self::items), to alter them.
    pub(crate) fn items_mut(&mut self) -> &mut [Self] {
        match self {
            Self::Collection(items) => items,
            _ => &mut [],
        }
    }

    /// [`record`](Self::record), to alter it.
    pub(crate) fn record_mut(&mut self) -> Option<&mut Record> {
        match self {
            Self::Record(record) => Some(record),
            _ => None,
        }
    }
}

/// How a scalar is written, apart from booleans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScalarKind {
    /// `String`.
    String,
    /// `Int`.
    Int,
    /// `Float`.
    Float,
    /// `Decimal`.
    Decimal,
    /// `Date`.
    Date,
    /// `DateTimeOffset`.
    DateTimeOffset,
    /// `Duration`.
    Duration,
    /// `TimeOfDay`.
    TimeOfDay,
    /// `Guid`.
    Guid,
    /// `Binary`.
    Binary,
}

/// The kinds of path expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathKind {
    /// `Path`.
    Value,
    /// `PropertyPath`.
    Property,
    /// `NavigationPropertyPath`.
    NavigationProperty,
    /// `AnnotationPath`.
    Annotation,
    /// `ModelElementPath`.
    ModelElement,
    /// `AnyPropertyPath`.
    AnyProperty,
}

/// A `Record`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// `Type`, qualified.
    pub ty: Option<String>,
    /// `PropertyValue`, in order.
    pub properties: Vec<PropertyValue>,
    /// Annotations of the record.
    pub annotations: Vec<Annotation>,
}

/// A `PropertyValue`.
#[derive(Clone, Debug, PartialEq)]
pub struct PropertyValue {
    /// The record's property.
    pub property: String,
    /// Its value; absent means the property's default.
    pub value: Option<Expression>,
    /// Annotations of the value.
    pub annotations: Vec<Annotation>,
}
