//! What the asked-for paths reach: types and resources, each with the reason it is in.
//!
//! Here is decided which resources a URL of the metadata has, and which verbs and operations each has: a walk from the service root
//! along the states of patterns, then the types that what it found needs. Nothing here knows about Rust.

mod address;
mod bound;
mod closure;
mod grow;
pub mod keys;
mod left_out;
mod node;
mod pattern;
mod select;
mod spell;
mod states;
mod traversable;
mod unmatched;
mod verbs;
mod walk;
mod why;

use crate::model::{Capabilities, Model, OperationId, TypeId, TypeRef};
use crate::problem::Problems;
use std::collections::BTreeMap;

pub use crate::verb::{Role, Verb};
pub use node::Node;
pub use select::select;
pub use verbs::possible;
pub use why::{RESTORE, removed, why};

/// The part of a [`Model`] that path patterns reach.
#[derive(Clone, Debug)]
pub struct Slice<'m> {
    pub(crate) model: &'m Model,
    pub(crate) types: BTreeMap<TypeId, Reason>,
    pub(crate) resources: Vec<Resource>,
    pub(crate) roots: Vec<Child>,
    pub(crate) imports: Vec<Import>,
    pub(crate) operations: BTreeMap<OperationId, Reason>,
    pub(crate) patterns: pattern::Patterns,
    pub(crate) unmatched: Problems,
}

impl<'m> Slice<'m> {
    /// The model that ids of this slice are ids of.
    pub fn model(&self) -> &'m Model {
        self.model
    }

    /// The types that are models, by id, each with the reason it is in.
    pub fn types(&self) -> impl Iterator<Item = (TypeId, &Reason)> {
        self.types.iter().map(|(id, reason)| (*id, reason))
    }

    /// Whether the type is a model of this slice.
    pub fn has(&self, id: TypeId) -> bool {
        self.types.contains_key(&id)
    }

    /// Whether a pattern asks for a child of the service root with this name, or for all of them.
    pub(crate) fn asks_for_root(&self, name: &str) -> bool {
        let mut starts = self.patterns.starts();
        starts.any(|(_, state)| self.patterns.begins_with(state, name))
    }

    /// The children of the service root, by segment.
    pub fn roots(&self) -> &[Child] {
        &self.roots
    }

    /// The unbound operations, by name of the import and overload.
    pub fn imports(&self) -> &[Import] {
        &self.imports
    }

    /// Every operation that is offered somewhere, by id, each with the first resource that offers it.
    pub fn operations(&self) -> impl Iterator<Item = (OperationId, &Reason)> {
        self.operations.iter().map(|(id, reason)| (*id, reason))
    }

    /// Every resource, by id.
    pub fn resources(&self) -> impl Iterator<Item = (ResourceId, &Resource)> {
        self.resources
            .iter()
            .enumerate()
            .map(|(index, resource)| (ResourceId(index as u32), resource))
    }

    /// Patterns that match nothing; only a [lenient](crate::config::Config::lenient) configuration has any.
    pub fn unmatched(&self) -> &Problems {
        &self.unmatched
    }

    /// The resource with this id.
    pub fn resource(&self, id: ResourceId) -> &Resource {
        &self.resources[id.0 as usize]
    }
}

/// The id of a [`Resource`] of a [`Slice`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResourceId(pub(crate) u32);

impl ResourceId {
    /// Its number: ids of a slice count from 0 without gaps.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A kind of resource that URLs address, however many paths address it: the resources of a slice grow with its types and
/// operations, not with its paths.
///
/// Two paths address one resource if type, cardinality, role, capabilities and what the patterns still ask for below are
/// the same.
#[derive(Clone, Debug)]
pub struct Resource {
    /// Type of the resource.
    pub ty: TypeRef,
    /// How it belongs to what it was reached from.
    pub role: Role,
    /// For [`Role::Property`]: the type that has it, and its name. Two properties are two resources, whatever their types.
    pub property: Option<(TypeId, String)>,
    /// What annotations allow here: those along the path (path, navigation property, entity set) before those of the type and
    /// of its bases. Only what means something for the number and role of the resource; what is stated about a collection
    /// holds for its items too. A singleton isn't `deletable` unless the metadata says so.
    pub capabilities: Capabilities,
    /// Built-in operations, in the order of [`Verb`]; none where a pattern only passes through.
    pub verbs: Vec<Verb>,
    /// Operations bound to it, those of the type itself before those of its bases, by name and overload.
    pub operations: Vec<OperationId>,
    /// The resources one segment below, by segment.
    pub children: Vec<Child>,
    /// The first path of it, keys as `{}`.
    pub path: String,
}

/// An unbound operation, imported under a name.
#[derive(Clone, Debug)]
pub struct Import {
    /// The name, which is the segment of its URL.
    pub name: String,
    /// The overload.
    pub operation: OperationId,
    /// Why it is in.
    pub reason: Reason,
}

/// A resource one segment below another, or below the service root.
#[derive(Clone, Debug)]
pub struct Child {
    /// What is added to the URL.
    pub segment: Segment,
    /// The resource.
    pub to: ResourceId,
    /// For [`Segment::Key`]: the keys by which patterns ask for the item. Builders offer all keys of the type.
    pub keys: Vec<RequestedKey>,
    /// Whether a pattern names the segment, rather than `**`.
    pub is_named: bool,
    /// Why it is in.
    pub reason: Reason,
}

/// A key by which a pattern asks for an item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RequestedKey {
    /// The key of the type: `users/{id}`.
    Own,
    /// The alternate key with these names, in their declared order: `users(appId={appId})`.
    Alternate(Vec<String>),
}

/// What is added to a URL.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Segment {
    /// `/{id}`: an item of a collection by its key; by each alternate key too, those being the type's.
    Key,
    /// `/name`: an entity set, singleton or navigation property, a property served as a resource, or a complex property
    /// along the path to navigation or a stream.
    Name(String),
    /// `/name` of a stream property.
    Stream(String),
    /// `/microsoft.graph.user`: the same resource as a derived type.
    Cast(TypeId),
    /// `/name(p=…)` of a composable function: its result.
    Function(OperationId),
    /// `/name(p=…)` of a composable function that is imported under this name: its result.
    Import(String, OperationId),
}

/// Why an item is in the slice: one step back towards a pattern.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The pattern with this index (in sorted order) reaches it, at this path.
    Pattern {
        /// The pattern as written.
        pattern: String,
        /// The path at which it matched, keys as `{}`.
        path: String,
    },
    /// A resource of this type is reached, at this path.
    Resource {
        /// The path, keys as `{}`.
        path: String,
    },
    /// It is the base of this type.
    BaseOf(TypeId),
    /// It is the type of this property of this type.
    PropertyOf(TypeId, String),
    /// It is the type of this parameter of this operation.
    ParameterOf(OperationId, String),
    /// This operation returns it.
    ReturnedBy(OperationId),
    /// The configuration asks for it by name.
    Requested,
}
