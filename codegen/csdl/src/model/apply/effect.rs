//! What a key of an entry does to its target.

use crate::problem::At;

/// The effect of one key.
pub(super) enum Effect {
    /// It changes what the metadata states.
    Changed,
    /// The metadata states it already.
    Idle,
    /// Nothing depends on it, of what the target is.
    Unread,
    /// Nothing depends on it in this file, which may be a part of Graph: the reason.
    NotHere(String),
    /// It cannot be stated of the target.
    Wrong(Vec<Fault>),
}

/// What is wrong with a key.
pub(super) struct Fault {
    /// Where; at the target, if at none.
    pub(super) at: Option<At>,
    pub(super) what: String,
    pub(super) fix: String,
}

/// `what` is wrong with the target, which would have to be `wanted`.
pub(super) fn wrong(what: &str, wanted: &str) -> Effect {
    Effect::Wrong(vec![Fault {
        at: None,
        what: what.to_owned(),
        fix: wanted.to_owned(),
    }])
}

/// Whether `value` changes the slot, which it is put into.
pub(super) fn set<T: PartialEq>(slot: &mut T, value: T) -> Effect {
    if *slot == value {
        return Effect::Idle;
    }
    *slot = value;
    Effect::Changed
}
