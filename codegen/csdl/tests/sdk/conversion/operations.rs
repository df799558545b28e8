//! Bound and unbound operations at the paths that the walk has found.

use super::{Conversion, Last, Path, Way};
use graph_csdl::model::{ItemType, Model, Operation, OperationId, RootKind, TypeId};
use std::collections::{BTreeSet, HashSet};

/// An operation as the elements of a file name it.
pub(super) fn signature(model: &Model, operation: &Operation) -> String {
    let binding = operation.binding.map(|ty| model.spell(ty));
    let parameters = operation
        .parameters
        .iter()
        .filter(|_| operation.is_function);
    let names: Vec<&str> = parameters.map(|it| it.name.as_str()).collect();
    format!(
        "{}({};{})",
        operation.name,
        binding.unwrap_or_default(),
        names.join(",")
    )
}

impl<'m> Conversion<'m> {
    pub(super) fn bind(&mut self) {
        let mut found = Vec::new();
        for (id, operation) in self.model.operations() {
            let Some(binding) = operation.binding else {
                continue;
            };
            let ItemType::Named(ty) = binding.item else {
                continue;
            };
            for ty in self.with_roots(ty) {
                self.bound(id, ty, binding.is_collection, &mut found);
            }
        }
        let counts: HashSet<String> = found
            .iter()
            .filter_map(|path| path.text.strip_suffix("/count"))
            .map(|path| format!("{path}/$count"))
            .collect();
        self.paths.retain(|path| !counts.contains(&path.text));
        self.on_functions(&mut found);
        self.paths.append(&mut found);
    }

    /// The type, and those derived from it that an entity set or singleton has.
    fn with_roots(&self, ty: TypeId) -> BTreeSet<TypeId> {
        let roots = (0..self.model.roots().len()).filter_map(|root| self.root_type(root));
        let derived = roots.filter(|id| self.model.is_a(*id, ty));
        std::iter::once(ty).chain(derived).collect()
    }

    fn bound(&self, id: OperationId, ty: TypeId, to_many: bool, found: &mut Vec<Path<'m>>) {
        for path in &self.paths {
            let is_there = match path.last {
                Last::Root => {
                    self.root_type(path.root) == Some(ty) && self.is_set(path.root) == to_many
                }
                Last::Item => {
                    let is_allowed = || {
                        let name = self.model.operation(id).name.to_string();
                        let target = self.root_target(path.root);
                        self.is_bound(id, self.lists_type(ty, &name) || self.lists(&target, &name))
                    };
                    !to_many
                        && !path.is_alternate
                        && self.root_type(path.root) == Some(ty)
                        && is_allowed()
                }
                Last::Way | Last::WayItem => {
                    let is_item = matches!(path.last, Last::WayItem);
                    path.way.is_some_and(|it| {
                        let is_many = it.way.is_collection;
                        let fits = if to_many {
                            is_many && !is_item
                        } else {
                            !is_many || is_item
                        };
                        it.way.target == ty && fits && self.is_on(id, it)
                    })
                }
                _ => false,
            };
            if is_there {
                found.push(self.called(path, id));
            }
        }
    }

    fn called(&self, path: &Path<'m>, id: OperationId) -> Path<'m> {
        let operation = self.model.operation(id);
        let segment = operation.call(&operation.segment());
        let path = path.then(&format!("/{segment}"), Last::Operation(id));
        path.needs(signature(self.model, operation))
    }

    fn is_on(&self, id: OperationId, way: Way<'m>) -> bool {
        let target = self.target(way.owner, &way.way.name);
        let name = self.model.operation(id).name.to_string();
        match self.explicit.get(id.index()) {
            Some(true) => self.lists(&target, &name),
            _ => way.way.contained,
        }
    }

    fn is_bound(&self, id: OperationId, is_listed: bool) -> bool {
        self.explicit.get(id.index()) != Some(&true) || is_listed
    }

    fn lists(&self, target: &str, name: &str) -> bool {
        let listed = self
            .said
            .names(target, "Org.OData.Core.V1.ExplicitOperationBindings");
        listed.contains(&name)
    }

    fn lists_type(&self, ty: TypeId, name: &str) -> bool {
        let mut lineage = self.model.lineage(ty);
        lineage.any(|id| self.lists(&self.model.ty(id).name.to_string(), name))
    }

    /// Operations and navigation properties of what a composable function returns, one level deep.
    fn on_functions(&self, found: &mut Vec<Path<'m>>) {
        let mut behind = Vec::new();
        for path in found.iter() {
            let Last::Operation(id) = path.last else {
                continue;
            };
            let function = self.model.operation(id);
            let returns = function
                .returns
                .filter(|it| function.is_composable && !it.ty.is_collection);
            let Some(ItemType::Named(ty)) = returns.map(|it| it.ty.item) else {
                continue;
            };
            for (id, operation) in self.model.operations() {
                let is_bound = operation
                    .binding
                    .is_some_and(|binding| !binding.is_collection && self.binds(binding.item, ty));
                if is_bound && operation.name.name != function.name.name && self.is_bound(id, false)
                {
                    let mut call = self.called(path, id);
                    call.is_behind_function = true;
                    behind.push(call);
                }
            }
            for way in self.ways(ty) {
                let mut at = path.then(&format!("/{}", way.way.name), Last::Way);
                at.way = Some(way);
                at.is_behind_function = true;
                behind.push(at.needs(self.target(way.owner, &way.way.name)));
            }
        }
        found.append(&mut behind);
    }

    fn binds(&self, binding: ItemType, ty: TypeId) -> bool {
        match binding {
            ItemType::Named(id) => self.with_roots(id).contains(&ty),
            ItemType::Primitive(_) => false,
        }
    }

    pub(super) fn import(&mut self) {
        for (number, root) in self.model.roots().iter().enumerate() {
            let RootKind::Import(overloads) = &root.kind else {
                continue;
            };
            for id in overloads {
                let operation = self.model.operation(*id);
                self.paths.push(Path {
                    text: format!("/{}", operation.call(&root.name)),
                    below: Vec::new(),
                    root: number,
                    way: None,
                    last: Last::Operation(*id),
                    elements: vec![format!("/{}", root.name), signature(self.model, operation)],
                    casts: Vec::new(),
                    is_alternate: false,
                    is_behind_function: false,
                });
            }
        }
    }
}
