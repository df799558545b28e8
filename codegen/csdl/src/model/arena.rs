//! The [`Model`]: every item of the metadata, addressed by its id.

use super::prefixes::Prefixes;
use super::{Corrected, ItemType, Operation, Root, Type};
use crate::problem::Warnings;
use std::collections::{BTreeMap, BTreeSet};

/// All of Graph, or as much of it as the file holds.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub(crate) types: Vec<Type>,
    pub(crate) operations: Vec<Operation>,
    pub(crate) roots: Vec<Root>,
    pub(crate) by_name: BTreeMap<String, TypeId>,
    /// The types that an entry states do not exist, by qualified name. Their ids are those of no other type.
    pub(crate) removed_types: BTreeMap<String, TypeId>,
    pub(crate) warnings: Warnings,
    pub(crate) corrected: Corrected,
    /// Members that the metadata has and the slice does not want, by the type that declares them.
    pub(crate) unwanted: BTreeSet<(TypeId, String)>,
    pub(crate) prefixes: Prefixes,
}

/// A named type of the [`Model`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub(crate) u32);

/// One overload of an action or function of the [`Model`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperationId(pub(crate) u32);

impl TypeId {
    /// The id with this number; a model has far fewer items than `u32` has numbers.
    pub(crate) fn new(index: usize) -> Self {
        Self(index as u32)
    }

    /// Its number: ids of a model count from 0 without gaps.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl OperationId {
    /// The id with this number; a model has far fewer items than `u32` has numbers.
    pub(crate) fn new(index: usize) -> Self {
        Self(index as u32)
    }

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

    /// Every type that exists, by id.
    pub fn types(&self) -> impl Iterator<Item = (TypeId, &Type)> {
        let all = self.type_ids().zip(&self.types);
        all.filter(|(id, _)| !self.is_removed(*id))
    }

    /// Every id of a type, those of removed types included: what is kept by [`TypeId::index`] has as many places.
    pub fn type_ids(&self) -> impl ExactSizeIterator<Item = TypeId> + use<> {
        (0..self.types.len()).map(TypeId::new)
    }

    /// Every operation, by id.
    pub fn operations(&self) -> impl Iterator<Item = (OperationId, &Operation)> {
        self.operations
            .iter()
            .enumerate()
            .map(|(index, operation)| (OperationId::new(index), operation))
    }

    /// The first segments of every URL, in name order.
    pub fn roots(&self) -> &[Root] {
        &self.roots
    }

    /// What the metadata holds and is ignored, those of the [`Schema`](crate::schema::Schema) included, by kind and place.
    pub fn warnings(&self) -> &Warnings {
        &self.warnings
    }

    /// The outcomes of corrections of Graph's metadata.
    pub fn corrected(&self) -> &Corrected {
        &self.corrected
    }

    /// The type with this qualified name.
    pub fn find(&self, name: &str) -> Option<TypeId> {
        self.by_name.get(name).copied()
    }

    /// Whether an entry states that the type does not exist.
    pub(crate) fn is_removed(&self, id: TypeId) -> bool {
        self.removed_types.values().any(|removed| *removed == id)
    }

    /// The type with this qualified name in the file, whether it exists or is removed.
    pub(crate) fn find_in_file(&self, name: &str) -> Option<TypeId> {
        let removed = || self.removed_types.get(name).copied();
        self.find(name).or_else(removed)
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
