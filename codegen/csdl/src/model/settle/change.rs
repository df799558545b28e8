//! Applies what an entry says of its target, whether the entry is a correction or an override.

use super::Settling;
use super::{capabilities, shape};
use crate::config::Change;
use crate::model::target::Target;

/// What came of one key.
pub(super) enum Effect {
    /// It changes what the metadata says.
    Changed,
    /// The metadata says it already.
    Idle,
    /// It cannot be said of the target: what is wrong, and what would settle it.
    Wrong(String, String),
}

/// Applies each key. What is `added` has been added before names were tied.
pub(super) fn apply(
    change: &Change,
    target: &Target,
    settling: &mut Settling<'_>,
) -> Vec<(&'static str, Effect)> {
    let mut effects = Vec::new();
    let mut done = |key: &'static str, effect: Effect| effects.push((key, effect));
    if let Some(contained) = change.contained {
        done("contained", shape::contain(target, contained, settling));
    }
    for (key, effect) in capabilities::apply(change, target, settling.model) {
        done(key, effect);
    }
    if let Some(stream) = change.stream {
        done("stream", shape::stream(target, stream, settling));
    }
    if let Some(returns) = &change.returns {
        done("returns", shape::returns(target, &returns.value, settling));
    }
    if let Some(ty) = &change.ty {
        done("type", shape::ty(target, &ty.value, settling));
    }
    if let Some(nullable) = change.nullable {
        done("nullable", shape::nullable(target, nullable, settling));
    }
    if !change.operations.is_empty() {
        let operations = change.operations.iter().map(|it| it.value.as_str());
        let effect = super::resources::serve(target, operations.collect(), settling);
        done("operations", effect);
    }
    if !change.bound_to.is_empty() {
        done(
            "bound_to",
            super::binding::bind(target, &change.bound_to, settling),
        );
    }
    if change.exists == Some(false) {
        done("exists", shape::remove(target, settling));
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
