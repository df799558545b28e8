//! What is said beside the metadata: corrections of Graph for every slice, and then a slice's own overrides, properties
//! served as resources and secrets. A correction and an override say the same of a target and are applied by the same
//! code ([`change`]).
//!
//! What a slice does not want of a type is taken away as if it did not exist.
//!
//! Each entry of a slice must name something that is there, and must change something: an entry that the metadata has
//! caught up with goes, so that the file stays true. What a correction comes to is kept, since it is about all of Graph.

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
use super::target::{self, Named, Target};
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
    let mut settling = Settling::new(index, &named, model, problems);
    corrections::apply(
        &config.corrections.entries,
        config.api.as_deref(),
        &mut settling,
    );
    settling.removed
}

/// Applies every entry of the slice, and takes away what `removed` has and what the slice says does not exist.
pub(super) fn apply(
    schema: &Schema,
    config: &Config,
    index: &Index<'_>,
    model: &mut Model,
    removed: Removed,
    problems: &mut Problems,
) {
    let named = annotate::named(schema);
    let mut settling = Settling::new(index, &named, model, problems);
    settling.removed = removed;
    overrides::apply(&config.overrides, &mut settling);
    for entry in &config.resources {
        resources::apply(entry, &mut settling);
    }
    for entry in &config.secrets {
        secrets::apply(entry, &mut settling);
    }
    for entry in &config.types {
        wanted::apply(entry, &mut settling);
    }
    let removed = std::mem::take(&mut settling.removed);
    shape::take_away(removed, settling.model);
}

/// Members that do not exist: a type, the place of a member in it, and whether that is a structural property.
pub(super) type Removed = Vec<(TypeId, usize, bool)>;

/// The model that is being settled.
struct Settling<'a> {
    index: &'a Index<'a>,
    named: &'a Named<'a>,
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

impl<'a> Settling<'a> {
    fn new(
        index: &'a Index<'a>,
        named: &'a Named<'a>,
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

    /// What the entry is about; a problem if that isn't there, unless another slice has it.
    fn find(&mut self, entry: &Entry<'_>) -> Option<Target> {
        match target::find(&entry.item.value, self.index, self.model, self.named) {
            Ok(target) => Some(target),
            Err((what, settle)) => {
                self.say_of_own(entry, what, &settle);
                None
            }
        }
    }

    /// What is named so, if it is there.
    fn find_quietly(&self, name: &str) -> Option<Target> {
        let find = || target::find(name, self.index, self.model, self.named);
        self.index.quietly(find).ok()
    }

    /// Says what is wrong with an entry that stands for nothing or changes nothing; an inherited one holds where it stands.
    fn say_of_own(&mut self, entry: &Entry<'_>, what: impl Into<String>, settle: &str) {
        if !entry.inherited {
            self.say(entry, what, settle);
        }
    }

    fn say(&mut self, entry: &Entry<'_>, what: impl Into<String>, settle: &str) {
        self.problems.push(Problem {
            input: entry.input,
            at: Some(entry.item.at),
            within: format!("[[{}]] {} = {:?}", entry.table, entry.key, entry.item.value),
            what: what.into(),
            settle: settle.to_owned(),
        });
    }
}
