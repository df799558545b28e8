//! `slice.toml` held against `source.toml`.

use super::{AskedFor, Source};
use crate::config::Config;
use crate::problem::{Input, Problem, Problems};
use std::collections::BTreeSet;

/// Refuses a `slice.toml` that the facts were not taken for, and another API version than theirs.
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
            settle: format!(
                "write `api = {api:?}`, or take the facts from a file of {wanted}: \
                 cargo xtask import FILE --slice {slice} --api {wanted}"
            ),
        });
    }
    // Facts that were written by hand have no source.
    if source.file.is_some() {
        let differs: Vec<String> = match &source.asked {
            None => vec![
                "source.toml does not say what the facts in schema.csdl were taken for".to_owned(),
            ],
            Some(asked) => asked.lacks(&AskedFor::of(config, declared)),
        };
        for what in differs {
            problems.push(Problem {
                input: Input::Config,
                at: None,
                within: String::new(),
                what,
                settle: format!("take the facts again: {command}"),
            });
        }
    }
    problems.or(())
}

impl AskedFor {
    /// What a configuration asks for that the facts were not taken for, a sentence each.
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
    /// Paths and types that the facts were taken for and that nobody asks for any more: they do no harm.
    pub fn unused(&self, config: &Config) -> Vec<String> {
        let Some(then) = &self.asked else {
            return Vec::new();
        };
        let now = AskedFor::of(config, &BTreeSet::new());
        let paths = then.paths.difference(&now.paths);
        let types = then.types.difference(&now.types);
        paths.chain(types).cloned().collect()
    }

    /// The command that takes the facts of a slice anew.
    pub fn import(&self, slice: &str) -> String {
        let command = format!("cargo xtask import FILE --slice {slice}");
        match &self.file {
            Some(file) => format!("{command} (FILE: the path of {file}, or of a later one)"),
            None => command,
        }
    }
}
