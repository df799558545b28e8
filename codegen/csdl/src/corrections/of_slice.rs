//! The corrections that have made what a slice shows, and those that have removed what it lacks.

use crate::config::Correction;
use crate::model::{Item, ItemType, Model, OperationId, TypeId, TypeRef};
use crate::slice::{Child, Resource, Segment, Slice};
use std::collections::BTreeSet;

/// A correction that is in effect on an item of a slice.
#[derive(Clone, Debug)]
pub struct Corrects<'s> {
    /// The type, property, operation with the types of its parameters, parameter, or child of the container.
    pub item: String,
    /// The correction.
    pub entry: &'s Correction,
    /// Its keys that are in effect on the item.
    pub keys: Vec<&'static str>,
    /// Whether a slice lacks the item.
    is_gone: bool,
}

/// Those of a slice, by item. An item that a correction has removed is there if what had it is.
pub fn of_slice<'s>(slice: &'s Slice<'_>) -> Vec<Corrects<'s>> {
    let model = slice.model();
    let types = types(slice);
    let is_there = |item: &Item| match item {
        Item::Type(id) | Item::Member(id, _) => types.contains(id),
        Item::Operation(id) => slice.operations().any(|(other, _)| other == *id),
        Item::Root(name) => {
            let is_child = |child: &Child| match &child.segment {
                Segment::Name(root) | Segment::Import(root, _) => root == name,
                _ => false,
            };
            slice.roots().iter().any(is_child) || slice.imports().iter().any(|it| it.name == *name)
        }
    };
    let was_there = |item: &Item| was_there(slice, &types, item, &is_there);
    let mut found = Vec::new();
    for item in model.corrected().items() {
        let is_there = is_there(item);
        for mut corrects in of_item(model, item) {
            corrects.is_gone = !is_there;
            if is_there || (corrects.takes_away() && was_there(item)) {
                found.push(corrects);
            }
        }
    }
    found
}

/// Whether what had an item is in a slice: of a type, something that named it as its type.
fn was_there(
    slice: &Slice<'_>,
    types: &BTreeSet<TypeId>,
    item: &Item,
    is_there: &dyn Fn(&Item) -> bool,
) -> bool {
    let model = slice.model();
    let mut seen = BTreeSet::new();
    let mut open = vec![item];
    while let Some(item) = open.pop() {
        let of_removed = match item {
            Item::Operation(id) => {
                let binding = model.operation(*id).binding.and_then(TypeRef::named);
                if binding.is_some_and(|id| types.contains(&id)) {
                    return true;
                }
                binding
            }
            Item::Root(name) if slice.asks_for_root(name) => return true,
            Item::Root(_) => None,
            Item::Type(id) | Item::Member(id, _) => Some(*id),
        };
        let of_removed = of_removed.filter(|id| seen.insert(*id));
        let users = of_removed.and_then(|id| model.corrected().users.get(&id));
        let users = users.into_iter().flatten();
        for user in users {
            if is_there(user) {
                return true;
            }
            open.push(user);
        }
    }
    false
}

/// Those of an item of a model.
pub fn of_item<'m>(model: &'m Model, item: &Item) -> Vec<Corrects<'m>> {
    let found = model.corrected().of(item);
    if found.is_empty() {
        return Vec::new(); // most items, whose names are not needed
    }
    let named = spelled(model, item);
    let corrects = found.into_iter().map(|it| Corrects {
        item: format!("{named}{}", it.part),
        entry: it.entry,
        keys: it.keys,
        is_gone: false,
    });
    corrects.collect()
}

/// The types of a slice: models, what paths pass through, and the bases of both.
fn types(slice: &Slice<'_>) -> BTreeSet<TypeId> {
    let of_resource = |resource: &Resource| match resource.ty.item {
        ItemType::Named(id) => Some(id),
        ItemType::Primitive(_) => None,
    };
    let passed = slice
        .resources()
        .filter_map(|(_, resource)| of_resource(resource));
    let all = passed.chain(slice.types().map(|(id, _)| id));
    all.flat_map(|id| slice.model().lineage(id)).collect()
}

fn spelled(model: &Model, item: &Item) -> String {
    match item {
        Item::Type(id) => model.ty(*id).name.to_string(),
        Item::Member(id, name) => format!("{}/{name}", model.ty(*id).name),
        Item::Operation(id) => signature(model, *id),
        Item::Root(name) => format!("/{name}"),
    }
}

/// An overload as a target names it, by the types of parameters that are published: `ns.pause(ns.job,Edm.Int32)`.
pub(crate) fn signature(model: &Model, id: OperationId) -> String {
    if let Some(published) = model.corrected().signatures.get(&id) {
        return published.clone();
    }
    let operation = model.operation(id);
    let binding = operation.binding.into_iter();
    let types = binding.chain(operation.parameters.iter().map(|it| it.ty));
    let types: Vec<String> = types.map(|ty| model.spell(ty)).collect();
    format!("{}({})", operation.name, types.join(","))
}

impl Corrects<'_> {
    /// Its keys that are in effect, each with its value.
    pub fn changes(&self) -> Vec<(&'static str, String)> {
        let entries = self.entry.change.entries().into_iter();
        entries.filter(|(key, _)| self.keys.contains(key)).collect()
    }

    /// Whether the item, or the part of it, does not exist any more, or nothing of the slice has it.
    pub fn removes(&self) -> bool {
        self.is_gone || self.keys.contains(&"exists")
    }

    /// Whether a slice may lack the item for it.
    fn takes_away(&self) -> bool {
        self.keys
            .iter()
            .any(|key| ["exists", "bound_to"].contains(key))
    }

    /// An item that does not exist by an entry.
    pub(crate) fn of_absent(item: String, entry: &Correction) -> Corrects<'_> {
        Corrects {
            item,
            entry,
            keys: vec!["exists"],
            is_gone: true,
        }
    }

    /// `microsoft.graph.user/drive: contained = false`.
    pub fn what(&self) -> String {
        let changes = self.changes().into_iter();
        let changes: Vec<String> = changes
            .map(|(key, value)| format!("{key} = {value}"))
            .collect();
        format!("{}: {}", self.item, changes.join(", "))
    }

    /// That it has removed something: where the entry is, and its [line](Self::line).
    pub fn removal(&self, model: &Model) -> String {
        let place = model.corrected().line_of(self.entry, &self.item);
        let line = self.line();
        format!("removed by the correction at line {place} of corrections.toml: {line}")
    }

    /// The change, its reason and its source, on one line.
    pub fn line(&self) -> String {
        let (what, entry) = (self.what(), self.entry);
        let line = format!(
            "{what}: {} ({}; {})",
            entry.reason, entry.source, entry.date
        );
        super::escape::line(&line)
    }
}
