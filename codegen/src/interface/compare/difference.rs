//! A difference of two states of a member.

use crate::interface::{Change, ChangeKind};

/// The kind of a difference, and both states.
#[derive(Clone, Copy, Debug)]
pub(super) struct Difference<'m> {
    kind: ChangeKind,
    old: Option<&'m str>,
    new: Option<&'m str>,
}

impl<'m> Difference<'m> {
    pub(super) fn new(kind: ChangeKind, old: Option<&'m str>, new: Option<&'m str>) -> Self {
        Self { kind, old, new }
    }

    /// The change; `about` makes one of this kind, without states.
    pub(super) fn change(self, about: impl FnOnce(ChangeKind) -> Change) -> Change {
        Change {
            old: self.old.map(str::to_owned),
            new: self.new.map(str::to_owned),
            ..about(self.kind)
        }
    }
}
