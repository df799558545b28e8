//! `[[override]]`: what the metadata lacks or has wrong, by the word of one slice.

use super::change::{self, Effect, Part};
use super::corrections::{items, part_of};
use super::{Entry, ModelEditor};
use crate::config::{Change, Override};

const REMOVE: &str = "remove it: an override says what the metadata has wrong";

/// Puts what the entries say before what the metadata and its corrections say of the same items.
pub(super) fn apply(entries: &[Override], editor: &mut ModelEditor<'_>) {
    let mut steps = change::Steps::default();
    for (index, entry) in entries.iter().enumerate() {
        let named = named(entry);
        let Some(target) = editor.find(&named) else {
            continue;
        };
        if entry.change == Change::default() {
            let fix = "say what it overrides, or remove it";
            editor.report(&named, "it overrides nothing", fix);
        }
        steps.add(index, &entry.change, &target, editor.model);
    }
    for (part, index) in steps.in_order() {
        one(&entries[index], part, editor);
    }
}

fn named(entry: &Override) -> Entry<'_> {
    Entry::of_slice("override", "target", &entry.target, entry.inherited)
}

fn one(entry: &Override, part: Part, editor: &mut ModelEditor<'_>) {
    let named = named(entry);
    let Some(target) = editor.find_quietly(&entry.target.value) else {
        return;
    };
    let items = items(&target, editor.model);
    for (key, effect) in change::apply(&entry.change, part, &target, editor) {
        match effect {
            Effect::Changed => {
                let part = part_of(&target);
                for item in &items {
                    editor.model.corrected.undo(item, &part, key);
                }
            }
            Effect::Idle => {
                let what = format!("`{key}` is what the metadata says already");
                editor.report_of_own(&named, what, REMOVE);
            }
            Effect::Wrong(what, fix) => editor.report(&named, what, &fix),
        }
    }
}
