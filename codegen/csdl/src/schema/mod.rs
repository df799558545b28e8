//! What the XML says: names qualified, order kept, every item with its byte offset, nothing interpreted.

mod declared;
mod ignored;
mod places;
mod read;
mod spelling;
mod write;

use crate::problem::{At, Warnings};

pub use declared::declared;
pub(crate) use places::at_one_place;
pub use places::without_places;
pub use read::{MAX_BYTES, MAX_DEPTH, read};
pub use write::write;

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
    /// `Annotations` elements; their targets may lie in another namespace.
    pub annotations: Vec<Annotations>,
    /// `Annotation` elements: what the element says of itself.
    pub own_annotations: Vec<Annotation>,
    /// Where it is.
    pub at: At,
}

/// A named type.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeItem {
    /// Qualified name.
    pub name: String,
    /// What kind of type.
    pub kind: TypeItemKind,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
    /// Where it is.
    pub at: At,
}

/// The four kinds of named types.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeItemKind {
    /// `EntityType`.
    Entity(Structured),
    /// `ComplexType`.
    Complex(Structured),
    /// `EnumType`.
    Enum(EnumItem),
    /// `TypeDefinition`.
    Definition {
        /// The primitive type that it names anew.
        underlying: String,
        /// Its facets.
        facets: Facets,
    },
}

/// What entity and complex types have in common.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Structured {
    /// Qualified name of the base type.
    pub base: Option<String>,
    /// `Abstract`.
    pub is_abstract: bool,
    /// `OpenType`.
    pub is_open: bool,
    /// `HasStream`.
    pub has_stream: bool,
    /// `Key`, in order.
    pub key: Vec<KeyRef>,
    /// Structural properties.
    pub properties: Vec<Property>,
    /// Navigation properties.
    pub navigation: Vec<Navigation>,
}

/// A `PropertyRef` of a `Key`.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyRef {
    /// Path to the property.
    pub name: String,
    /// Its name in URLs, where the path has more than one step.
    pub alias: Option<String>,
}

/// A `Property`.
#[derive(Clone, Debug, PartialEq)]
pub struct Property {
    /// Its name, which is also its name in JSON.
    pub name: String,
    /// Its type.
    pub ty: TypeName,
    /// Its facets.
    pub facets: Facets,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
    /// Where it is.
    pub at: At,
}

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

/// A `NavigationProperty`.
#[derive(Clone, Debug, PartialEq)]
pub struct Navigation {
    /// Its name.
    pub name: String,
    /// The entity type of its target.
    pub ty: TypeName,
    /// `Nullable`.
    pub nullable: Option<bool>,
    /// `ContainsTarget`.
    pub contains_target: bool,
    /// `Partner`.
    pub partner: Option<String>,
    /// `ReferentialConstraint`, in order.
    pub constraints: Vec<Constraint>,
    /// `OnDelete`.
    pub on_delete: Option<OnDelete>,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
    /// Where it is.
    pub at: At,
}

/// A `ReferentialConstraint`.
#[derive(Clone, Debug, PartialEq)]
pub struct Constraint {
    /// The property of this type.
    pub property: String,
    /// The property of the target.
    pub referenced: String,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
}

/// An `OnDelete`.
#[derive(Clone, Debug, PartialEq)]
pub struct OnDelete {
    /// `Action`.
    pub action: String,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
}

/// An `EnumType`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EnumItem {
    /// `UnderlyingType`.
    pub underlying: Option<String>,
    /// `IsFlags`.
    pub is_flags: bool,
    /// `Member`, in order; values may be absent and may repeat.
    pub members: Vec<Member>,
}

/// A `Member` of an enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Its `Value`, if given.
    pub value: Option<i64>,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
    /// Where it is.
    pub at: At,
}

/// An `Action` or a `Function`.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// Qualified name.
    pub name: String,
    /// Whether it is a function.
    pub is_function: bool,
    /// `IsBound`: the first parameter is the binding parameter.
    pub is_bound: bool,
    /// `IsComposable`.
    pub is_composable: bool,
    /// `EntitySetPath`.
    pub entity_set_path: Option<String>,
    /// Parameters, in order.
    pub parameters: Vec<Parameter>,
    /// `ReturnType`.
    pub returns: Option<ReturnType>,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
    /// Where it is.
    pub at: At,
}

/// A `Parameter`.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: TypeName,
    /// Its facets.
    pub facets: Facets,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
    /// Where it is.
    pub at: At,
}

/// A `ReturnType`.
#[derive(Clone, Debug, PartialEq)]
pub struct ReturnType {
    /// The type.
    pub ty: TypeName,
    /// Its facets.
    pub facets: Facets,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
}

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

/// An `EntityContainer`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Container {
    /// Qualified name.
    pub name: String,
    /// `Extends`.
    pub extends: Option<String>,
    /// Its children, in order.
    pub children: Vec<ContainerChild>,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
    /// Where it is.
    pub at: At,
}

/// A child of the entity container.
#[derive(Clone, Debug, PartialEq)]
pub struct ContainerChild {
    /// Its name, which is the first segment of its URL.
    pub name: String,
    /// What it is.
    pub kind: ContainerChildKind,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
    /// Where it is.
    pub at: At,
}

/// What a child of the entity container is.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerChildKind {
    /// `EntitySet`.
    EntitySet {
        /// Qualified name of the entity type.
        entity_type: String,
        /// `IncludeInServiceDocument`.
        in_service_document: Option<bool>,
        /// Navigation property bindings.
        bindings: Vec<Binding>,
    },
    /// `Singleton`.
    Singleton {
        /// Qualified name of the entity type.
        entity_type: String,
        /// `Nullable` (CSDL 4.01).
        nullable: Option<bool>,
        /// Navigation property bindings.
        bindings: Vec<Binding>,
    },
    /// `ActionImport`.
    ActionImport {
        /// Qualified name of the action.
        action: String,
        /// `EntitySet`.
        entity_set: Option<String>,
    },
    /// `FunctionImport`.
    FunctionImport {
        /// Qualified name of the function.
        function: String,
        /// `EntitySet`.
        entity_set: Option<String>,
        /// `IncludeInServiceDocument`.
        in_service_document: Option<bool>,
    },
}

/// A `NavigationPropertyBinding`.
#[derive(Clone, Debug, PartialEq)]
pub struct Binding {
    /// Path from the set's type, with type casts written in full.
    pub path: String,
    /// The entity set, singleton or containment path that it is bound to.
    pub target: String,
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
