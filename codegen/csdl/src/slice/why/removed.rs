//! Which corrections have taken an item out of a slice: those of the steps by which it is reached without corrections.

use super::written::{collection_and_key, is_written};
use super::{chain, operations, types};
use crate::config::Correction;
use crate::corrections::{Corrects, of_item};
use crate::model::{Item, ItemType, Model, OperationId, TypeId};
use crate::slice::{Child, Reason, Resource, Segment, Slice, pattern};

/// What to do about an item that a correction has removed.
pub const RESTORE: &str = "if the service has it, remove the entry from metadata/corrections.toml; `--no-corrections` reads a file as \
                           published";

/// That corrections have taken `item` out of `slice`, a line each; `uncorrected` is the same slice without corrections. What
/// facts of a slice lack from the start is found by the targets of corrections.
pub fn removed(slice: &Slice<'_>, uncorrected: Option<&Slice<'_>>, item: &str) -> Vec<String> {
    let mut steps = Vec::new();
    if let Some(uncorrected) = uncorrected {
        let walk = Steps(uncorrected);
        if item.starts_with('/') {
            walk.to_path(item, &mut steps);
        } else {
            walk.to_named(item, &mut steps);
        }
    }
    let model = slice.model;
    let corrects = steps.iter().flat_map(|step| of_item(model, step));
    let mut lines: Vec<String> = corrects
        .filter(takes_away)
        .map(|corrects| corrects.removal(model))
        .collect();
    if lines.is_empty() {
        let entries = model.corrected().entries().iter();
        lines.extend(entries.filter_map(|entry| by_target(model, entry, item)));
    }
    let mut seen = std::collections::BTreeSet::new();
    lines.retain(|line| seen.insert(line.clone()));
    lines
}

/// Whether something is out of reach by it.
fn takes_away(corrects: &Corrects<'_>) -> bool {
    let change = &corrects.entry.change;
    corrects.keys.iter().any(|key| match *key {
        "exists" | "type" | "returns" | "bound_to" => true,
        "contained" => change.contained == Some(false),
        "navigable" => change.navigable == Some(false),
        "indexable_by_key" => change.indexable_by_key == Some(false),
        _ => false,
    })
}

/// What an entry says of something that does not exist, if the item has the name of one of its targets.
fn by_target(model: &Model, entry: &Correction, item: &str) -> Option<String> {
    if entry.change.exists != Some(false) {
        return None;
    }
    let is_meant = |target: &str| {
        if target == item.replace(' ', "") {
            return true;
        }
        let name = target.split('(').next().unwrap_or(target);
        let bare = name.split_once('/').map_or_else(
            || name.rsplit('.').next().unwrap_or(name).to_owned(),
            |(ty, rest)| format!("{}/{rest}", ty.rsplit('.').next().unwrap_or(ty)),
        );
        // The first segment of a path is a child of the container.
        let is_root = || {
            let rest = item.strip_prefix('/');
            let root = rest.and_then(|rest| rest.split(['/', '(']).next());
            let target = target.split_once('/');
            root.is_some_and(|root| {
                target.is_some_and(|(holder, name)| name == root && model.find(holder).is_none())
            })
        };
        name == item || bare == item || is_root()
    };
    let target = entry.targets.iter().find(|it| is_meant(&it.value))?;
    Some(Corrects::of_absent(target.value.clone(), entry).removal(model))
}

/// The items by which something is reached in a slice.
struct Steps<'s, 'm>(&'s Slice<'m>);

impl Steps<'_, '_> {
    /// Types, operations and properties of a name.
    fn to_named(&self, item: &str, steps: &mut Vec<Item>) {
        let slice = self.0;
        if let Some((ty, property)) = item.split_once('/') {
            for id in types(slice, ty) {
                self.to_member(id, property, steps);
                let navigation = slice.model.navigation(id, property);
                if let Some(navigation) = navigation {
                    self.to_type(navigation.target, steps);
                }
                self.to_type(id, steps);
            }
            return;
        }
        types(slice, item).for_each(|id| self.to_type(id, steps));
        operations(slice, item).for_each(|id| self.to_operation(id, steps));
    }

    fn to_member(&self, owner: TypeId, name: &str, steps: &mut Vec<Item>) {
        let lineage = self.0.model.lineage(owner);
        steps.extend(lineage.map(|id| Item::Member(id, name.to_owned())));
    }

    fn to_type(&self, id: TypeId, steps: &mut Vec<Item>) {
        let mut next = Some(id);
        while let Some(id) = next {
            steps.push(Item::Type(id));
            next = None;
            match self.0.types.get(&id) {
                Some(Reason::BaseOf(derived)) => next = Some(*derived),
                Some(Reason::PropertyOf(owner, property)) => {
                    self.to_member(*owner, property, steps);
                    next = Some(*owner);
                }
                Some(Reason::ParameterOf(operation, _) | Reason::ReturnedBy(operation)) => {
                    self.to_operation(*operation, steps);
                }
                Some(Reason::Resource { path } | Reason::Pattern { path, .. }) => {
                    self.to_path(path, steps);
                }
                Some(Reason::Requested) | None => {}
            }
        }
    }

    fn to_operation(&self, id: OperationId, steps: &mut Vec<Item>) {
        steps.push(Item::Operation(id));
        let is_through = |child: &&Child| matches!(&child.segment, Segment::Function(other) | Segment::Import(_, other) if *other == id);
        let child = || chain::children(self.0).find(is_through);
        let reason = self.0.operations.get(&id);
        let reason = reason.or_else(|| child().map(|child| &child.reason));
        if let Some(Reason::Pattern { path, .. } | Reason::Resource { path }) = reason {
            self.to_path(path, steps);
        }
    }

    /// The steps of a path, as far as the slice has it.
    fn to_path(&self, path: &str, steps: &mut Vec<Item>) {
        let mut at: Option<&Resource> = None;
        for segment in pattern::segments(path) {
            let name = collection_and_key(segment).map_or(segment, |(name, _)| name);
            match at {
                None => steps.push(Item::Root(name.to_owned())),
                Some(resource) => {
                    if let ItemType::Named(id) = resource.ty.item {
                        self.to_member(id, name, steps);
                    }
                    let model = self.0.model;
                    let called = resource.operations.iter().filter(|id| {
                        let operation = &model.operation(**id).name;
                        operation.name == name || operation.to_string() == name
                    });
                    steps.extend(called.map(|id| Item::Operation(*id)));
                }
            }
            let Some(to) = self.next(at, segment, steps) else {
                return;
            };
            at = Some(to);
        }
    }

    fn next(
        &self,
        at: Option<&Resource>,
        segment: &str,
        steps: &mut Vec<Item>,
    ) -> Option<&Resource> {
        let slice = self.0;
        let mut find = |at: Option<&Resource>, written: &str| {
            let children = at.map_or(slice.roots.as_slice(), |it| &it.children);
            let mut children = children.iter();
            let child = children.find(|it| is_written(slice.model, &it.segment, written))?;
            if let Segment::Function(id) | Segment::Import(_, id) = child.segment {
                steps.push(Item::Operation(id));
            }
            Some(slice.resource(child.to))
        };
        find(at, segment).or_else(|| {
            let (collection, _) = collection_and_key(segment)?;
            let collection = find(at, collection)?;
            find(Some(collection), "{}")
        })
    }
}
