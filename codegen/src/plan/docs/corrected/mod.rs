//! Documentation of corrections of Graph's metadata: which one affects an item.

mod affecting;
mod notes;

use graph_csdl::corrections::Corrects;
use graph_csdl::model::{Item, Model, TypeId};
use graph_csdl::slice::{Resource, ResourceId, Segment, Slice};
use graph_csdl::verb::Verb;
use notes::Notes;
use std::collections::{BTreeMap, BTreeSet};

/// The corrected items that affect each resource.
#[derive(Debug)]
pub(in crate::plan) struct CorrectedItems {
    by_resource: BTreeMap<ResourceId, BTreeSet<Item>>,
}

impl CorrectedItems {
    /// Those of a slice; empty if it has no corrections.
    pub(in crate::plan) fn new(slice: &Slice<'_>) -> Self {
        let model = slice.model();
        let corrected: BTreeSet<&Item> = model.corrected().items().collect();
        let mut by_resource: BTreeMap<ResourceId, BTreeSet<Item>> = BTreeMap::new();
        if corrected.is_empty() {
            return Self { by_resource };
        }
        let mut note = |to: ResourceId, items: Vec<Item>| {
            let corrected = items.into_iter().filter(|item| corrected.contains(item));
            corrected.for_each(|item| _ = by_resource.entry(to).or_default().insert(item));
        };
        for child in slice.roots() {
            note(child.to, of_segment(model, None, &child.segment));
        }
        for (id, resource) in slice.resources() {
            let lineage = resource.ty.named().into_iter();
            let lineage = lineage.flat_map(|id| model.lineage(id));
            note(id, lineage.map(Item::Type).collect());
            for child in &resource.children {
                note(child.to, of_segment(model, Some(resource), &child.segment));
            }
        }
        with_items(slice, &mut by_resource);
        Self { by_resource }
    }

    /// Corrections of a verb of these resources, in short; the builder has the full text.
    pub(in crate::plan) fn of_verb(
        &self,
        model: &Model,
        resources: &[ResourceId],
        verb: Verb,
    ) -> Vec<String> {
        self.notes(model, resources, affecting::verb(verb)).short()
    }

    /// Corrections of the URL of items by key, in short.
    pub(in crate::plan) fn of_key(&self, model: &Model, to: ResourceId) -> Vec<String> {
        self.notes(model, &[to], affecting::KEY).short()
    }

    /// Corrections of the verbs and keys of a builder with these resources, in full.
    pub(in crate::plan) fn of_builder(
        &self,
        slice: &Slice<'_>,
        resources: &[ResourceId],
    ) -> Vec<String> {
        if self.by_resource.is_empty() {
            return Vec::new();
        }
        let mut notes = Notes::default();
        let mut seen = BTreeSet::new();
        for resource in resources.iter().map(|id| slice.resource(*id)) {
            for verb in resource.verbs.iter().filter(|verb| seen.insert(**verb)) {
                notes.add(self.notes(slice.model(), resources, affecting::verb(*verb)));
            }
            for child in resource
                .children
                .iter()
                .filter(|it| it.segment == Segment::Key)
            {
                notes.add(self.notes(slice.model(), &[child.to], affecting::KEY));
            }
        }
        paragraph(notes.full())
    }

    fn notes<'m>(&self, model: &'m Model, resources: &[ResourceId], keys: &[&str]) -> Notes<'m> {
        let items = resources
            .iter()
            .filter_map(|resource| self.by_resource.get(resource));
        let items: BTreeSet<&Item> = items.flatten().collect();
        Notes::of(model, items, has_key(keys))
    }
}

/// Corrections of a segment below a type, or below the service root.
pub(in crate::plan) fn of_segment_below(
    model: &Model,
    from: Option<TypeId>,
    segment: &str,
) -> Vec<String> {
    let items = members_named(model, from, segment);
    of_items(model, items.iter(), affecting::SEGMENT)
}

/// Corrections of an operation.
pub(in crate::plan) fn of_operation(model: &Model, item: Item) -> Vec<String> {
    Notes::of(model, [&item], |_| true).full()
}

/// Corrections of a field, as a paragraph.
pub(in crate::plan) fn of_field(model: &Model, owner: TypeId, name: &str) -> Vec<String> {
    let item = Item::Member(owner, name.to_owned());
    paragraph(of_items(model, [&item], affecting::FIELD))
}

/// Corrections of a struct or an enum, as a paragraph.
pub(in crate::plan) fn of_type(model: &Model, id: TypeId) -> Vec<String> {
    paragraph(of_items(model, [&Item::Type(id)], affecting::TYPE))
}

fn paragraph(mut lines: Vec<String>) -> Vec<String> {
    if !lines.is_empty() {
        lines.insert(0, String::new());
    }
    lines
}

/// Corrections of a collection affect its items, too.
fn with_items(slice: &Slice<'_>, by_resource: &mut BTreeMap<ResourceId, BTreeSet<Item>>) {
    for (id, resource) in slice.resources() {
        let Some(items) = by_resource.get(&id).cloned() else {
            continue;
        };
        let of_items = resource
            .children
            .iter()
            .filter(|it| it.segment == Segment::Key);
        of_items.for_each(|child| {
            by_resource
                .entry(child.to)
                .or_default()
                .extend(items.clone())
        });
    }
}

fn of_segment(model: &Model, from: Option<&Resource>, segment: &Segment) -> Vec<Item> {
    match segment {
        Segment::Name(name) | Segment::Stream(name) => match from {
            Some(resource) => members_named(model, resource.ty.named(), name),
            None => members_named(model, None, name),
        },
        Segment::Function(id) | Segment::Import(_, id) => vec![Item::Operation(*id)],
        Segment::Key | Segment::Cast(_) => Vec::new(),
    }
}

fn members_named(model: &Model, from: Option<TypeId>, name: &str) -> Vec<Item> {
    match from {
        None => vec![Item::Root(name.to_owned())],
        Some(id) => {
            let lineage = model.lineage(id);
            lineage
                .map(|id| Item::Member(id, name.to_owned()))
                .collect()
        }
    }
}

fn of_items<'i>(
    model: &Model,
    items: impl IntoIterator<Item = &'i Item>,
    keys: &[&str],
) -> Vec<String> {
    Notes::of(model, items, has_key(keys)).full()
}

/// Whether a correction is in effect by one of the keys.
fn has_key(keys: &[&str]) -> impl Fn(&Corrects<'_>) -> bool {
    move |corrects| corrects.keys.iter().any(|key| keys.contains(key))
}
