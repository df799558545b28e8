//! Applies what is configured beside the metadata: corrections of Graph for every slice, then a slice's own overrides,
//! properties served as resources and secrets. Corrections and overrides have the same keys and are applied by the same
//! code ([`change`]).
//!
//! Properties of a type that a slice does not want are removed as if they did not exist.
//!
//! Each entry of a slice must name something that exists, and must change something: one that the metadata has caught up
//! with is a problem. The outcome of a correction is recorded instead, since corrections are about all of Graph.

pub(super) mod additions;
mod addressed;
mod binding;
mod capabilities;
mod change;
mod contradictions;
mod corrections;
mod effect;
mod existence;
mod items;
mod key_parts;
mod offered;
mod overrides;
mod removed;
mod removed_types;
mod resources;
mod secrets;
mod shape;
mod stream_body;
mod wanted;

pub(crate) use capabilities::FLAGS as CAPABILITY_FLAGS;
pub(super) use removed::Removed;

pub use additions::HAS_ADDITION;

use super::index::Index;
use super::target::{DeclaredNames, Target, Targets};
use super::{Model, prefixes};
use crate::config::{Config, Spanned};
use crate::problem::{At, Input, Mistake, Problem, Problems};
use additions::Additions;

/// What is beside the model: the configuration, and what its entries are resolved with.
pub(super) struct Beside<'a> {
    pub(super) config: &'a Config,
    pub(super) index: &'a Index<'a>,
    pub(super) additions: &'a Additions,
    pub(super) declared: &'a DeclaredNames<'a>,
}

/// Applies the corrections that hold for the version of Graph that is configured.
pub(super) fn correct(beside: &Beside<'_>, model: &mut Model, problems: &mut Problems) -> Removed {
    let mut editor = ModelEditor::new(beside, model, problems);
    corrections::apply(beside, &mut editor);
    editor.removed.take_roots(editor.model);
    editor.removed
}

/// Applies every entry of the slice, and removes the members in `removed` and those that the slice does not want.
pub(super) fn slice_config(
    beside: &Beside<'_>,
    model: &mut Model,
    removed: Removed,
    problems: &mut Problems,
) {
    let mut editor = ModelEditor::new(beside, model, problems);
    editor.removed = removed;
    let config = beside.config;
    contradictions::of_slice(beside, &mut editor);
    overrides::apply(&config.overrides, &mut editor);
    for entry in &config.resources {
        resources::apply(entry, &mut editor);
    }
    for entry in &config.secrets {
        secrets::apply(entry, &mut editor);
    }
    for entry in &config.types {
        wanted::apply(entry, config.lenient, &mut editor);
    }
    removed_types::check(beside, &mut editor);
    let ModelEditor {
        mut removed, model, ..
    } = editor;
    removed.take_roots(model);
    removed.take_members(model);
    removed.types.take(model);
}

/// The model that entries change, and what they are resolved with.
struct ModelEditor<'a> {
    index: &'a Index<'a>,
    declared: &'a DeclaredNames<'a>,
    model: &'a mut Model,
    problems: &'a mut Problems,
    removed: Removed,
    /// Where names of `bound_to` are that the metadata lacks.
    absent_names: Vec<At>,
}

/// An entry.
struct Entry<'e> {
    /// The file that it is in.
    input: Input,
    /// `override`.
    table: &'static str,
    /// The key that names the item.
    key: &'static str,
    /// The item.
    item: &'e Spanned<String>,
    /// Whether it is that of the slice which this one inherits from.
    inherited: bool,
}

impl<'e> Entry<'e> {
    /// An entry of `slice.toml`, its own or that of the slice which it inherits from.
    fn of_slice(
        table: &'static str,
        key: &'static str,
        item: &'e Spanned<String>,
        inherited: bool,
    ) -> Self {
        Self {
            input: Input::config(inherited),
            table,
            key,
            item,
            inherited,
        }
    }

    /// `[[override]] target = "ns.type"`; a correction may have many targets: ``[[correction]] of `ns.type` ``.
    fn within(&self) -> String {
        match self.input {
            Input::Corrections => format!("[[correction]] of `{}`", self.item.value),
            _ => format!("[[{}]] {} = {:?}", self.table, self.key, self.item.value),
        }
    }

    fn of_corrections(item: &'e Spanned<String>) -> Self {
        Self {
            input: Input::Corrections,
            table: "correction",
            key: "targets",
            item,
            inherited: false,
        }
    }
}

impl<'a> ModelEditor<'a> {
    fn new(beside: &Beside<'a>, model: &'a mut Model, problems: &'a mut Problems) -> Self {
        Self {
            index: beside.index,
            declared: beside.declared,
            model,
            problems,
            removed: Removed::default(),
            absent_names: Vec::new(),
        }
    }

    /// What an entry can name, as the model is now.
    fn targets(&self) -> Targets<'_> {
        Targets {
            index: self.index,
            model: self.model,
            declared: self.declared,
        }
    }

    /// The target of the entry; a problem if it does not exist, or not any more, unless the entry is inherited.
    fn find(&mut self, entry: &Entry<'_>) -> Option<Target> {
        let name = &entry.item.value;
        let found = self
            .targets()
            .find(name)
            .and_then(|target| self.removed.check(target, name));
        match found {
            Ok(target) => Some(target),
            Err(astray) => {
                let Mistake { what, fix } = self.not_in_full(name).unwrap_or(astray);
                self.report_of_own(entry, what, &fix);
                None
            }
        }
    }

    /// The target with this name, if it exists.
    fn find_quietly(&self, name: &str) -> Option<Target> {
        let target = self.index.quietly(|| self.targets().find(name)).ok()?;
        self.removed.check(target, name).ok()
    }

    /// What is wrong with a name that is not in full, and what fixes it.
    fn not_in_full(&self, name: &str) -> Option<Mistake> {
        let full = self.model.prefixes.in_full(name)?;
        Some(prefixes::not_in_full(name, &full))
    }

    /// Reports an entry that names or changes nothing. An inherited one may: it has an effect in the slice that it is from.
    fn report_of_own(&mut self, entry: &Entry<'_>, what: impl Into<String>, fix: &str) {
        if !entry.inherited {
            self.report(entry, what, fix);
        }
    }

    fn report(&mut self, entry: &Entry<'_>, what: impl Into<String>, fix: &str) {
        self.report_at(entry, entry.item.at, what, fix);
    }

    fn report_at(&mut self, entry: &Entry<'_>, at: At, what: impl Into<String>, fix: &str) {
        self.problems.push(Problem {
            input: entry.input,
            at: Some(at),
            within: entry.within(),
            what: what.into(),
            fix: fix.to_owned(),
        });
    }
}
