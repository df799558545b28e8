//! `[[override]]`: what the metadata lacks or has wrong, as one slice states it.

use super::change::{self, Step};
use super::effect::Effect;
use super::items::{items, part_of};
use super::{Entry, ModelEditor};
use crate::config::{Change, Override};
use crate::model::Model;
use crate::model::target::Target;

const REMOVE: &str = "remove it: an override states what the metadata has wrong";

/// Applies the entries after what the metadata and its corrections state of the same items.
pub(super) fn apply(entries: &[Override], editor: &mut ModelEditor<'_>) {
    // Those of the slice itself come after the ones that it inherits.
    for inherited in [true, false] {
        let mut steps = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            if entry.inherited != inherited {
                continue;
            }
            let named = named(entry);
            let Some(target) = editor.find(&named) else {
                continue;
            };
            editor.removed.types.note(&target, &entry.change, &named);
            if entry.change == Change::default() {
                let fix = "say what it overrides, or remove it";
                editor.report(&named, "it overrides nothing", fix);
            }
            steps.push(Step {
                place: index,
                target,
                change: &entry.change,
            });
        }
        let targets: Vec<_> = steps
            .iter()
            .map(|it| (it.place, it.target.clone()))
            .collect();
        let items = |target: &Target, model: &Model| (items(target, model), part_of(target));
        let all: Vec<_> = targets
            .iter()
            .map(|(place, target)| (*place, items(target, editor.model)))
            .collect();
        for (index, key, effect) in change::apply(steps, editor) {
            if matches!(effect, Effect::Changed) {
                for (_, (items, part)) in all.iter().filter(|(place, _)| *place == index) {
                    let corrected = &mut editor.model.corrected;
                    items
                        .iter()
                        .for_each(|item| corrected.undo(item, part, key));
                }
            }
            report(&entries[index], key, effect, editor);
        }
        let absent = std::mem::take(&mut editor.absent_names);
        let own = entries.iter().filter(|it| !it.inherited && !inherited);
        for entry in own {
            let names = entry.change.bound_to.iter();
            for name in names.filter(|it| absent.contains(&it.at)) {
                let what = format!("`bound_to` names `{}`, which does not exist", name.value);
                let fix = "remove the name, or write one that the metadata has";
                editor.report_at(&named(entry), name.at, what, fix);
            }
        }
    }
}

fn named(entry: &Override) -> Entry<'_> {
    Entry::of_slice("override", "target", &entry.target, entry.inherited)
}

fn report(entry: &Override, key: &str, effect: Effect, editor: &mut ModelEditor<'_>) {
    let named = named(entry);
    let what = match effect {
        Effect::Changed => return,
        Effect::Idle => format!("`{key}` is what the metadata says already"),
        Effect::Unread => {
            format!("`{key}` changes nothing: no operation of the target depends on it")
        }
        Effect::NotHere(why) => format!("`{key}` changes nothing: {why}"),
        Effect::Wrong(faults) => {
            for fault in faults {
                let at = fault.at.unwrap_or(entry.target.at);
                editor.report_at(&named, at, fault.what, &fault.fix);
            }
            return;
        }
    };
    editor.report_of_own(&named, what, REMOVE);
}
