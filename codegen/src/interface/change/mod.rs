//! A difference of two interfaces.

mod explain;
mod kind;

use std::collections::BTreeMap;

pub use kind::{ChangeKind, Effect};

/// A difference of two interfaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its kind.
    pub kind: ChangeKind,
    /// Rust path of the item, from the root of the crate: `models::User::display_name`. Of a renamed one, the old path.
    pub path: String,
    /// The item on the wire: `microsoft.graph.user/displayName`, `GET /users/{id}`.
    pub wire: String,
    /// What it was, if the kind is about that: a type, a name, a date.
    pub old: Option<String>,
    /// What it is now.
    pub new: Option<String>,
    /// What the item is called in sentences: `struct`, `field`.
    pub noun: &'static str,
    /// Of a removed item, since when it was deprecated.
    pub announced: Option<String>,
    /// Rust paths of other items that have the same change, such as types that inherit the field.
    pub also: Vec<String>,
}

impl Change {
    /// Its effect on Rust code.
    pub fn effect(&self) -> Effect {
        self.kind.effect()
    }

    /// Old and new state, as far as the kind is about them: `String → Uuid`.
    pub fn states(&self) -> Option<String> {
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => Some(format!("{old} → {new}")),
            (Some(one), None) | (None, Some(one)) => Some(one.clone()),
            (None, None) => None,
        }
    }
}

/// How many changes of each effect there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary(BTreeMap<Effect, usize>);

impl Summary {
    /// Counts changes.
    pub fn of<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Self {
        let mut counts = BTreeMap::new();
        for change in changes {
            *counts.entry(change.effect()).or_default() += 1;
        }
        Self(counts)
    }

    /// The number of changes of an effect.
    pub fn get(&self, effect: Effect) -> usize {
        self.0.get(&effect).copied().unwrap_or_default()
    }

    /// As in `2 breaking, 3 additions`.
    pub fn text(&self) -> String {
        let parts = Effect::ALL.into_iter().filter_map(|effect| {
            let (count, name) = (self.get(effect), effect.as_str());
            Some(match (count, effect) {
                (0, _) => return None,
                (1, Effect::Addition | Effect::Deprecation) => format!("1 {name}"),
                (_, Effect::Addition | Effect::Deprecation) => format!("{count} {name}s"),
                (_, Effect::Breaking) => format!("{count} {name}"),
                (_, Effect::Behavior | Effect::Documentation) => format!("{count} of {name}"),
            })
        });
        let parts: Vec<String> = parts.collect();
        match parts.is_empty() {
            true => "no changes".to_owned(),
            false => parts.join(", "),
        }
    }
}
