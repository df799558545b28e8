//! `[[override]]`: capabilities and containment that the metadata lacks or has wrong.

use super::{Entry, Settling};
use crate::config::Override;
use crate::model::target::Target;
use crate::model::{Capabilities, Model};

const REMOVE: &str = "remove it: an override says what the metadata has wrong";

/// Puts what the entry says before what the metadata says of the same item.
pub(super) fn apply(entry: &Override, settling: &mut Settling<'_>) {
    let named = Entry {
        table: "override",
        key: "target",
        item: &entry.target,
    };
    let Some(target) = settling.find(&named) else {
        return;
    };
    if let Some(contained) = entry.contained {
        contain(&named, &target, contained, settling);
    }
    let said = said(entry);
    if said == Capabilities::default() {
        if entry.contained.is_none() {
            settling.say(
                &named,
                "it overrides nothing",
                "say what it overrides, or remove it",
            );
        }
        return;
    }
    let Some(slot) = slot(settling.model, &target) else {
        let what = "the target is not a type, a property or a child of the container";
        let settle = "name one of those: operations have no verbs to override";
        return settling.say(&named, what, settle);
    };
    let repeated = repeated(&said, slot);
    *slot = said.or(slot);
    for name in repeated {
        settling.say(
            &named,
            format!("`{name}` is what the metadata says already"),
            REMOVE,
        );
    }
}

fn contain(entry: &Entry<'_>, target: &Target, contained: bool, settling: &mut Settling<'_>) {
    let Target::Navigation(id, slot) = target else {
        let what = "`contained` is said of something that is not a navigation property";
        let settle = "name a navigation property, `namespace.type/property`";
        return settling.say(entry, what, settle);
    };
    let structure = settling.model.structure_mut(*id);
    let way = structure.and_then(|structure| structure.navigation.get_mut(*slot));
    match way {
        Some(way) if way.contained != contained => way.contained = contained,
        Some(_) | None => {
            settling.say(
                entry,
                "`contained` is what the metadata says already",
                REMOVE,
            );
        }
    }
}

fn slot<'m>(model: &'m mut Model, target: &Target) -> Option<&'m mut Capabilities> {
    if let Target::Below(root, path) = target {
        let below = &mut model.roots[*root].facts.below;
        return Some(below.entry(path.clone()).or_default());
    }
    model.facts_mut(target).map(|facts| &mut facts.capabilities)
}

/// The capabilities that an entry gives.
fn said(entry: &Override) -> Capabilities {
    Capabilities {
        update_method: entry.update,
        readable: entry.readable,
        insertable: entry.insertable,
        updatable: entry.updatable,
        deletable: entry.deletable,
        countable: entry.countable,
        ..Capabilities::default()
    }
}

/// Names of what `said` repeats.
fn repeated(said: &Capabilities, known: &Capabilities) -> Vec<&'static str> {
    let repeats = |name, one: Option<bool>, other: Option<bool>| {
        (one.is_some() && one == other).then_some(name)
    };
    let method = said.update_method.is_some() && said.update_method == known.update_method;
    [
        method.then_some("update"),
        repeats("readable", said.readable, known.readable),
        repeats("insertable", said.insertable, known.insertable),
        repeats("updatable", said.updatable, known.updatable),
        repeats("deletable", said.deletable, known.deletable),
        repeats("countable", said.countable, known.countable),
    ]
    .into_iter()
    .flatten()
    .collect()
}
