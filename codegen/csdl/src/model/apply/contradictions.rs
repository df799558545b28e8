//! Entries that repeat or contradict each other, by what their targets resolve to: one element can be written in several forms.

use super::additions::EntryPlace;
use super::{Beside, Entry, ModelEditor};
use crate::config::statement::{Clash, Statement};
use crate::config::{Change, Spanned};
use crate::model::OperationId;
use crate::model::index::Index;
use crate::model::target::Target;
use std::collections::BTreeMap;

/// One element that entries are about: a target, of several overloads each.
type Element = Target;

/// A statement, and the entry that it is of.
struct Stated<'e> {
    elements: Vec<Element>,
    statement: Statement<'e>,
    entry: Entry<'e>,
}

/// Those of `corrections.toml`. Entries whose targets are written alike were compared when the file was read.
pub(super) fn of_corrections(beside: &Beside<'_>, editor: &mut ModelEditor<'_>) {
    let config = beside.config;
    let api = config.api.as_deref();
    let mut all = Vec::new();
    for (index, entry) in config.corrections.entries.iter().enumerate() {
        if !entry.holds_for(api) {
            continue;
        }
        for (at, target) in entry.targets.iter().enumerate() {
            let place = EntryPlace::Correction(index, at);
            let api = entry.api.as_deref();
            let named = || Entry::of_corrections(target);
            let at = (place, api);
            all.extend(of_entry(&entry.change, target, named, at, beside, editor));
        }
    }
    report(&all, &config.corrections.text, true, editor);
}

/// Those of the slice itself: what it inherits, it may state otherwise.
pub(super) fn of_slice(beside: &Beside<'_>, editor: &mut ModelEditor<'_>) {
    let config = beside.config;
    let mut all = Vec::new();
    for (index, entry) in config.overrides.iter().enumerate() {
        if entry.inherited {
            continue;
        }
        let target = &entry.target;
        let place = EntryPlace::Override(index, false);
        let named = || Entry::of_slice("override", "target", target, false);
        let at = (place, None);
        all.extend(of_entry(&entry.change, target, named, at, beside, editor));
    }
    for entry in config.resources.iter().filter(|it| !it.inherited) {
        let operations = Change {
            operations: entry.operations.clone(),
            ..Change::default()
        };
        let (target, place) = (&entry.property, EntryPlace::Override(usize::MAX, false));
        let named = || Entry::of_slice("resource", "property", target, false);
        let at = (place, None);
        all.extend(of_entry(&operations, target, named, at, beside, editor));
    }
    for entry in config.secrets.iter().filter(|it| !it.inherited) {
        let target = &entry.property;
        all.push(Stated {
            elements: elements(target, editor),
            statement: Statement {
                key: "secret",
                value: entry.is_secret.to_string(),
                target,
                api: None,
            },
            entry: Entry::of_slice("secret", "property", target, false),
        });
    }
    report(&all, &config.text, false, editor);
}

/// What an entry states of a target, and that the elements which it adds exist.
fn of_entry<'e>(
    change: &Change,
    target: &'e Spanned<String>,
    named: impl Fn() -> Entry<'e>,
    (place, api): (EntryPlace, Option<&'e str>),
    beside: &Beside<'_>,
    editor: &ModelEditor<'_>,
) -> Vec<Stated<'e>> {
    let mut all = Vec::new();
    let mut state = |elements, key, value| {
        let statement = Statement {
            key,
            value,
            target,
            api,
        };
        all.push(Stated {
            elements,
            statement,
            entry: named(),
        });
    };
    for (key, value) in change.entries() {
        if key != "add" {
            state(elements(target, editor), key, value);
            continue;
        }
        let additions = beside.additions.all.iter().filter(|it| it.entry == place);
        for name in additions.flat_map(|it| it.elements.iter().chain(&it.parts)) {
            let added = editor.find_quietly(name);
            let elements = added.map_or_else(Vec::new, |it| each(&it));
            state(elements, key, value.clone());
        }
    }
    all
}

fn elements(target: &Spanned<String>, editor: &ModelEditor<'_>) -> Vec<Element> {
    let found = editor.find_quietly(&target.value);
    found.map_or_else(Vec::new, |it| each(&it))
}

/// The elements that a target is about.
fn each(target: &Target) -> Vec<Element> {
    let one = |id: &OperationId| vec![*id];
    match target {
        Target::Operations(ids) | Target::Returns(ids) => {
            ids.iter().map(|id| Target::Operations(one(id))).collect()
        }
        Target::Parameter(ids, name) => {
            let one = |id| Target::Parameter(one(id), name.clone());
            ids.iter().map(one).collect()
        }
        Target::Factless => Vec::new(),
        target => vec![target.clone()],
    }
}

/// What an element is part of.
fn wholes(element: &Element, index: &Index<'_>) -> Vec<Element> {
    match element {
        Target::Property(id, _) | Target::Navigation(id, _) | Target::Member(id, _) => {
            vec![Target::Type(*id)]
        }
        Target::Parameter(ids, _) => vec![Target::Operations(ids.clone())],
        Target::Below(root, path) => {
            let casts = path.split('/').filter(|step| step.contains('.'));
            let casts = casts.filter_map(|step| index.ty(step)).map(Target::Type);
            [Target::Root(*root)].into_iter().chain(casts).collect()
        }
        _ => Vec::new(),
    }
}

/// Reports each at the later of the two, with the place of the earlier one.
fn report(all: &[Stated<'_>], text: &str, is_compared: bool, editor: &mut ModelEditor<'_>) {
    let mut same: BTreeMap<&Element, Vec<&Statement<'_>>> = BTreeMap::new();
    let mut parts: BTreeMap<Element, Vec<&Statement<'_>>> = BTreeMap::new();
    for stated in all {
        let statement = &stated.statement;
        let mut clashes: Vec<Clash> = Vec::new();
        for element in &stated.elements {
            let earlier = same.get(element).into_iter().flatten();
            let earlier = earlier.filter(|it| !is_compared || !statement.is_written_as(it));
            clashes.extend(earlier.filter_map(|it| statement.clash(it, text)));
            let wholes = wholes(element, editor.index);
            let earlier = wholes.iter().filter_map(|it| same.get(it)).flatten();
            let earlier = earlier.filter(|it| it.key == "exists");
            clashes.extend(earlier.filter_map(|it| statement.clash_of_part(it, text)));
            if statement.key == "exists" {
                let parts = parts.get(element).into_iter().flatten();
                clashes.extend(parts.filter_map(|it| statement.clash_of_part(it, text)));
            }
            same.entry(element).or_default().push(statement);
            for whole in wholes {
                parts.entry(whole).or_default().push(statement);
            }
        }
        clashes.sort();
        clashes.dedup();
        for (what, fix) in clashes {
            editor.report(&stated.entry, what, fix);
        }
    }
}
