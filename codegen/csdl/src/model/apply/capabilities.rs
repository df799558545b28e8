//! Capabilities of a change: verbs that are allowed, denied, or sent by another method.

use super::change::{Effect, set, wrong};
use crate::config::Change;
use crate::config::change::{Slot, slot};
use crate::model::target::Target;
use crate::model::{Capabilities, ItemType, Model, Navigability, RootKind, TypeId, UpdateMethod};

/// A flag: its key, and where a change and the capabilities of an item keep it.
pub(crate) type Flag = (
    &'static str,
    Slot<Change, Option<bool>>,
    Slot<Capabilities, Option<bool>>,
);

/// The flags that are capabilities.
pub(crate) const FLAGS: [Flag; 8] = [
    ("readable", slot!(readable), slot!(readable)),
    (
        "readable_by_key",
        slot!(readable_by_key),
        slot!(readable_by_key),
    ),
    ("insertable", slot!(insertable), slot!(insertable)),
    ("updatable", slot!(updatable), slot!(updatable)),
    ("deletable", slot!(deletable), slot!(deletable)),
    ("countable", slot!(countable), slot!(countable)),
    ("referenceable", slot!(referenceable), slot!(referenceable)),
    (
        "indexable_by_key",
        slot!(indexable_by_key),
        slot!(indexable_by_key),
    ),
];

/// Puts what is said before what the metadata says of the same item.
pub(super) fn apply(
    change: &Change,
    target: &Target,
    model: &mut Model,
) -> Vec<(&'static str, Effect)> {
    let mut effects = Vec::new();
    let behind = behind(model, target);
    let is_granted = grants(model, target);
    for (key, said, flag) in FLAGS {
        let Some(said) = *(said.get)(change) else {
            continue;
        };
        let Some(capabilities) = of(model, target) else {
            effects.push((key, no_verbs()));
            continue;
        };
        let mut known = capabilities.or(&behind);
        known.readable_by_key = known.readable_by_key.or(known.readable);
        if is_granted.contains(&"referenceable") {
            // What is contained has a reference only by its own word, not by that of its type.
            known.referenceable = capabilities.referenceable;
        }
        let before = *(flag.get)(&known);
        let says_yes_to_silence = said && before.is_none() && !is_granted.contains(&key);
        *(flag.get_mut)(capabilities) = Some(said);
        let is_idle = before == Some(said) || says_yes_to_silence;
        effects.push((
            key,
            if is_idle {
                Effect::Idle
            } else {
                Effect::Changed
            },
        ));
    }
    if let Some(navigable) = change.navigable {
        effects.push(("navigable", navigate(navigable, target, model)));
    }
    if !change.update.is_empty() {
        effects.push(("update", update(&change.update, target, model, &behind)));
    }
    effects
}

fn no_verbs() -> Effect {
    let what = "the target is not a type, a property or a child of the container";
    wrong(
        what,
        "name one of those: operations have no verbs to override",
    )
}

fn navigate(navigable: bool, target: &Target, model: &mut Model) -> Effect {
    if !matches!(target, Target::Navigation(..) | Target::Below(..)) {
        let what = "`navigable` is said of something that is not a navigation property";
        return wrong(
            what,
            "name a navigation property, `namespace.type/property`",
        );
    }
    let Some(capabilities) = of(model, target) else {
        return no_verbs();
    };
    if navigable == (capabilities.navigability != Some(Navigability::None)) {
        return Effect::Idle;
    }
    let said = if navigable {
        Navigability::Recursive
    } else {
        Navigability::None
    };
    set(&mut capabilities.navigability, Some(said))
}

/// Several methods are one that changes and `PUT` beside it.
fn update(
    methods: &[UpdateMethod],
    target: &Target,
    model: &mut Model,
    behind: &Capabilities,
) -> Effect {
    let said = Capabilities {
        update_method: methods.iter().copied().min(),
        put_too: methods.len() > 1 && methods.contains(&UpdateMethod::Put),
        ..Capabilities::default()
    };
    let Some(capabilities) = of(model, target) else {
        return no_verbs();
    };
    let before = capabilities.or(behind);
    let is_idle = before.update_method.unwrap_or(UpdateMethod::Patch)
        == methods.iter().copied().min().unwrap_or(UpdateMethod::Patch)
        && before.put_too == said.put_too;
    *capabilities = said.or(capabilities);
    if is_idle {
        Effect::Idle
    } else {
        Effect::Changed
    }
}

pub(super) fn of<'m>(model: &'m mut Model, target: &Target) -> Option<&'m mut Capabilities> {
    if let Target::Below(root, path) = target {
        let below = &mut model.roots[*root].facts.below;
        return Some(below.entry(path.clone()).or_default());
    }
    model.facts_mut(target).map(|facts| &mut facts.capabilities)
}

/// What holds for the target where it is silent itself: what its type and the bases of that say.
fn behind(model: &Model, target: &Target) -> Capabilities {
    let (first, skipped) = match target {
        Target::Type(id) => (Some(*id), 1),
        Target::Navigation(id, slot) => (way(model, *id, *slot).map(|way| way.target), 0),
        Target::Root(root) => match model.roots[*root].kind {
            RootKind::EntitySet(id) | RootKind::Singleton(id) => (Some(id), 0),
            RootKind::Import(_) => (None, 0),
        },
        _ => (None, 0),
    };
    let lineage = first
        .into_iter()
        .flat_map(|id| model.lineage(id))
        .skip(skipped);
    lineage.fold(Capabilities::default(), |said, id| {
        said.or(&model.ty(id).facts.capabilities)
    })
}

fn way(model: &Model, id: TypeId, slot: usize) -> Option<&crate::model::Navigation> {
    model.ty(id).structure()?.navigation.get(slot)
}

/// The keys whose `true` says more than silence: a verb that what is not contained, a result or a singleton lacks, and
/// facts of a path, which precede all others.
fn grants(model: &Model, target: &Target) -> Vec<&'static str> {
    match target {
        Target::Type(_) => vec!["updatable"],
        Target::Navigation(id, slot) => match way(model, *id, *slot) {
            Some(way) if !way.contained => vec!["insertable", "updatable"],
            Some(way) if !way.is_collection && model.has_stream(ItemType::Named(way.target)) => {
                vec!["referenceable", "insertable"]
            }
            Some(_) => vec!["referenceable"],
            None => Vec::new(),
        },
        Target::Root(root) if matches!(model.roots[*root].kind, RootKind::Singleton(_)) => {
            vec!["deletable"]
        }
        Target::Below(..) => FLAGS.iter().map(|(key, ..)| *key).collect(),
        _ => Vec::new(),
    }
}
