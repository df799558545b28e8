//! `[[correction]]`: what Graph's metadata has wrong, for every slice.
//!
//! A target that the metadata lacks is passed over: the versions of Graph differ, and a slice has a part of one.

use super::change::{self, Step};
use super::effect::Effect;
use super::items::{items, part_of};
use super::{Beside, Entry, ModelEditor, contradictions};
use crate::config::{Correction, Spanned};
use crate::model::corrected::Note;
use crate::model::target::{self, Target};
use crate::model::{Item, Model, OperationId, Outcome, Root, RootKind, State};
use crate::problem::Mistake;
use std::sync::Arc;

/// A correction and one of its targets.
type Place = (usize, usize);

/// Applies each entry to each of its targets, and notes its outcome.
pub(super) fn apply(beside: &Beside<'_>, editor: &mut ModelEditor<'_>) {
    let entries = &beside.config.corrections.entries;
    editor.model.corrected.entries = entries.clone();
    editor.model.corrected.text = Arc::clone(&beside.config.corrections.text);
    contradictions::of_corrections(beside, editor);
    note_added(beside, editor);
    let steps = steps(entries, beside.config.api.as_deref(), editor);
    note_signatures(&steps, editor);
    for it in editor.removed.types.uses(editor.model) {
        let items = items(&it.by, editor.model);
        let users = editor.model.corrected.users.entry(it.of).or_default();
        users.extend(items);
    }
    let about: Vec<(Place, Vec<Item>, String)> =
        steps.iter().map(|step| about(step, editor.model)).collect();
    for (place, key, effect) in change::apply(steps, editor) {
        let name = &entries[place.0].targets[place.1];
        let Some(state) = state(effect, name, editor) else {
            continue;
        };
        let noted = (state != State::Absent).then_some(key);
        note(place, noted, state, editor.model);
        if state == State::InEffect {
            note_items(place, key, &about, editor.model);
        }
    }
    let outcomes = &mut editor.model.corrected.outcomes;
    outcomes.sort_by_key(|it| (it.entry, it.target));
}

/// Each entry that holds for this version of Graph with each of its targets that the metadata has.
fn steps<'e>(
    entries: &'e [Correction],
    api: Option<&str>,
    editor: &mut ModelEditor<'_>,
) -> Vec<Step<'e, Place>> {
    let mut steps = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        for (at, name) in entry.targets.iter().enumerate() {
            let place = (index, at);
            if !entry.holds_for(api) {
                note(place, None, State::OtherApi, editor.model);
            } else if let Some(target) = editor.find_quietly(&name.value) {
                let change = &entry.change;
                let removed = &mut editor.removed.types;
                removed.note(&target, change, &Entry::of_corrections(name));
                note_absent_names(place, &change.bound_to, editor);
                steps.push(Step {
                    place,
                    target,
                    change,
                });
            } else if let Some(Mistake { what, fix }) = editor.not_in_full(&name.value) {
                editor.report(&Entry::of_corrections(name), what, &fix);
            } else if entry.change.add.is_none() {
                note(place, None, State::Absent, editor.model);
            }
        }
    }
    steps
}

/// Operations are shown as they are published: entries may change the types of their parameters.
fn note_signatures(steps: &[Step<'_, Place>], editor: &mut ModelEditor<'_>) {
    for step in steps {
        if let Target::Operations(ids) | Target::Parameter(ids, _) | Target::Returns(ids) =
            &step.target
        {
            let index = editor.index;
            let signature = |id: &OperationId| (*id, target::signature(index.published(*id)));
            let signatures = &mut editor.model.corrected.signatures;
            signatures.extend(ids.iter().map(signature));
        }
    }
}

/// The items that a step is about, and the part of them.
fn about(step: &Step<'_, Place>, model: &Model) -> (Place, Vec<Item>, String) {
    let mut items = items(&step.target, model);
    if step.change.exists == Some(false) {
        items.extend(emptied(&step.target, model));
    }
    (step.place, items, part_of(&step.target))
}

/// What a key comes to at a target; none if it cannot be stated of it, which is reported.
fn state(effect: Effect, name: &Spanned<String>, editor: &mut ModelEditor<'_>) -> Option<State> {
    match effect {
        Effect::Changed => Some(State::InEffect),
        Effect::Idle => Some(State::WithoutEffect),
        Effect::Unread => Some(State::Unread),
        // The file is a part of Graph.
        Effect::NotHere(_) => Some(State::Absent),
        Effect::Wrong(faults) => {
            let named = Entry::of_corrections(name);
            for fault in faults {
                let at = fault.at.unwrap_or(name.at);
                editor.report_at(&named, at, fault.what, &fault.fix);
            }
            None
        }
    }
}

/// Notes that a key is in effect on the items of its target.
fn note_items(
    place: Place,
    key: &'static str,
    about: &[(Place, Vec<Item>, String)],
    model: &mut Model,
) {
    for (_, items, part) in about.iter().filter(|(other, ..)| *other == place) {
        for item in items {
            let note = Note {
                entry: place.0,
                key,
                part: part.clone(),
            };
            model.corrected.note(item.clone(), note);
        }
    }
}

/// Elements were added before names were resolved, and the outcome was noted there.
fn note_added(beside: &Beside<'_>, editor: &mut ModelEditor<'_>) {
    for addition in &beside.additions.all {
        let super::additions::EntryPlace::Correction(entry, target) = addition.entry else {
            continue;
        };
        let mut outcomes = editor.model.corrected.outcomes.iter();
        if !outcomes
            .any(|it| (it.entry, it.target) == (entry, target) && it.state == State::InEffect)
        {
            continue;
        }
        for name in &addition.elements {
            let added = editor.find_quietly(name);
            for item in added.map_or_else(Vec::new, |it| items(&it, editor.model)) {
                let note = Note {
                    entry,
                    key: "add",
                    part: String::new(),
                };
                editor.model.corrected.note(item, note);
            }
        }
    }
}

/// Names in `bound_to` that the metadata lacks: a file may be a part of Graph, so they are noted, and the others are used.
fn note_absent_names(
    (entry, target): Place,
    bound_to: &[Spanned<String>],
    editor: &mut ModelEditor<'_>,
) {
    for (index, name) in bound_to.iter().enumerate() {
        if editor.find_quietly(&name.value).is_none() {
            editor.model.corrected.outcomes.push(Outcome {
                entry,
                target,
                key: Some("bound_to"),
                name: Some(index),
                state: State::Absent,
            });
        }
    }
}

fn note((entry, target): Place, key: Option<&'static str>, state: State, model: &mut Model) {
    model.corrected.outcomes.push(Outcome {
        entry,
        target,
        key,
        name: None,
        state,
    });
}

/// The imports that have no operation any more without these.
fn emptied(target: &Target, model: &Model) -> Vec<Item> {
    let Target::Operations(gone) = target else {
        return Vec::new();
    };
    let is_emptied = |root: &&Root| match &root.kind {
        RootKind::Import(ids) => !ids.is_empty() && ids.iter().all(|id| gone.contains(id)),
        RootKind::EntitySet(_) | RootKind::Singleton(_) => false,
    };
    let emptied = model.roots.iter().filter(is_emptied);
    emptied.map(|root| Item::Root(root.name.clone())).collect()
}
