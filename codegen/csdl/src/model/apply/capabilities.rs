//! Capabilities of a change: verbs that are allowed, denied, or sent by another method.
//!
//! What entries state of one target is applied together, before what the metadata states of it. A key has an effect if what is
//! offered differs with and without it.

use super::effect::{Effect, wrong};
use super::offered::{self, Offered};
use crate::config::Change;
use crate::config::change::{Slot, slot};
use crate::model::target::Target;
use crate::model::{Capabilities, Model, Navigability, UpdateMethod};

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

const STREAM_BODY: Slot<Capabilities, Option<bool>> = slot!(stream_body);

/// What an entry states by one key.
#[derive(Clone, Debug)]
enum Value {
    Flag(Slot<Capabilities, Option<bool>>, bool),
    Navigable(bool),
    Update(Vec<UpdateMethod>),
}

impl Value {
    fn put(&self, capabilities: &mut Capabilities) {
        match self {
            Self::Flag(slot, value) => *(slot.get_mut)(capabilities) = Some(*value),
            Self::Navigable(navigable) => {
                let is_navigable = capabilities.navigability != Some(Navigability::None);
                if *navigable != is_navigable {
                    capabilities.navigability = Some(match navigable {
                        true => Navigability::Recursive,
                        false => Navigability::None,
                    });
                }
            }
            // Several methods are one that changes and `PUT` beside it.
            Self::Update(methods) => {
                capabilities.update_method = methods.iter().copied().min();
                capabilities.put_too = methods.len() > 1 && methods.contains(&UpdateMethod::Put);
            }
        }
    }

    /// What contradicts it.
    fn others(&self) -> Vec<Self> {
        match self {
            Self::Flag(slot, value) => vec![Self::Flag(*slot, !value)],
            Self::Navigable(navigable) => vec![Self::Navigable(!navigable)],
            Self::Update(methods) => {
                let all = [UpdateMethod::Patch, UpdateMethod::Put, UpdateMethod::Post];
                let others = all.into_iter().map(|method| vec![method]);
                let others = others.filter(|other| other != methods);
                others.map(Self::Update).collect()
            }
        }
    }
}

/// What entries state of one target.
pub(super) struct Group<P> {
    target: Target,
    /// The capabilities without them.
    before: Capabilities,
    stated: Vec<Stated<P>>,
}

struct Stated<P> {
    place: P,
    key: &'static str,
    value: Value,
    changes: bool,
}

/// The keys of a change that are capabilities.
fn stated<P: Copy>(place: P, change: &Change) -> Vec<Stated<P>> {
    let mut all = Vec::new();
    let mut add = |key, value| {
        all.push(Stated {
            place,
            key,
            value,
            changes: false,
        });
    };
    for (key, stated, flag) in FLAGS {
        if let Some(value) = *(stated.get)(change) {
            add(key, Value::Flag(flag, value));
        }
    }
    if let Some(navigable) = change.navigable {
        add("navigable", Value::Navigable(navigable));
    }
    if !change.update.is_empty() {
        add("update", Value::Update(change.update.clone()));
    }
    if let Some(stream_body) = change.stream_body {
        add("stream_body", Value::Flag(STREAM_BODY, stream_body));
    }
    all
}

impl<P: Copy> Group<P> {
    /// Applies what the entries state of a target; what cannot be stated of it is refused.
    pub(super) fn apply(
        target: &Target,
        changes: &[(P, &Change)],
        model: &mut Model,
        effects: &mut Vec<(P, &'static str, Effect)>,
    ) -> Self {
        let mut group = Self {
            target: target.clone(),
            before: of(model, target).cloned().unwrap_or_default(),
            stated: Vec::new(),
        };
        for (place, change) in changes {
            let of_action =
                |it: &Stated<P>| it.key == "stream_body" && matches!(target, Target::Operations(_));
            for stated in stated(*place, change) {
                if of_action(&stated) {
                    continue;
                }
                match refused(target, stated.key, model) {
                    Some(effect) => effects.push((*place, stated.key, effect)),
                    None => group.stated.push(stated),
                }
            }
        }
        let without = offered::of(model, target);
        let with = group.offered(model, |_| true);
        for index in 0..group.stated.len() {
            let alone = group.offered(model, |other| other == index);
            group.stated[index].changes = alone != without || {
                let others = group.offered(model, |other| other != index);
                others != with
            };
        }
        group.put(model, |_| true);
        group
    }

    /// The effects, once all that the entries of a file state has been applied: one may depend on what is stated of another target.
    pub(super) fn finish(
        mut self,
        model: &mut Model,
        effects: &mut Vec<(P, &'static str, Effect)>,
    ) {
        let with = offered::of(model, &self.target);
        for index in 0..self.stated.len() {
            let effect = if self.stated[index].changes
                || self.offered(model, |other| other != index) != with
            {
                self.here(index, model)
            } else if self.is_read(index, &with, model) {
                Effect::Idle
            } else {
                Effect::Unread
            };
            let Stated { place, key, .. } = self.stated[index];
            effects.push((place, key, effect));
        }
        self.put(model, |_| true);
        self.stated.clear();
    }

    /// Whether what changes is in this file.
    fn here(&self, index: usize, model: &mut Model) -> Effect {
        if !matches!(self.target, Target::Type(_)) {
            return Effect::Changed;
        }
        let here = |has: &dyn Fn(usize) -> bool, model: &mut Model| {
            self.put(model, has);
            offered::here(model, &self.target)
        };
        let changes = here(&|other| other == index, model) != here(&|_| false, model)
            || here(&|other| other != index, model) != here(&|_| true, model);
        if changes {
            Effect::Changed
        } else {
            Effect::NotHere("nothing of the type is addressed for which it is read".to_owned())
        }
    }

    /// Whether another value of the key would change what is offered.
    fn is_read(&self, index: usize, with: &Offered, model: &mut Model) -> bool {
        self.stated[index].value.others().iter().any(|other| {
            self.put(model, |_| true);
            if let Some(capabilities) = of(model, &self.target) {
                other.put(capabilities);
            }
            offered::of(model, &self.target) != *with
        })
    }

    /// What is offered where only some of the keys are stated.
    fn offered(&self, model: &mut Model, has: impl Fn(usize) -> bool) -> Offered {
        self.put(model, has);
        offered::of(model, &self.target)
    }

    fn put(&self, model: &mut Model, has: impl Fn(usize) -> bool) {
        let Some(capabilities) = of(model, &self.target) else {
            return;
        };
        *capabilities = self.before.clone();
        for (index, stated) in self.stated.iter().enumerate() {
            if has(index) {
                stated.value.put(capabilities);
            }
        }
    }
}

/// Why the key cannot be stated of the target.
fn refused(target: &Target, key: &str, model: &Model) -> Option<Effect> {
    if key == "stream_body" && !super::stream_body::is_posted_to(target, model) {
        return Some(super::stream_body::refused());
    }
    if offered::has_capabilities(model, target) {
        let is_step = matches!(target, Target::Navigation(..) | Target::Below(..));
        return (key == "navigable" && !is_step).then(|| {
            wrong(
                "`navigable` applies only to navigation properties",
                "name a navigation property, `namespace.type/property`",
            )
        });
    }
    Some(match target {
        Target::Property(..) => wrong(
            &format!("`{key}` has no effect on a structural property without a URL"),
            "list with `operations` what can be done at a URL of its own, or name what it is part of",
        ),
        _ => wrong(
            "the target is not a type, a property or a child of the container",
            "name one of those: operations have no verbs to override",
        ),
    })
}

fn of<'m>(model: &'m mut Model, target: &Target) -> Option<&'m mut Capabilities> {
    if let Target::Below(root, path) = target {
        let below = &mut model.roots[*root].facts.below;
        return Some(below.entry(path.clone()).or_default());
    }
    model.facts_mut(target).map(|facts| &mut facts.capabilities)
}
