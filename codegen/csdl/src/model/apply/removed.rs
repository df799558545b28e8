//! What does not exist: types, members, operations and children of the container. Members and children are found by their places,
//! so they are taken away after all entries of a file have been applied.

use super::removed_types::RemovedTypes;
use crate::model::target::Target;
use crate::model::{Model, OperationId, RootKind, TypeId, TypeKind};
use crate::problem::Mistake;

/// What entries state does not exist.
#[derive(Debug, Default)]
pub(in crate::model) struct Removed {
    pub(super) types: RemovedTypes,
    /// A type, the index of a member in it, and whether it is a structural property.
    members: Vec<(TypeId, usize, bool)>,
    /// An enum, and the index of a member.
    enum_members: Vec<(TypeId, usize)>,
    operations: Vec<OperationId>,
    roots: Vec<usize>,
}

impl Removed {
    /// Removes a member.
    pub(super) fn member(&mut self, id: TypeId, slot: usize, is_property: bool) {
        self.members.push((id, slot, is_property));
    }

    /// Removes a member of an enum.
    pub(super) fn enum_member(&mut self, id: TypeId, slot: usize) {
        self.enum_members.push((id, slot));
    }

    /// Whether it exists by all entries that have been applied.
    pub(super) fn is_there(&self, target: &Target) -> bool {
        self.check(target.clone(), "").is_ok()
    }

    /// Whether the operation still exists.
    pub(super) fn has(&self, id: OperationId) -> bool {
        !self.operations.contains(&id)
    }

    /// Removes a child of the container.
    pub(super) fn root(&mut self, root: usize) {
        self.roots.push(root);
    }

    /// Nothing has the operation any more.
    pub(super) fn operation(&mut self, id: OperationId, model: &mut Model) {
        self.operations.push(id);
        for index in 0..model.types.len() {
            if let Some(structure) = model.structure_mut(TypeId::new(index)) {
                structure.bound.retain(|bound| *bound != id);
                structure.bound_to_collection.retain(|bound| *bound != id);
            }
        }
        for root in &mut model.roots {
            if let RootKind::Import(ids) = &mut root.kind {
                ids.retain(|imported| *imported != id);
            }
        }
    }

    /// The target, as far as it still exists.
    ///
    /// # Errors
    /// If nothing is left of it: what is wrong, and what fixes it.
    pub(super) fn check(&self, target: Target, name: &str) -> Result<Target, Mistake> {
        let is_there = |id: &OperationId| !self.operations.contains(id);
        let of = |ids: Vec<OperationId>| -> Option<Vec<OperationId>> {
            let left: Vec<_> = ids.into_iter().filter(is_there).collect();
            (!left.is_empty()).then_some(left)
        };
        let is_member = |id, slot, is_property| self.members.contains(&(id, slot, is_property));
        let left = match target {
            Target::Type(id)
            | Target::Property(id, _)
            | Target::Navigation(id, _)
            | Target::Member(id, _)
                if self.types.has(id) =>
            {
                None
            }
            Target::Root(root) if self.roots.contains(&root) => None,
            Target::Property(id, slot) if is_member(id, slot, true) => None,
            Target::Navigation(id, slot) if is_member(id, slot, false) => None,
            Target::Member(id, slot) if self.enum_members.contains(&(id, slot)) => None,
            Target::Operations(ids) => of(ids).map(Target::Operations),
            Target::Returns(ids) => of(ids).map(Target::Returns),
            Target::Parameter(ids, parameter) => {
                of(ids).map(|ids| Target::Parameter(ids, parameter))
            }
            target => Some(target),
        };
        left.ok_or_else(|| {
            Mistake::new(
                format!("the target `{name}` does not exist: another entry removes it"),
                "remove this entry, or the one with `exists = false`",
            )
        })
    }

    /// Takes the children of the container away.
    pub(super) fn take_roots(&mut self, model: &mut Model) {
        let mut roots = std::mem::take(&mut self.roots);
        roots.sort_unstable();
        roots.dedup();
        for root in roots.into_iter().rev() {
            model.roots.remove(root);
        }
    }

    /// Takes the members away.
    pub(super) fn take_members(&mut self, model: &mut Model) {
        let mut members = std::mem::take(&mut self.members);
        members.sort_unstable();
        members.dedup();
        for (id, slot, is_property) in members.into_iter().rev() {
            if let Some(structure) = model.structure_mut(id) {
                if is_property {
                    structure.properties.remove(slot);
                } else {
                    structure.navigation.remove(slot);
                }
            }
        }
        let mut members = std::mem::take(&mut self.enum_members);
        members.sort_unstable();
        members.dedup();
        for (id, slot) in members.into_iter().rev() {
            if let TypeKind::Enum(body) = &mut model.type_mut(id).kind {
                body.members.remove(slot);
            }
        }
    }
}
