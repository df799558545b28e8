//! `[[override]]`: what the metadata lacks or has wrong, by the word of one slice.

use super::change::{self, Effect, Part};
use super::{Entry, Settling};
use crate::config::{Change, Override};

const REMOVE: &str = "remove it: an override says what the metadata has wrong";

/// Puts what the entries say before what the metadata and its corrections say of the same items.
pub(super) fn apply(entries: &[Override], settling: &mut Settling<'_>) {
    let mut steps = change::Steps::default();
    for (index, entry) in entries.iter().enumerate() {
        let named = named(entry);
        let Some(target) = settling.find(&named) else {
            continue;
        };
        if entry.change == Change::default() {
            let settle = "say what it overrides, or remove it";
            settling.say(&named, "it overrides nothing", settle);
        }
        steps.add(index, &entry.change, &target, settling.model);
    }
    for (part, index) in steps.in_order() {
        one(&entries[index], part, settling);
    }
}

fn named(entry: &Override) -> Entry<'_> {
    Entry::of_slice("override", "target", &entry.target, entry.inherited)
}

fn one(entry: &Override, part: Part, settling: &mut Settling<'_>) {
    let named = named(entry);
    let Some(target) = settling.find_quietly(&entry.target.value) else {
        return;
    };
    for (key, effect) in change::apply(&entry.change, part, &target, settling) {
        match effect {
            Effect::Changed => {}
            Effect::Idle => {
                let what = format!("`{key}` is what the metadata says already");
                settling.say_of_own(&named, what, REMOVE);
            }
            Effect::Wrong(what, settle) => settling.say(&named, what, &settle),
        }
    }
}
