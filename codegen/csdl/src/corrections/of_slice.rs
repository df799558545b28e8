//! The corrections that have made what a slice shows.

use crate::config::Correction;
use crate::model::{Item, ItemType, Model, TypeId};
use crate::slice::{Resource, Segment, Slice};
use std::collections::BTreeSet;

/// A correction that is in effect on an item of a slice.
#[derive(Clone, Debug)]
pub struct Corrects<'s> {
    /// The type, property, operation or child of the container.
    pub item: String,
    /// The correction.
    pub entry: &'s Correction,
}

/// Those of a slice, by item.
pub fn of_slice<'s>(slice: &'s Slice<'_>) -> Vec<Corrects<'s>> {
    let model = slice.model();
    let types = types(slice);
    let has = |item: &Item| match item {
        Item::Type(id) | Item::Member(id, _) => types.contains(id),
        Item::Operation(id) => slice.operations().any(|(other, _)| other == *id),
        Item::Root(name) => slice.roots().iter().any(|child| match &child.segment {
            Segment::Name(root) | Segment::Import(root, _) => root == name,
            _ => false,
        }),
    };
    let items = model.corrected().items().filter(|item| has(item));
    items.flat_map(|item| of_item(model, item)).collect()
}

/// Those of an item of a model.
pub fn of_item<'m>(model: &'m Model, item: &Item) -> Vec<Corrects<'m>> {
    let named = spelled(model, item);
    let entries = model.corrected().of(item);
    let corrects = entries.map(|entry| Corrects {
        item: named.clone(),
        entry,
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
        Item::Operation(id) => model.operation(*id).name.to_string(),
        Item::Root(name) => format!("/{name}"),
    }
}

impl Corrects<'_> {
    /// `microsoft.graph.user/drive: contained = false`.
    pub fn what(&self) -> String {
        let said = self.entry.change.entries().into_iter();
        let said: Vec<String> = said
            .map(|(key, value)| format!("{key} = {value}"))
            .collect();
        format!("{}: {}", self.item, said.join(", "))
    }

    /// What is said of it, why, and where that is known from, on one line.
    pub fn line(&self) -> String {
        let (what, entry) = (self.what(), self.entry);
        format!(
            "{what}: {} ({}; {})",
            entry.reason, entry.source, entry.date
        )
    }
}
