//! What the metadata means: names are ids, bases and bound operations are tied, annotations are facts.
//! Nothing here knows about Rust.

mod access;
mod annotate;
mod any_json;
mod apply;
mod bases;
mod by_path;
mod capabilities;
mod container;
mod corrected;
mod directory;
mod enums;
mod explicit;
mod facts;
mod flags;
pub(crate) mod hash;
mod index;
mod keys;
mod members;
mod operations;
mod primitive;
mod property_resources;
mod report;
mod resolve;
pub(crate) mod secrets;
pub(crate) mod target;
mod terms;
mod types;
mod value;
pub(crate) mod vocabulary;
mod walk;

use crate::problem::{At, Warnings};
use std::collections::{BTreeMap, BTreeSet};

pub use crate::config::UpdateMethod;
pub(crate) use annotate::named;
pub(crate) use apply::CAPABILITY_FLAGS;
pub use apply::HAS_ADDITION;
pub use corrected::{Corrected, InEffect, Item, Outcome, State};
pub(crate) use index::{of as index_of, operations as operations_of, types as types_of};
pub use resolve::resolve;
pub(crate) use terms::unread;
pub(crate) use walk::annotations as annotations_of;

/// All of Graph, or as much of it as the file holds.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub(crate) types: Vec<Type>,
    pub(crate) operations: Vec<Operation>,
    pub(crate) roots: Vec<Root>,
    pub(crate) by_name: BTreeMap<String, TypeId>,
    pub(crate) warnings: Warnings,
    pub(crate) corrected: Corrected,
    /// Members that the metadata has and the slice does not want, by the type that declares them.
    pub(crate) unwanted: BTreeSet<(TypeId, String)>,
}

/// A named type of the [`Model`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub(crate) u32);

/// One overload of an action or function of the [`Model`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperationId(pub(crate) u32);

impl TypeId {
    /// Its number: ids of a model count from 0 without gaps.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl OperationId {
    /// Its number: ids of a model count from 0 without gaps.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl Model {
    /// The type with this id.
    pub fn ty(&self, id: TypeId) -> &Type {
        &self.types[id.0 as usize]
    }

    /// The operation with this id.
    pub fn operation(&self, id: OperationId) -> &Operation {
        &self.operations[id.0 as usize]
    }

    /// Every type, by id.
    pub fn types(&self) -> impl Iterator<Item = (TypeId, &Type)> {
        self.types
            .iter()
            .enumerate()
            .map(|(index, ty)| (TypeId(index as u32), ty))
    }

    /// Every operation, by id.
    pub fn operations(&self) -> impl Iterator<Item = (OperationId, &Operation)> {
        self.operations
            .iter()
            .enumerate()
            .map(|(index, operation)| (OperationId(index as u32), operation))
    }

    /// The first segments of every URL, in name order.
    pub fn roots(&self) -> &[Root] {
        &self.roots
    }

    /// What the metadata holds and is ignored, those of the [`Schema`](crate::schema::Schema) included, by kind and place.
    pub fn warnings(&self) -> &Warnings {
        &self.warnings
    }

    /// What corrections of Graph's metadata came to.
    pub fn corrected(&self) -> &Corrected {
        &self.corrected
    }

    /// The type with this qualified name.
    pub fn find(&self, name: &str) -> Option<TypeId> {
        self.by_name.get(name).copied()
    }

    /// `id` and its base types, nearest first.
    pub fn lineage(&self, id: TypeId) -> impl Iterator<Item = TypeId> + '_ {
        std::iter::successors(Some(id), |id| {
            self.ty(*id)
                .structure()
                .and_then(|structure| structure.base)
        })
    }

    /// Whether it is a media entity.
    pub(crate) fn has_stream(&self, item: ItemType) -> bool {
        let ItemType::Named(id) = item else {
            return false;
        };
        let structure = self.ty(id).structure();
        structure.is_some_and(|structure| structure.has_stream)
    }
}

/// A qualified name, `microsoft.graph` and `synchronizationJob`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QualifiedName {
    /// The namespace.
    pub namespace: String,
    /// The name within it.
    pub name: String,
}

impl std::fmt::Display for QualifiedName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.namespace)?;
        f.write_str(".")?;
        f.write_str(&self.name)
    }
}

/// A named type.
#[derive(Clone, Debug)]
pub struct Type {
    /// Its name.
    pub name: QualifiedName,
    /// What it is.
    pub kind: TypeKind,
    /// What annotations say of it.
    pub facts: Facts,
    /// Where it is in the file.
    pub at: At,
}

impl Type {
    /// Its structure, if it is an entity or complex type.
    pub fn structure(&self) -> Option<&Structure> {
        match &self.kind {
            TypeKind::Entity(structure) | TypeKind::Complex(structure) => Some(structure),
            TypeKind::Enum(_) | TypeKind::Definition(_) => None,
        }
    }
}

/// What a named type is.
#[derive(Clone, Debug)]
pub enum TypeKind {
    /// An entity type.
    Entity(Structure),
    /// A complex type.
    Complex(Structure),
    /// An enum.
    Enum(Enumeration),
    /// Another name for a primitive type.
    Definition(Primitive),
}

/// Properties and descent of an entity or complex type; its own, without those of its bases.
#[derive(Clone, Debug, Default)]
pub struct Structure {
    /// Base type.
    pub base: Option<TypeId>,
    /// Types that name this one as their base, by id.
    pub derived: Vec<TypeId>,
    /// Whether no value has exactly this type.
    pub is_abstract: bool,
    /// Whether values may have properties that are not declared; inherited.
    pub is_open: bool,
    /// Whether it is a media entity, with a byte stream at `$value`; inherited.
    pub has_stream: bool,
    /// Its own key, in order; empty if a base declares it.
    pub key: Vec<KeyPart>,
    /// Other keys that it can be addressed by, its own ones.
    pub alternate_keys: Vec<Vec<KeyPart>>,
    /// Structural properties, in file order.
    pub properties: Vec<Property>,
    /// Navigation properties, in file order.
    pub navigation: Vec<Navigation>,
    /// Operations bound to this type, and to collections of it; not those bound to bases.
    pub bound: Vec<OperationId>,
    /// See `bound`.
    pub bound_to_collection: Vec<OperationId>,
}

/// One property of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPart {
    /// Its name in the URL.
    pub name: String,
    /// Path to the property.
    pub property: String,
    /// Type of its value.
    pub primitive: Primitive,
}

/// A structural property.
#[derive(Clone, Debug)]
pub struct Property {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: TypeRef,
    /// Whether a value, or an item of a collection, may be null; `true` where the file is silent.
    pub nullable: bool,
    /// Whether it must never be printed.
    pub secret: bool,
    /// Where the service serves this property as a resource of its own, the verbs that it offers there.
    pub resource: Option<PropertyResource>,
    /// What annotations say of it.
    pub facts: Facts,
    /// Where it is in the file.
    pub at: At,
}

/// A structural property with a URL of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PropertyResource {
    /// `GET` of the value.
    pub get: bool,
    /// `GET …/$count`.
    pub count: bool,
    /// `PATCH` of the value.
    pub update: bool,
    /// `PUT` of a new value.
    pub replace: bool,
    /// `DELETE` of the value.
    pub delete: bool,
}

/// A navigation property.
#[derive(Clone, Debug)]
pub struct Navigation {
    /// Its name.
    pub name: String,
    /// Entity type of the target.
    pub target: TypeId,
    /// Whether its target is a collection.
    pub is_collection: bool,
    /// Whether the target may be absent.
    pub nullable: bool,
    /// Whether the target lives and dies with its owner.
    pub contained: bool,
    /// What annotations say of it.
    pub facts: Facts,
    /// Where it is in the file.
    pub at: At,
}

/// The type of a property, parameter or result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeRef {
    /// The type, or that of the items.
    pub item: ItemType,
    /// Whether it is a collection.
    pub is_collection: bool,
}

/// The type of one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemType {
    /// A primitive type.
    Primitive(Primitive),
    /// A named type.
    Named(TypeId),
}

/// The primitive and abstract types of the `Edm` namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    missing_docs,
    reason = "the names are those of CSDL section 3.3 and mean what they mean there"
)]
pub enum Primitive {
    Binary,
    Boolean,
    Byte,
    Date,
    DateTimeOffset,
    Decimal,
    Double,
    Duration,
    Guid,
    Int16,
    Int32,
    Int64,
    SByte,
    Single,
    Stream,
    String,
    TimeOfDay,
    /// Any of `Edm.Geography…` and `Edm.Geometry…`: GeoJSON.
    Geo(GeoKind),
    /// Any JSON value.
    Untyped,
    /// Any primitive value.
    PrimitiveType,
    /// Any complex value.
    ComplexType,
    /// Any entity.
    EntityType,
}

/// Which of the geographic types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    missing_docs,
    reason = "the names are those of CSDL section 3.3 and mean what they mean there"
)]
pub enum GeoKind {
    Geography,
    GeographyPoint,
    GeographyLineString,
    GeographyPolygon,
    GeographyMultiPoint,
    GeographyMultiLineString,
    GeographyMultiPolygon,
    GeographyCollection,
    Geometry,
    GeometryPoint,
    GeometryLineString,
    GeometryPolygon,
    GeometryMultiPoint,
    GeometryMultiLineString,
    GeometryMultiPolygon,
    GeometryCollection,
}

/// An enum.
#[derive(Clone, Debug, Default)]
pub struct Enumeration {
    /// Whether a value is a set of members.
    pub is_flags: bool,
    /// Whether the values of its members are bits, so that one member may represent several.
    pub has_bits: bool,
    /// Members in file order, with the values that absence represents filled in.
    pub members: Vec<Member>,
}

/// A member of an enum.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Its value; several members may share one.
    pub value: i64,
    /// What annotations say of it.
    pub facts: Facts,
    /// Where it is in the file.
    pub at: At,
}

/// One overload of an action or function.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Its name.
    pub name: QualifiedName,
    /// Whether it is a function.
    pub is_function: bool,
    /// What it is bound to, if it is bound.
    pub binding: Option<TypeRef>,
    /// Whether more segments may follow it.
    pub is_composable: bool,
    /// Parameters in order, without the binding parameter.
    pub parameters: Vec<Parameter>,
    /// What it returns.
    pub returns: Option<Returns>,
    /// Whether it is a delta function: its pages end in a delta link.
    pub is_delta: bool,
    /// What annotations say of it.
    pub facts: Facts,
    /// Where it is in the file.
    pub at: At,
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: TypeRef,
    /// Whether it may be null.
    pub nullable: bool,
    /// Whether a call may leave it out (`Core.OptionalParameter`).
    pub optional: bool,
    /// Whether it must never be printed.
    pub secret: bool,
    /// What annotations say of it.
    pub facts: Facts,
}

/// The result of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Returns {
    /// Its type.
    pub ty: TypeRef,
    /// Whether it may be null.
    pub nullable: bool,
}

/// The first segment of a URL.
#[derive(Clone, Debug)]
pub struct Root {
    /// The segment.
    pub name: String,
    /// Its kind and target.
    pub kind: RootKind,
    /// What annotations say of it.
    pub facts: Facts,
    /// Where it is in the file.
    pub at: At,
}

/// What the first segment addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RootKind {
    /// A collection of entities.
    EntitySet(TypeId),
    /// One entity.
    Singleton(TypeId),
    /// Unbound operations: all overloads of the imported name.
    Import(Vec<OperationId>),
}

/// What annotations say of an item, each with `None` or empty where they are silent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// `Core.Description`. Never in the output that is checked in.
    pub description: Option<String>,
    /// `Core.LongDescription`. Never in the output that is checked in.
    pub long_description: Option<String>,
    /// `Core.Revisions` of kind `Deprecated`; few items have it, and all have room for it.
    pub deprecated: Option<Box<Deprecation>>,
    /// Set by the service alone: `Core.Computed`, or `Core.Permissions` that allow reading only.
    pub read_only: bool,
    /// `Core.Immutable`: set when created and never changed.
    pub immutable: bool,
    /// Of an operation: whether only what lists it in its `explicit_bindings` has it (`Core.RequiresExplicitBinding`).
    pub requires_explicit_binding: bool,
    /// Qualified names of operations that are bound here explicitly (`Core.ExplicitOperationBindings`).
    pub explicit_bindings: Vec<String>,
    /// What the `Capabilities` vocabulary allows.
    pub capabilities: Capabilities,
    /// What it allows on navigation paths below the item, by path: `RestrictedProperties`, and annotations whose target
    /// goes on behind an entity set.
    pub below: BTreeMap<String, Capabilities>,
}

/// When something was deprecated, and when it will be removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deprecation {
    /// `Date`.
    pub date: Option<String>,
    /// `Version`: Graph's own name for the announcement.
    pub version: Option<String>,
    /// `RemovalDate`.
    pub removal_date: Option<String>,
    /// `Description`. Never in the output that is checked in.
    pub description: Option<String>,
}

/// What the `Capabilities` vocabulary allows at an item; `None` where it is silent.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Capabilities {
    /// `ReadRestrictions/Readable`.
    pub readable: Option<bool>,
    /// `ReadRestrictions/ReadByKeyRestrictions/Readable`.
    pub readable_by_key: Option<bool>,
    /// `InsertRestrictions/Insertable`.
    pub insertable: Option<bool>,
    /// `UpdateRestrictions/Updatable`.
    pub updatable: Option<bool>,
    /// `UpdateRestrictions/UpdateMethod`.
    pub update_method: Option<UpdateMethod>,
    /// Whether `UpdateMethod` has `PUT` beside the method above: it creates what is not there, or replaces the whole.
    pub put_too: bool,
    /// `UpdateRestrictions/Upsertable`.
    pub upsertable: Option<bool>,
    /// `DeleteRestrictions/Deletable`.
    pub deletable: Option<bool>,
    /// `CountRestrictions/Countable`.
    pub countable: Option<bool>,
    /// `SelectSupport/Supported` or `SelectRestrictions/Selectable`.
    pub selectable: Option<bool>,
    /// `ExpandRestrictions/Expandable`.
    pub expandable: Option<bool>,
    /// `FilterRestrictions/Filterable`.
    pub filterable: Option<bool>,
    /// `SortRestrictions/Sortable`.
    pub sortable: Option<bool>,
    /// `SearchRestrictions/Searchable`.
    pub searchable: Option<bool>,
    /// `TopSupported`.
    pub top: Option<bool>,
    /// `SkipSupported`.
    pub skip: Option<bool>,
    /// `ChangeTracking/Supported`.
    pub change_tracking: Option<bool>,
    /// `NavigationRestrictions/Referenceable`.
    pub referenceable: Option<bool>,
    /// `NavigationRestrictions/Navigability`.
    pub navigability: Option<Navigability>,
    /// `IndexableByKey`.
    pub indexable_by_key: Option<bool>,
    /// Whether a `POST` takes bytes too, in a media type of their own: to what items are created in, or of an action. No term
    /// of a vocabulary says so.
    pub stream_body: Option<bool>,
}

/// How far one can go from a navigation property.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Navigability {
    /// As far as there is.
    Recursive,
    /// One step.
    Single,
    /// Not at all.
    None,
}
