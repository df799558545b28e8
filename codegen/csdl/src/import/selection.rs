//! Selects the items of a metadata file that belong to a slice.

use crate::model::{ItemType, Model, OperationId, TypeId};
use crate::model::{operations_of, types_of};
use crate::schema::{Schema, TypeItem, TypeItemKind};
use crate::slice::{Child, Segment, Slice};
use std::collections::{BTreeMap, BTreeSet};

/// The items that are imported.
pub(super) struct Selection {
    /// Types with all their members.
    pub(super) whole: BTreeSet<TypeId>,
    /// Types with only the members that paths pass through.
    pub(super) partial: BTreeSet<TypeId>,
    /// Properties and navigation properties that paths go through, with the types that declare them; keys of partial types.
    pub(super) members: BTreeSet<(TypeId, String)>,
    /// Operations.
    pub(super) operations: BTreeSet<OperationId>,
    /// Children of the container.
    pub(super) roots: BTreeSet<String>,
}

impl Selection {
    /// The items that the slice needs.
    pub(super) fn of(slice: &Slice<'_>) -> Self {
        let mut selection = Self {
            whole: slice.types().map(|(id, _)| id).collect(),
            partial: BTreeSet::new(),
            members: BTreeSet::new(),
            operations: slice.operations().map(|(id, _)| id).collect(),
            roots: slice
                .imports()
                .iter()
                .map(|import| import.name.clone())
                .collect(),
        };
        for child in slice.roots() {
            selection.root(child);
        }
        for (_, resource) in slice.resources() {
            let ItemType::Named(ty) = resource.ty.item else {
                continue;
            };
            selection.pass(slice.model(), ty);
            for child in &resource.children {
                selection.member(slice.model(), ty, &child.segment);
            }
        }
        selection.delta_tokens(slice.model());
        selection.binding_types(slice.model());
        selection.keys(slice.model());
        selection.partial.retain(|id| !selection.whole.contains(id));
        selection
    }

    /// Adds the types that the file names in selected items and that a correction replaces by others: facts are those of the
    /// file, so that a correction changes the facts as it changes the file.
    pub(super) fn named_by(&mut self, schema: &Schema, model: &Model) {
        let mut open: Vec<TypeId> = Vec::new();
        for (at, item) in operations_of(schema) {
            if self.operations.contains(&at) {
                let parameters = item.parameters.iter().map(|it| &it.ty);
                let named = parameters.chain(item.returns.iter().map(|it| &it.ty));
                open.extend(named.filter_map(|ty| model.find_in_file(&ty.name)));
            }
        }
        let types: BTreeMap<TypeId, &TypeItem> = types_of(schema).collect();
        open.extend(
            self.whole
                .iter()
                .flat_map(|id| named_in(*id, types.get(id).copied(), model)),
        );
        while let Some(id) = open.pop() {
            if self.has(id) {
                continue;
            }
            self.whole.insert(id);
            open.extend(named_in(id, types.get(&id).copied(), model));
        }
    }

    /// Whether the type is selected at all.
    pub(super) fn has(&self, id: TypeId) -> bool {
        self.whole.contains(&id) || self.partial.contains(&id)
    }

    fn root(&mut self, child: &Child) {
        match &child.segment {
            Segment::Name(name) => {
                self.roots.insert(name.clone());
            }
            Segment::Import(name, id) => {
                self.roots.insert(name.clone());
                self.operations.insert(*id);
            }
            Segment::Key | Segment::Stream(_) | Segment::Cast(_) | Segment::Function(_) => {}
        }
    }

    fn pass(&mut self, model: &Model, id: TypeId) {
        self.partial.extend(model.lineage(id));
    }

    fn member(&mut self, model: &Model, id: TypeId, segment: &Segment) {
        match segment {
            Segment::Name(name) | Segment::Stream(name) => {
                let owner = model
                    .lineage(id)
                    .find(|id| model.own_names(*id).any(|own| own == name));
                self.members
                    .extend(owner.map(|owner| (owner, name.clone())));
            }
            Segment::Function(id) | Segment::Import(_, id) => {
                self.operations.insert(*id);
            }
            Segment::Key | Segment::Cast(_) => {}
        }
    }

    /// Adds the overloads that tell how a delta function takes its token.
    fn delta_tokens(&mut self, model: &Model) {
        let delta = self.operations.iter().map(|id| model.operation(*id));
        let delta = delta.filter(|operation| operation.is_delta);
        let tokens = delta.filter_map(|operation| Some(model.delta_token(operation)?.0));
        let tokens: Vec<OperationId> = tokens.collect();
        self.operations.extend(tokens);
    }

    fn binding_types(&mut self, model: &Model) {
        for id in self.operations.clone() {
            if let Some(ItemType::Named(ty)) =
                model.operation(id).binding.map(|binding| binding.item)
            {
                self.pass(model, ty);
            }
        }
    }

    /// The properties that make up keys, wherever they are declared, and the types of their values.
    fn keys(&mut self, model: &Model) {
        for id in self.partial.clone() {
            let Some(structure) = model.ty(id).structure() else {
                continue;
            };
            let alternates = structure.alternate_keys.iter().flatten();
            for part in structure.key.iter().chain(alternates) {
                self.path(model, id, &part.property);
            }
        }
    }

    fn path(&mut self, model: &Model, id: TypeId, path: &str) {
        let mut owner = id;
        for step in path.split('/') {
            self.pass(model, owner);
            self.member(model, owner, &Segment::Name(step.to_owned()));
            let Some(ItemType::Named(next)) =
                model.property(owner, step).map(|property| property.ty.item)
            else {
                return;
            };
            if model.ty(next).structure().is_none() {
                self.whole.insert(next);
                return;
            }
            owner = next;
        }
    }
}

/// The base of a type and the types of its structural properties, but for those that are not wanted.
fn named_in(id: TypeId, item: Option<&TypeItem>, model: &Model) -> Vec<TypeId> {
    let body = match item.map(|item| &item.kind) {
        Some(TypeItemKind::Entity(body) | TypeItemKind::Complex(body)) => body,
        _ => return Vec::new(),
    };
    let is_wanted = |name: &str| !model.unwanted.contains(&(id, name.to_owned()));
    let properties = body.properties.iter().filter(|it| is_wanted(&it.name));
    let properties = properties.map(|it| &it.ty.name);
    let names = properties.chain(&body.base);
    names.filter_map(|name| model.find_in_file(name)).collect()
}
