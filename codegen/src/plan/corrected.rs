//! Documentation of corrections of Graph's metadata: which one affects an item.

use super::docs;
use graph_csdl::config::Correction;
use graph_csdl::corrections::{self, Corrects};
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

/// Whether a correction is in effect by one of the keys.
fn has_key(keys: &[&str]) -> impl Fn(&Corrects<'_>) -> bool {
    move |corrects| corrects.keys.iter().any(|key| keys.contains(key))
}

/// What a correction says of its items.
struct Note<'m> {
    entry: &'m Correction,
    /// Its keys that are in effect on them, with their values.
    changes: Vec<(&'static str, String)>,
    items: Vec<String>,
}

impl Note<'_> {
    fn is_added(&self) -> bool {
        self.changes.iter().any(|(key, _)| *key == "add")
    }
}

/// Corrections, each with its items.
#[derive(Default)]
struct Notes<'m>(Vec<Note<'m>>);

impl<'m> Notes<'m> {
    /// The corrections of these items that match.
    fn of<'i>(
        model: &'m Model,
        items: impl IntoIterator<Item = &'i Item>,
        matches: impl Fn(&Corrects<'_>) -> bool,
    ) -> Self {
        let mut notes = Self::default();
        if model.corrected().is_empty() {
            return notes;
        }
        for item in items {
            let corrects = corrections::of_item(model, item).into_iter();
            for corrects in corrects.filter(|it| matches(it)) {
                notes.note(Note {
                    entry: corrects.entry,
                    changes: corrects.changes(),
                    items: vec![corrects.item],
                });
            }
        }
        notes
    }

    fn note(&mut self, note: Note<'m>) {
        let is_same =
            |it: &Note<'_>| std::ptr::eq(it.entry, note.entry) && it.changes == note.changes;
        match self.0.iter_mut().find(|it| is_same(it)) {
            Some(known) => {
                let new = note.items.into_iter();
                let new: Vec<String> = new.filter(|it| !known.items.contains(it)).collect();
                known.items.extend(new);
            }
            None => self.0.push(note),
        }
    }

    fn add(&mut self, other: Self) {
        other.0.into_iter().for_each(|note| self.note(note));
    }

    /// A paragraph for each: items, values, reason and source.
    fn full(&self) -> Vec<String> {
        self.paragraphs(|note| {
            let entry = note.entry;
            let source = match entry.source.starts_with("https://") {
                true => format!("[source]({})", entry.source),
                false => docs::escape(&entry.source),
            };
            format!(
                "{}. {} ({source})",
                subject(note),
                docs::escape(&entry.reason)
            )
        })
    }

    /// A line for each: keys and items. The builder has values and reason.
    fn short(&self) -> Vec<String> {
        self.paragraphs(|note| {
            let keys = note.changes.iter().map(|(key, _)| format!("`{key}`"));
            let keys: Vec<String> = keys.collect();
            let named = named(&note.items);
            match note.is_added() {
                true => format!("Added by a correction: {named} ([why](Self))."),
                false => format!("Corrected: {} of {named} ([why](Self)).", keys.join(", ")),
            }
        })
    }

    fn paragraphs(&self, sentence: impl Fn(&Note<'m>) -> String) -> Vec<String> {
        let mut lines = Vec::new();
        for note in &self.0 {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            lines.extend(docs::wrapped(&sentence(note)));
        }
        lines
    }
}

/// Items and values of a correction. The CSDL of an added element is not shown.
fn subject(note: &Note<'_>) -> String {
    let named = named(&note.items);
    if note.is_added() {
        return format!("Added by a correction: {named}, which the metadata lacks");
    }
    let changes = note.changes.iter();
    let changes: Vec<String> = changes
        .map(|(key, value)| format!("{key} = {value}"))
        .collect();
    format!("Corrected: {named}: `{}`", changes.join(", "))
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
