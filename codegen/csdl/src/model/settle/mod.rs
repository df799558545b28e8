//! What the configuration says beside the metadata: overrides, properties served as resources, secrets.
//!
//! Each entry must name something that is there, and must change something: an entry that the metadata has caught up
//! with goes, so that the file stays true.

mod overrides;
mod resources;
mod secrets;

use super::index::Index;
use super::target::{self, Named, Target};
use super::{Model, annotate};
use crate::config::{Config, Spanned};
use crate::problem::{Input, Problem, Problems};
use crate::schema::Schema;

/// Applies every entry.
pub(super) fn apply(
    schema: &Schema,
    config: &Config,
    index: &Index<'_>,
    model: &mut Model,
    problems: &mut Problems,
) {
    let named = annotate::named(schema);
    let mut settling = Settling {
        index,
        named: &named,
        model,
        problems,
    };
    for entry in &config.overrides {
        overrides::apply(entry, &mut settling);
    }
    for entry in &config.resources {
        resources::apply(entry, &mut settling);
    }
    for entry in &config.secrets {
        secrets::apply(entry, &mut settling);
    }
}

/// The model that is being settled.
struct Settling<'a> {
    index: &'a Index<'a>,
    named: &'a Named<'a>,
    model: &'a mut Model,
    problems: &'a mut Problems,
}

/// An entry of the configuration.
struct Entry<'e> {
    /// `override`.
    table: &'static str,
    /// The key that names the item.
    key: &'static str,
    /// The item.
    item: &'e Spanned<String>,
}

impl Settling<'_> {
    /// What the entry is about; a problem if that isn't there.
    fn find(&mut self, entry: &Entry<'_>) -> Option<Target> {
        match target::find(&entry.item.value, self.index, self.model, self.named) {
            Ok(target) => Some(target),
            Err((what, settle)) => {
                self.say(entry, what, &settle);
                None
            }
        }
    }

    fn say(&mut self, entry: &Entry<'_>, what: impl Into<String>, settle: &str) {
        self.problems.push(Problem {
            input: Input::Config,
            at: Some(entry.item.at),
            within: format!("[[{}]] {} = {:?}", entry.table, entry.key, entry.item.value),
            what: what.into(),
            settle: settle.to_owned(),
        });
    }
}
