//! `[[correction]]`: what Graph's metadata has wrong, for every slice.
//!
//! A target that the metadata lacks is passed over: the versions of Graph differ, and a slice has a part of one.

use super::change::{self, Effect, Part};
use super::{Entry, ModelEditor};
use crate::config::Correction;
use crate::model::corrected::Note;
use crate::model::target::Target;
use crate::model::{Item, Model, OperationId, Outcome, State, TypeKind};

/// Applies each entry to each of its targets, and keeps what came of it.
pub(super) fn apply(entries: &[Correction], api: Option<&str>, editor: &mut ModelEditor<'_>) {
    editor.model.corrected.entries = entries.to_vec();
    let mut steps = change::Steps::default();
    for (index, entry) in entries.iter().enumerate() {
        for (at, name) in entry.targets.iter().enumerate() {
            let place = (index, at);
            if !entry.holds_for(api) {
                note(place, None, State::OtherApi, editor.model);
            } else if let Some(text) = &entry.change.add {
                note_added(place, &name.value, &text.value, editor);
            } else if let Some(target) = editor.find_quietly(&name.value) {
                steps.add(place, &entry.change, &target, editor.model);
            } else {
                note(place, None, State::Absent, editor.model);
            }
        }
    }
    for (part, place) in steps.in_order() {
        one(&entries[place.0], part, place, editor);
    }
    let outcomes = &mut editor.model.corrected.outcomes;
    outcomes.sort_by_key(|it| (it.entry, it.target));
}

/// What is added was so before names were tied, and what came of it was noted there.
fn note_added(place: (usize, usize), target: &str, text: &str, editor: &mut ModelEditor<'_>) {
    let is_added = |it: &Outcome| (it.entry, it.target) == place && it.state == State::InEffect;
    if editor.model.corrected.outcomes.iter().any(is_added) {
        for item in added(target, text, editor) {
            let note = Note {
                entry: place.0,
                key: "add",
                part: String::new(),
            };
            editor.model.corrected.note(item, note);
        }
    }
}

fn one(entry: &Correction, part: Part, place: (usize, usize), editor: &mut ModelEditor<'_>) {
    let name = &entry.targets[place.1];
    let Some(target) = editor.find_quietly(&name.value) else {
        return;
    };
    let items = items(&target, editor.model);
    let named = part_of(&target);
    for (key, effect) in change::apply(&entry.change, part, &target, editor) {
        match effect {
            Effect::Changed => {
                note(place, Some(key), State::InEffect, editor.model);
                for item in &items {
                    let note = Note {
                        entry: place.0,
                        key,
                        part: named.clone(),
                    };
                    editor.model.corrected.note(item.clone(), note);
                }
            }
            Effect::Idle => note(place, Some(key), State::WithoutEffect, editor.model),
            Effect::Wrong(what, fix) => {
                let named = Entry::of_corrections(name);
                editor.report(&named, what, &fix);
            }
        }
    }
}

fn note(
    (entry, target): (usize, usize),
    key: Option<&'static str>,
    state: State,
    model: &mut Model,
) {
    model.corrected.outcomes.push(Outcome {
        entry,
        target,
        key,
        state,
    });
}

/// The items that elements added to a target have become, by the names in their text.
fn added(target: &str, text: &str, editor: &ModelEditor<'_>) -> Vec<Item> {
    let (index, model) = (editor.index, &*editor.model);
    let after = text.split("Name=\"").skip(1);
    let names = after.filter_map(|rest| rest.split('"').next());
    if let Some((name, _)) = target.split_once('(') {
        let has_new = |id: &OperationId| {
            let parameters = &model.operation(*id).parameters;
            names
                .clone()
                .any(|name| parameters.iter().any(|it| it.name == name))
        };
        let overloads = index.overloads(name).iter().copied().filter(has_new);
        return overloads.map(Item::Operation).collect();
    }
    if let Some(id) = index.ty(target) {
        let own = names.filter(|name| match &model.ty(id).kind {
            TypeKind::Enum(body) => body.members.iter().any(|it| it.name == *name),
            _ => model.own_names(id).any(|own| own == *name),
        });
        return own.map(|name| Item::Member(id, name.to_owned())).collect();
    }
    if editor.named.containers.contains(&target) {
        let roots = names.filter(|name| model.roots.iter().any(|root| root.name == *name));
        return roots.map(|name| Item::Root(name.to_owned())).collect();
    }
    let of_name = |name: &str| {
        let name = format!("{target}.{name}");
        let is_meant = |id: &OperationId| {
            let binding = model.operation(*id).binding;
            binding.is_none_or(|ty| text.contains(&format!("\"{}\"", model.spell(ty))))
        };
        let operations = index.overloads(&name).iter().copied().filter(is_meant);
        let types = index.ty(&name).map(Item::Type);
        let items = operations.map(Item::Operation).chain(types);
        items.collect::<Vec<Item>>()
    };
    names.flat_map(of_name).collect()
}

/// The part of its items that a target names.
pub(super) fn part_of(target: &Target) -> String {
    match target {
        Target::Parameter(_, name) | Target::Below(_, name) => format!("/{name}"),
        _ => String::new(),
    }
}

/// What a target is about, as those know it who show it.
pub(super) fn items(target: &Target, model: &Model) -> Vec<Item> {
    let member = |id, properties: bool, slot: usize| {
        let structure = model.ty(id).structure();
        let name = structure.and_then(|it| match properties {
            true => it.properties.get(slot).map(|it| it.name.clone()),
            false => it.navigation.get(slot).map(|it| it.name.clone()),
        });
        name.map(|name| Item::Member(id, name))
            .into_iter()
            .collect()
    };
    match target {
        Target::Type(id) => vec![Item::Type(*id)],
        Target::Property(id, slot) => member(*id, true, *slot),
        Target::Navigation(id, slot) => member(*id, false, *slot),
        Target::Operations(ids) | Target::Parameter(ids, _) | Target::Returns(ids) => {
            ids.iter().map(|id| Item::Operation(*id)).collect()
        }
        Target::Root(root) | Target::Below(root, _) => {
            vec![Item::Root(model.roots[*root].name.clone())]
        }
        Target::Member(id, _) => vec![Item::Type(*id)],
        Target::Factless => Vec::new(),
    }
}
