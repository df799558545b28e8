//! Applies what is configured beside the metadata: corrections of Graph for every slice, then a slice's own overrides,
//! properties served as resources and secrets. Corrections and overrides have the same keys and are applied by the same
//! code ([`change`]).
//!
//! Properties of a type that a slice does not want are removed as if they did not exist.
//!
//! Each entry of a slice must name something that exists, and must change something: one that the metadata has caught up
//! with is a problem. The outcome of a correction is recorded instead, since corrections are about all of Graph.

pub(super) mod additions;
mod binding;
mod capabilities;
mod change;
mod corrections;
mod overrides;
mod resources;
mod secrets;
mod shape;
mod stream_body;
mod wanted;

pub(crate) use capabilities::FLAGS as CAPABILITY_FLAGS;

use super::index::Index;
use super::target::{self, DeclaredNames, Target};
use super::{Model, TypeId, annotate};
use crate::config::{Config, Spanned};
use crate::problem::{Input, Problem, Problems};
use crate::schema::Schema;

/// Applies the corrections that hold for the version of Graph that is configured.
pub(super) fn correct(
    schema: &Schema,
    config: &Config,
    index: &Index<'_>,
    model: &mut Model,
    problems: &mut Problems,
) -> Removed {
    let named = annotate::named(schema);
    let mut editor = ModelEditor::new(index, &named, model, problems);
    corrections::apply(
        &config.corrections.entries,
        config.api.as_deref(),
        &mut editor,
    );
    editor.removed
}

/// Applies every entry of the slice, and removes the members in `removed` and those that the slice does not want.
pub(super) fn slice_config(
    schema: &Schema,
    config: &Config,
    index: &Index<'_>,
    model: &mut Model,
    removed: Removed,
    problems: &mut Problems,
) {
    let named = annotate::named(schema);
    let mut editor = ModelEditor::new(index, &named, model, problems);
    editor.removed = removed;
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
    let removed = std::mem::take(&mut editor.removed);
    shape::take_away(removed, editor.model);
}

/// Members that do not exist: a type, the index of the member in it, and whether it is a structural property.
pub(super) type Removed = Vec<(TypeId, usize, bool)>;

/// The model that entries change, and what they are resolved with.
struct ModelEditor<'a> {
    index: &'a Index<'a>,
    named: &'a DeclaredNames<'a>,
    model: &'a mut Model,
    problems: &'a mut Problems,
    removed: Removed,
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

    fn of_corrections(item: &'e Spanned<String>) -> Self {
        Self {
            input: Input::Corrections,
            table: "correction",
            key: "target",
            item,
            inherited: false,
        }
    }
}

impl<'a> ModelEditor<'a> {
    fn new(
        index: &'a Index<'a>,
        named: &'a DeclaredNames<'a>,
        model: &'a mut Model,
        problems: &'a mut Problems,
    ) -> Self {
        Self {
            index,
            named,
            model,
            problems,
            removed: Removed::new(),
        }
    }

    /// The target of the entry; a problem if it does not exist, unless the entry is inherited.
    fn find(&mut self, entry: &Entry<'_>) -> Option<Target> {
        match target::find(&entry.item.value, self.index, self.model, self.named) {
            Ok(target) => Some(target),
            Err((what, fix)) => {
                self.report_of_own(entry, what, &fix);
                None
            }
        }
    }

    /// The target with this name, if it exists.
    fn find_quietly(&self, name: &str) -> Option<Target> {
        let find = || target::find(name, self.index, self.model, self.named);
        self.index.quietly(find).ok()
    }

    /// Reports an entry that names or changes nothing. An inherited one may: it has an effect in the slice that it is from.
    fn report_of_own(&mut self, entry: &Entry<'_>, what: impl Into<String>, fix: &str) {
        if !entry.inherited {
            self.report(entry, what, fix);
        }
    }

    fn report(&mut self, entry: &Entry<'_>, what: impl Into<String>, fix: &str) {
        self.problems.push(Problem {
            input: entry.input,
            at: Some(entry.item.at),
            within: format!("[[{}]] {} = {:?}", entry.table, entry.key, entry.item.value),
            what: what.into(),
            fix: fix.to_owned(),
        });
    }
}
