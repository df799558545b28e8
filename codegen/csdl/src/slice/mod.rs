//! What the asked-for paths reach: types and places, each with the reason it is in.

mod address;
mod asks;
mod bound;
mod closure;
mod grow;
pub mod keys;
mod left_out;
mod node;
mod pattern;
mod select;
mod spell;
mod traversable;
mod unmatched;
mod verbs;
mod walk;
mod why;

use crate::model::{Capabilities, Model, OperationId, TypeId, TypeRef};
use std::collections::BTreeMap;

pub use crate::verb::{Role, Verb};
pub use node::Node;
pub use select::select;
pub use verbs::possible;
pub use why::why;

/// The part of a [`Model`] that path patterns reach.
#[derive(Clone, Debug)]
pub struct Slice<'m> {
    pub(crate) model: &'m Model,
    pub(crate) types: BTreeMap<TypeId, Reason>,
    pub(crate) places: Vec<Place>,
    pub(crate) roots: Vec<Edge>,
    pub(crate) imports: Vec<Import>,
    pub(crate) operations: BTreeMap<OperationId, Reason>,
    pub(crate) patterns: pattern::Patterns,
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

    /// The edges from the service root, by segment.
    pub fn roots(&self) -> &[Edge] {
        &self.roots
    }

    /// The unbound operations, by name of the import and overload.
    pub fn imports(&self) -> &[Import] {
        &self.imports
    }

    /// Every operation that is offered somewhere, by id, each with the first place that offers it.
    pub fn operations(&self) -> impl Iterator<Item = (OperationId, &Reason)> {
        self.operations.iter().map(|(id, reason)| (*id, reason))
    }

    /// Every place, by id.
    pub fn places(&self) -> impl Iterator<Item = (PlaceId, &Place)> {
        self.places
            .iter()
            .enumerate()
            .map(|(index, place)| (PlaceId(index as u32), place))
    }

    /// The place with this id.
    pub fn place(&self, id: PlaceId) -> &Place {
        &self.places[id.0 as usize]
    }
}

/// A [`Place`] of a [`Slice`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(pub(crate) u32);

impl PlaceId {
    /// Its number: ids of a slice count from 0 without gaps.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A kind of resource as URLs reach it: one place however many paths lead there, so the places of a slice grow
/// with its types and operations, not with its paths.
///
/// Two resources share a place if type, number, role, capabilities and what the patterns still ask for below
/// them are the same.
#[derive(Clone, Debug)]
pub struct Place {
    /// Type of the resource.
    pub ty: TypeRef,
    /// How it belongs to what it was reached from.
    pub role: Role,
    /// What annotations allow here: those on the way (path, navigation property, entity set) before those of the type and
    /// of its bases. Only what means something for the number and role of the resource; what is said of a collection
    /// holds for its items too. A singleton isn't `deletable` unless the metadata says so.
    pub capabilities: Capabilities,
    /// Built-in operations, in the order of [`Verb`]; none where a pattern only passes through.
    pub verbs: Vec<Verb>,
    /// Operations bound to it, those of the type itself before those of its bases, by name and overload.
    pub operations: Vec<OperationId>,
    /// The edges that leave it, by segment.
    pub edges: Vec<Edge>,
    /// The first path that leads here, keys as `{}`.
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

/// A step from one place to another: one segment.
#[derive(Clone, Debug)]
pub struct Edge {
    /// What is added to the URL.
    pub segment: Segment,
    /// Where it leads.
    pub to: PlaceId,
    /// For [`Segment::Key`]: the keys by which patterns ask for the item. Builders offer all keys of the type.
    pub keys: Vec<AskedKey>,
    /// Whether a pattern names the segment, rather than `**`.
    pub is_named: bool,
    /// Why it is in.
    pub reason: Reason,
}

/// A key by which a pattern asks for an item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AskedKey {
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
    /// on the way to navigation or a stream.
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
    /// A place of this type is reached, at this path.
    Place {
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
    Asked,
}
