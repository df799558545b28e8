//! `[[override]]`: what the metadata lacks or has wrong, by the word of one slice.

use super::change::{self, Effect};
use super::{Entry, Settling};
use crate::config::{Change, Override};

const REMOVE: &str = "remove it: an override says what the metadata has wrong";

/// Puts what the entry says before what the metadata and its corrections say of the same item.
pub(super) fn apply(entry: &Override, settling: &mut Settling<'_>) {
    let named = Entry::of_slice("override", "target", &entry.target, entry.inherited);
    let Some(target) = settling.find(&named) else {
        return;
    };
    if entry.change == Change::default() {
        let settle = "say what it overrides, or remove it";
        return settling.say(&named, "it overrides nothing", settle);
    }
    for (key, effect) in change::apply(&entry.change, &target, settling) {
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
