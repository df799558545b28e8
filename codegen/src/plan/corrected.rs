//! What documentation says of corrections of Graph's metadata: which one has made an item what it is.

use super::docs;
use graph_csdl::config::Correction;
use graph_csdl::corrections;
use graph_csdl::model::{Item, Model, TypeId};
use graph_csdl::slice::{Place, PlaceId, Segment, Slice};
use graph_csdl::verb::{Capability, Verb};
use std::collections::{BTreeMap, BTreeSet};

/// What a field shows of its property.
const OF_FIELD: &[&str] = &["type", "nullable", "add"];
/// What a struct shows of its type.
const OF_TYPE: &[&str] = &["stream", "add"];
/// What decides that a URL goes on through a member or a child of the container.
const OF_STEP: &[&str] = &["navigable", "contained", "operations", "add"];
/// What decides that items have a URL by their key.
const OF_KEY: &[&str] = &["indexable_by_key", "contained"];
/// Items that are named where one correction is about many.
const NAMED: usize = 3;

/// Which corrected items each place is reached by and made of.
#[derive(Debug)]
pub(super) struct CorrectedPlaces {
    by_place: BTreeMap<PlaceId, BTreeSet<Item>>,
}

impl CorrectedPlaces {
    /// Those of a slice; nothing is looked at where nothing is corrected.
    pub(super) fn new(slice: &Slice<'_>) -> Self {
        let model = slice.model();
        let corrected: BTreeSet<&Item> = model.corrected().items().collect();
        let mut by_place: BTreeMap<PlaceId, BTreeSet<Item>> = BTreeMap::new();
        if corrected.is_empty() {
            return Self { by_place };
        }
        let mut note = |to: PlaceId, items: Vec<Item>| {
            let corrected = items.into_iter().filter(|item| corrected.contains(item));
            corrected.for_each(|item| _ = by_place.entry(to).or_default().insert(item));
        };
        for edge in slice.roots() {
            note(edge.to, of_segment(model, None, &edge.segment));
        }
        for (id, place) in slice.places() {
            let lineage = place.ty.named().into_iter();
            let lineage = lineage.flat_map(|id| model.lineage(id));
            note(id, lineage.map(Item::Type).collect());
            for edge in &place.edges {
                note(edge.to, of_segment(model, Some(place), &edge.segment));
            }
        }
        with_items(slice, &mut by_place);
        Self { by_place }
    }

    /// What is said of a verb of these places.
    pub(super) fn of_verb(&self, model: &Model, places: &[PlaceId], verb: Verb) -> Vec<String> {
        self.of_places(model, places, of_verb(verb))
    }

    /// What is said of going on to an item by its key.
    pub(super) fn of_key(&self, model: &Model, to: PlaceId) -> Vec<String> {
        self.of_places(model, &[to], OF_KEY)
    }

    fn of_places(&self, model: &Model, places: &[PlaceId], keys: &[&str]) -> Vec<String> {
        let items = places.iter().filter_map(|place| self.by_place.get(place));
        let items: BTreeSet<&Item> = items.flatten().collect();
        of_items(model, items, keys)
    }
}

/// What is said of a step to a segment from a type, or from the service root.
pub(super) fn of_step(model: &Model, from: Option<TypeId>, segment: &str) -> Vec<String> {
    let items = named(model, from, segment);
    of_items(model, items.iter(), OF_STEP)
}

/// What is said of an operation.
pub(super) fn of_operation(model: &Model, item: Item) -> Vec<String> {
    let all = |_: &Correction| true;
    spelled(model, [&item], all)
}

/// What is said of a field, as a paragraph of its own.
pub(super) fn of_field(model: &Model, owner: TypeId, name: &str) -> Vec<String> {
    let item = Item::Member(owner, name.to_owned());
    paragraph(of_items(model, [&item], OF_FIELD))
}

/// What is said of a struct, as a paragraph of its own.
pub(super) fn of_type(model: &Model, id: TypeId) -> Vec<String> {
    paragraph(of_items(model, [&Item::Type(id)], OF_TYPE))
}

fn paragraph(mut lines: Vec<String>) -> Vec<String> {
    if !lines.is_empty() {
        lines.insert(0, String::new());
    }
    lines
}

/// Items of a collection are what corrections of the collection are about, too.
fn with_items(slice: &Slice<'_>, by_place: &mut BTreeMap<PlaceId, BTreeSet<Item>>) {
    for (id, place) in slice.places() {
        let Some(items) = by_place.get(&id).cloned() else {
            continue;
        };
        let of_items = place.edges.iter().filter(|it| it.segment == Segment::Key);
        of_items.for_each(|edge| by_place.entry(edge.to).or_default().extend(items.clone()));
    }
}

fn of_segment(model: &Model, from: Option<&Place>, segment: &Segment) -> Vec<Item> {
    match segment {
        Segment::Name(name) | Segment::Stream(name) => match from {
            Some(place) => named(model, place.ty.named(), name),
            None => named(model, None, name),
        },
        Segment::Function(id) | Segment::Import(_, id) => vec![Item::Operation(*id)],
        Segment::Key | Segment::Cast(_) => Vec::new(),
    }
}

fn named(model: &Model, from: Option<TypeId>, name: &str) -> Vec<Item> {
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

/// The keys of corrections that decide whether resources have a verb, and its method.
fn of_verb(verb: Verb) -> &'static [&'static str] {
    match verb.facts().needs {
        Capability::Readable => &["readable", "readable_by_key", "stream", "operations"],
        Capability::Countable => &["readable", "countable", "operations"],
        Capability::Insertable => &["insertable", "contained"],
        Capability::Updatable => &["updatable", "update", "contained", "stream", "operations"],
        Capability::Deletable => &["deletable", "contained", "stream", "operations"],
        Capability::Referenceable => &["referenceable", "contained"],
    }
}

fn of_items<'i>(
    model: &Model,
    items: impl IntoIterator<Item = &'i Item>,
    keys: &[&str],
) -> Vec<String> {
    let says = |entry: &Correction| {
        let said = entry.change.said();
        said.iter().any(|(key, _)| keys.contains(key))
    };
    spelled(model, items, says)
}

/// A paragraph for each correction that `says` something: what it is about, what it says, why, and where that is from.
fn spelled<'i>(
    model: &Model,
    items: impl IntoIterator<Item = &'i Item>,
    says: impl Fn(&Correction) -> bool,
) -> Vec<String> {
    if model.corrected().is_empty() {
        return Vec::new();
    }
    let mut entries: Vec<(&Correction, Vec<String>)> = Vec::new();
    for item in items {
        for corrects in corrections::of_item(model, item) {
            let entry = corrects.entry;
            if !says(entry) {
                continue;
            }
            match entries.iter_mut().find(|it| std::ptr::eq(it.0, entry)) {
                Some((_, items)) => items.push(corrects.item),
                None => entries.push((entry, vec![corrects.item])),
            }
        }
    }
    let mut lines = Vec::new();
    for (entry, items) in entries {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(docs::wrapped(&sentence(entry, &items)));
    }
    lines
}

fn sentence(entry: &Correction, items: &[String]) -> String {
    let said = entry.change.said().into_iter();
    // Added elements are named by what they are, not by their CSDL.
    let said = said.map(|(key, value)| match key {
        "add" => "missing".to_owned(),
        _ => format!("{key} = {value}"),
    });
    let said: Vec<String> = said.collect();
    let named = items.iter().take(NAMED).map(|item| format!("`{item}`"));
    let named: Vec<String> = named.collect();
    let more = match items.len().saturating_sub(NAMED) {
        0 => String::new(),
        count => format!(" and {count} more"),
    };
    let source = match entry.source.starts_with("https://") {
        true => format!("[source]({})", entry.source),
        false => docs::escape(&entry.source),
    };
    format!(
        "Corrected: {}{more}: `{}`. {} ({source})",
        named.join(", "),
        said.join(", "),
        docs::escape(&entry.reason),
    )
}
