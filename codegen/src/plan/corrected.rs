//! Documentation of corrections of Graph's metadata: which one affects an item.

use super::docs;
use graph_csdl::config::Correction;
use graph_csdl::corrections;
use graph_csdl::model::{Item, Model, TypeId};
use graph_csdl::slice::{Resource, ResourceId, Segment, Slice};
use graph_csdl::verb::{Capability, Verb};
use std::collections::{BTreeMap, BTreeSet};

/// Keys of corrections that affect a field.
const OF_FIELD: &[&str] = &["type", "nullable", "add"];
/// Keys of corrections that affect a struct.
const OF_TYPE: &[&str] = &["stream", "add"];
/// Keys of corrections that affect whether a property or root is a URL segment.
const OF_STEP: &[&str] = &["navigable", "contained", "operations", "add"];
/// Keys of corrections that affect whether items have a URL by key.
const OF_KEY: &[&str] = &["indexable_by_key", "contained"];
/// How many items of a correction are listed.
const MAX_LISTED: usize = 3;

/// The corrected items that affect each resource.
#[derive(Debug)]
pub(super) struct CorrectedItems {
    by_resource: BTreeMap<ResourceId, BTreeSet<Item>>,
}

impl CorrectedItems {
    /// Those of a slice; empty if it has no corrections.
    pub(super) fn new(slice: &Slice<'_>) -> Self {
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
    pub(super) fn of_verb(
        &self,
        model: &Model,
        resources: &[ResourceId],
        verb: Verb,
    ) -> Vec<String> {
        self.notes(model, resources, of_verb(verb)).short()
    }

    /// Corrections of the URL of items by key, in short.
    pub(super) fn of_key(&self, model: &Model, to: ResourceId) -> Vec<String> {
        self.notes(model, &[to], OF_KEY).short()
    }

    /// Corrections of the verbs and keys of a builder with these resources, in full.
    pub(super) fn of_builder(&self, slice: &Slice<'_>, resources: &[ResourceId]) -> Vec<String> {
        if self.by_resource.is_empty() {
            return Vec::new();
        }
        let mut notes = Notes::default();
        let mut seen = BTreeSet::new();
        for resource in resources.iter().map(|id| slice.resource(*id)) {
            for verb in resource.verbs.iter().filter(|verb| seen.insert(**verb)) {
                notes.add(self.notes(slice.model(), resources, of_verb(*verb)));
            }
            for child in resource
                .children
                .iter()
                .filter(|it| it.segment == Segment::Key)
            {
                notes.add(self.notes(slice.model(), &[child.to], OF_KEY));
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
pub(super) fn of_segment_below(model: &Model, from: Option<TypeId>, segment: &str) -> Vec<String> {
    let items = members_named(model, from, segment);
    of_items(model, items.iter(), OF_STEP)
}

/// Corrections of an operation.
pub(super) fn of_operation(model: &Model, item: Item) -> Vec<String> {
    Notes::of(model, [&item], |_| true).full()
}

/// Corrections of a field, as a paragraph.
pub(super) fn of_field(model: &Model, owner: TypeId, name: &str) -> Vec<String> {
    let item = Item::Member(owner, name.to_owned());
    paragraph(of_items(model, [&item], OF_FIELD))
}

/// Corrections of a struct or an enum, as a paragraph.
pub(super) fn of_type(model: &Model, id: TypeId) -> Vec<String> {
    paragraph(of_items(model, [&Item::Type(id)], OF_TYPE))
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

/// Keys of corrections that affect whether resources have a verb, and its HTTP method.
fn of_verb(verb: Verb) -> &'static [&'static str] {
    match verb.facts().needs {
        Capability::Readable => &["readable", "readable_by_key", "stream", "operations"],
        Capability::Countable => &["readable", "countable", "operations"],
        Capability::Insertable => &["insertable", "contained"],
        Capability::Updatable => &["updatable", "update", "contained", "stream", "operations"],
        Capability::Deletable => &["deletable", "contained", "stream", "operations"],
        Capability::Referenceable => &["referenceable", "contained"],
        Capability::StreamBody => &["stream_body"],
    }
}

fn of_items<'i>(
    model: &Model,
    items: impl IntoIterator<Item = &'i Item>,
    keys: &[&str],
) -> Vec<String> {
    Notes::of(model, items, has_key(keys)).full()
}

/// Whether a correction has one of the keys.
fn has_key(keys: &[&str]) -> impl Fn(&Correction) -> bool {
    move |entry| {
        let entries = entry.change.entries();
        entries.iter().any(|(key, _)| keys.contains(key))
    }
}

/// Corrections, each with its items.
#[derive(Default)]
struct Notes<'m>(Vec<(&'m Correction, Vec<String>)>);

impl<'m> Notes<'m> {
    /// The corrections of these items that match.
    fn of<'i>(
        model: &'m Model,
        items: impl IntoIterator<Item = &'i Item>,
        matches: impl Fn(&Correction) -> bool,
    ) -> Self {
        let mut notes = Self::default();
        if model.corrected().is_empty() {
            return notes;
        }
        for item in items {
            let corrects = corrections::of_item(model, item).into_iter();
            for corrects in corrects.filter(|it| matches(it.entry)) {
                notes.note(corrects.entry, corrects.item);
            }
        }
        notes
    }

    fn note(&mut self, entry: &'m Correction, item: String) {
        match self.0.iter_mut().find(|it| std::ptr::eq(it.0, entry)) {
            Some((_, items)) if items.contains(&item) => {}
            Some((_, items)) => items.push(item),
            None => self.0.push((entry, vec![item])),
        }
    }

    fn add(&mut self, other: Self) {
        for (entry, items) in other.0 {
            items.into_iter().for_each(|item| self.note(entry, item));
        }
    }

    /// A paragraph for each: items, values, reason and source.
    fn full(&self) -> Vec<String> {
        self.paragraphs(|entry, items| {
            let source = match entry.source.starts_with("https://") {
                true => format!("[source]({})", entry.source),
                false => docs::escape(&entry.source),
            };
            format!(
                "{}. {} ({source})",
                subject(entry, items),
                docs::escape(&entry.reason),
            )
        })
    }

    /// A line for each: keys and items. The builder has values and reason.
    fn short(&self) -> Vec<String> {
        self.paragraphs(|entry, items| {
            let entries = entry.change.entries();
            let keys: Vec<String> = entries.iter().map(|(key, _)| format!("`{key}`")).collect();
            format!(
                "Corrected: {} of {} ([why](Self)).",
                keys.join(", "),
                named(items)
            )
        })
    }

    fn paragraphs(&self, sentence: impl Fn(&Correction, &[String]) -> String) -> Vec<String> {
        let mut lines = Vec::new();
        for (entry, items) in &self.0 {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            lines.extend(docs::wrapped(&sentence(entry, items)));
        }
        lines
    }
}

/// Items and values of a correction.
fn subject(entry: &Correction, items: &[String]) -> String {
    let entries = entry.change.entries().into_iter();
    // The CSDL of an added element is not shown.
    let entries = entries.map(|(key, value)| match key {
        "add" => "missing".to_owned(),
        _ => format!("{key} = {value}"),
    });
    let entries: Vec<String> = entries.collect();
    format!("Corrected: {}: `{}`", named(items), entries.join(", "))
}

/// The first few items, and how many more there are.
fn named(items: &[String]) -> String {
    let first = items
        .iter()
        .take(MAX_LISTED)
        .map(|item| format!("`{item}`"));
    let first: Vec<String> = first.collect();
    let more = match items.len().saturating_sub(MAX_LISTED) {
        0 => String::new(),
        count => format!(" and {count} more"),
    };
    format!("{}{more}", first.join(", "))
}
