//! Applies what an entry says of its target, whether the entry is a correction or an override.

use super::ModelEditor;
use super::{capabilities, shape};
use crate::config::Change;
use crate::model::Model;
use crate::model::target::Target;

/// What came of one key.
pub(super) enum Effect {
    /// It changes what the metadata says.
    Changed,
    /// The metadata says it already.
    Idle,
    /// It cannot be said of the target: what is wrong, and what fixes it.
    Wrong(String, String),
}

/// A part of what an entry says. The parts of all entries are applied one after the other, since what can be done with an
/// item depends on what it is; so the order of a file makes no difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// What an item is.
    Shape,
    /// What can be done with it.
    Capabilities,
    /// That there is none. Those behind it have other places then.
    Existence,
}

impl Part {
    const ALL: [Self; 3] = [Self::Shape, Self::Capabilities, Self::Existence];

    /// Whether a key is of this part.
    fn has(self, key: &str) -> bool {
        self == match key {
            "exists" => Self::Existence,
            "update" | "navigable" | "stream_body" => Self::Capabilities,
            flag if capabilities::FLAGS.iter().any(|(key, ..)| *key == flag) => Self::Capabilities,
            _ => Self::Shape,
        }
    }
}

/// Parts of entries, in the order in which they are applied.
#[derive(Debug)]
pub(super) struct Steps<P>(Vec<(Part, usize, P)>);

impl<P> Default for Steps<P> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<P: Copy + Ord> Steps<P> {
    /// Adds the parts that an entry, known by its place, says of a target.
    pub(super) fn add(&mut self, place: P, change: &Change, target: &Target, model: &Model) {
        // Facts of a type apply to derived types and to what navigates to it, unless these have facts of their own.
        let rank = match target {
            Target::Type(id) => model.lineage(*id).count(),
            _ => usize::MAX,
        };
        let said = change.entries();
        let parts = Part::ALL.into_iter();
        let parts = parts.filter(|part| said.iter().any(|(key, _)| part.has(key)));
        self.0.extend(parts.map(|part| (part, rank, place)));
    }

    /// Each part, with the place of its entry.
    pub(super) fn in_order(mut self) -> impl Iterator<Item = (Part, P)> {
        self.0.sort_unstable();
        self.0.into_iter().map(|(part, _, place)| (part, place))
    }
}

/// Applies each key of the part. What is `added` has been added before names were tied.
pub(super) fn apply(
    change: &Change,
    part: Part,
    target: &Target,
    editor: &mut ModelEditor<'_>,
) -> Vec<(&'static str, Effect)> {
    match part {
        Part::Shape => shape(change, target, editor),
        Part::Capabilities => {
            let mut effects = capabilities::apply(change, target, editor.model);
            if let Some(said) = change.stream_body {
                let effect = super::stream_body::apply(target, said, editor.model);
                effects.push(("stream_body", effect));
            }
            effects
        }
        Part::Existence => match change.exists {
            Some(false) => vec![("exists", shape::remove(target, editor))],
            _ => Vec::new(),
        },
    }
}

fn shape(
    change: &Change,
    target: &Target,
    editor: &mut ModelEditor<'_>,
) -> Vec<(&'static str, Effect)> {
    let mut effects = Vec::new();
    let mut done = |key: &'static str, effect: Effect| effects.push((key, effect));
    if let Some(contained) = change.contained {
        done("contained", shape::contain(target, contained, editor));
    }
    if let Some(stream) = change.stream {
        done("stream", shape::stream(target, stream, editor));
    }
    if let Some(returns) = &change.returns {
        done("returns", shape::returns(target, &returns.value, editor));
    }
    if let Some(ty) = &change.ty {
        done("type", shape::ty(target, &ty.value, editor));
    }
    if let Some(nullable) = change.nullable {
        done("nullable", shape::nullable(target, nullable, editor));
    }
    if !change.operations.is_empty() {
        let operations = change.operations.iter().map(|it| it.value.as_str());
        let effect = super::resources::serve(target, operations.collect(), editor);
        done("operations", effect);
    }
    if !change.bound_to.is_empty() {
        let effect = super::binding::bind(target, &change.bound_to, editor);
        done("bound_to", effect);
    }
    effects
}

/// `what` is wrong with the target, which would have to be `wanted`.
pub(super) fn wrong(what: &str, wanted: &str) -> Effect {
    Effect::Wrong(what.to_owned(), wanted.to_owned())
}

/// Whether `value` changes the slot, which it is put into.
pub(super) fn set<T: PartialEq>(slot: &mut T, value: T) -> Effect {
    if *slot == value {
        return Effect::Idle;
    }
    *slot = value;
    Effect::Changed
}
