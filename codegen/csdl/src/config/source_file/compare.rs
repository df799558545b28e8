//! Compares `slice.toml` with `source.toml`.

use super::{Requested, Source};
use crate::config::Config;
use crate::problem::{Input, Problem, Problems};
use std::collections::BTreeSet;

/// Rejects a `slice.toml` that requests more than the facts were imported for, or another API version than theirs.
pub(super) fn check(
    config: &Config,
    source: &Source,
    slice: &str,
    declared: &BTreeSet<String>,
) -> Result<(), Problems> {
    let mut problems = Problems::new();
    let command = source.import(slice);
    if let (Some(wanted), Some(api)) = (&config.api, &source.api)
        && wanted != api
    {
        problems.push(Problem {
            input: Input::Config,
            at: None,
            within: String::new(),
            what: format!("`api` is {wanted}, and the facts in schema.csdl are those of {api}"),
            fix: format!(
                "write `api = {api:?}`, or take the facts from a file of {wanted}: \
                 cargo xtask import FILE --slice {slice} --api {wanted}"
            ),
        });
    }
    // Facts that were written by hand have no source.
    if source.file.is_some() {
        let differs: Vec<String> = match &source.requested {
            None => vec![
                "source.toml does not say what the facts in schema.csdl were taken for".to_owned(),
            ],
            Some(requested) => requested.lacks(&Requested::of(config, declared)),
        };
        for what in differs {
            problems.push(Problem {
                input: Input::Config,
                at: None,
                within: String::new(),
                what,
                fix: format!("take the facts again: {command}"),
            });
        }
    }
    problems.or(())
}

impl Requested {
    /// What a configuration requests that the facts were not imported for, a sentence each.
    fn lacks(&self, now: &Self) -> Vec<String> {
        let new = |what: &str, then: &BTreeSet<String>, now: &BTreeSet<String>| {
            let new = now.difference(then);
            new.map(|item| format!("{what} `{item}` is new, and schema.csdl was made without it"))
                .collect::<Vec<_>>()
        };
        let gone = |what: &str, then: &BTreeSet<String>, now: &BTreeSet<String>| {
            let gone = then.difference(now);
            gone.map(|item| format!("{what} `{item}` is gone, and schema.csdl was made with it"))
                .collect::<Vec<_>>()
        };
        [
            new("the path", &self.paths, &now.paths),
            new("the type", &self.types, &now.types),
            new("the resource", &self.resources, &now.resources),
            gone("the resource", &self.resources, &now.resources),
            new("the override", &self.overrides, &now.overrides),
            gone("the override", &self.overrides, &now.overrides),
            new("the correction", &self.corrections, &now.corrections),
            gone("the correction", &self.corrections, &now.corrections),
        ]
        .concat()
    }
}

impl Source {
    /// Paths and types that the facts were imported for and that are requested no more: they do no harm.
    pub fn unused(&self, config: &Config) -> Vec<String> {
        let Some(then) = &self.requested else {
            return Vec::new();
        };
        let now = Requested::of(config, &BTreeSet::new());
        let paths = then.paths.difference(&now.paths);
        let types = then.types.difference(&now.types);
        paths.chain(types).cloned().collect()
    }

    /// The command that imports the facts of a slice again.
    pub fn import(&self, slice: &str) -> String {
        let command = format!("cargo xtask import FILE --slice {slice}");
        match &self.file {
            Some(file) => format!("{command} (FILE: the path of {file}, or of a later one)"),
            None => command,
        }
    }
}
