//! Compares `slice.toml` and `corrections.toml` with `source.toml`: each difference is reported at the entry that it is of.

use super::requested::{override_text, resource, texts_of, wanted};
use super::{Requested, Source};
use crate::config::places::{place_of, place_of_item};
use crate::config::{Config, Spanned};
use crate::problem::{At, Input, Problem, Problems, Related};
use std::collections::BTreeSet;

/// The facts that a slice has: what they were taken for, and what they declare.
#[derive(Clone, Copy, Debug)]
pub struct Taken<'t> {
    /// `source.toml`.
    pub source: &'t Source,
    /// Its text, for the places of what is gone.
    pub text: &'t str,
    /// The name of the slice.
    pub slice: &'t str,
    /// What the facts [declare](crate::schema::declared).
    pub declared: &'t BTreeSet<String>,
}

/// Rejects a `slice.toml` that requests more than the facts were imported for, or another API version than theirs.
pub(super) fn check(config: &Config, taken: Taken<'_>) -> Result<(), Problems> {
    let source = taken.source;
    let mut problems = Problems::new();
    if let (Some(wanted), Some(api)) = (&config.api, &source.api)
        && wanted != api
    {
        problems.push(Problem {
            input: Input::Config,
            at: place_of(&config.text, "api"),
            within: String::new(),
            what: format!("`api` is {wanted}, and the facts in schema.csdl are those of {api}"),
            fix: format!(
                "write `api = {api:?}`, or take the facts from a file of {wanted}: \
                 cargo xtask import FILE --slice {} --api {wanted}",
                taken.slice
            ),
        });
    }
    // Facts that were written by hand have no source.
    if source.file.is_some() {
        let mut comparison = Comparison {
            taken,
            fix: format!("take the facts again: {}", source.import(taken.slice)),
            problems,
        };
        match &source.requested {
            None => comparison.report(
                (Input::Source, Some(At::default())),
                String::new(),
                "the file does not say what the facts in schema.csdl were taken for".to_owned(),
                Vec::new(),
            ),
            Some(then) => comparison.compare(config, then),
        }
        problems = comparison.problems;
    }
    problems.or(())
}

/// What is wrong with the facts of a slice.
struct Comparison<'t> {
    taken: Taken<'t>,
    fix: String,
    problems: Problems,
}

/// What an entry requests, and where it is.
struct Entry<'e> {
    input: Input,
    item: &'e Spanned<String>,
    within: String,
    text: String,
}

impl Comparison<'_> {
    fn compare(&mut self, config: &Config, then: &Requested) {
        for path in config
            .paths
            .iter()
            .filter(|it| !then.paths.contains(&it.value))
        {
            // A pattern of the command line is in no file.
            let place = match path.at == At::default() {
                true => (Input::Arguments, None),
                false => (Input::Config, Some(path.at)),
            };
            let within = format!("the path pattern `{}`", path.value);
            self.report(place, within, new(None), Vec::new());
        }
        for ty in &config.types {
            if !then.types.contains(&wanted(ty)) {
                let place = (Input::Config, Some(ty.name.at));
                let within = format!("[[type]] name = {:?}", ty.name.value);
                self.report(place, within, new(None), Vec::new());
            }
        }
        let resources = config.resources.iter().map(|it| Entry {
            input: Input::config(it.inherited),
            item: &it.property,
            within: format!("[[resource]] property = {:?}", it.property.value),
            text: resource(it),
        });
        self.entries("resources", &then.resources, resources.collect());
        let overrides = config.overrides.iter().filter_map(|it| {
            Some(Entry {
                input: Input::config(it.inherited),
                item: &it.target,
                within: format!("[[override]] target = {:?}", it.target.value),
                text: override_text(it)?,
            })
        });
        self.entries("overrides", &then.overrides, overrides.collect());
        self.corrections(config, &then.corrections);
    }

    /// Entries that the facts were taken without, or with another value, and those that are gone.
    fn entries(&mut self, list: &str, then: &BTreeSet<String>, now: Vec<Entry<'_>>) {
        for entry in now.iter().filter(|it| !then.contains(&it.text)) {
            let before = before(then, &entry.text);
            let place = (entry.input, Some(entry.item.at));
            self.report(place, entry.within.clone(), new(before), Vec::new());
        }
        let now: BTreeSet<&str> = now.iter().map(|it| it.text.as_str()).collect();
        self.gone(list, then, &now);
    }

    /// The same of corrections: one message for an entry, whatever the number of its targets.
    fn corrections(&mut self, config: &Config, then: &BTreeSet<String>) {
        let mut now = BTreeSet::new();
        for entry in &config.corrections.entries {
            let texts = texts_of(entry, config.api.as_deref(), self.taken.declared);
            let is_new = |(_, text): &&(&Spanned<String>, String)| !then.contains(text);
            let affected = texts.iter().filter(is_new).map(|(target, text)| Related {
                input: Input::Corrections,
                at: target.at,
                what: match before(then, text) {
                    Some(before) => format!("{text}; before: {before}"),
                    None => text.clone(),
                },
            });
            let affected: Vec<Related> = affected.collect();
            if let Some(first) = entry.targets.first().filter(|_| !affected.is_empty()) {
                let place = (Input::Corrections, Some(first.at));
                let within = format!("[[correction]] of `{}`", first.value);
                let what = "it is new or changed, and schema.csdl was made without it: it is about these items of \
                            the slice";
                self.report(place, within, what.to_owned(), affected);
            }
            now.extend(texts.into_iter().map(|(_, text)| text));
        }
        let now = now.iter().map(String::as_str).collect();
        self.gone("corrections", then, &now);
    }

    /// What the facts were taken with and is stated no more, of targets of which nothing else is stated instead.
    fn gone(&mut self, list: &str, then: &BTreeSet<String>, now: &BTreeSet<&str>) {
        let targets: BTreeSet<&str> = now.iter().map(|text| target(text)).collect();
        for text in then {
            if now.contains(text.as_str()) || targets.contains(target(text)) {
                continue;
            }
            let at = place_of_item(self.taken.text, &["asked", list], text);
            let what = format!("`{text}` is stated no more, and schema.csdl was made with it");
            self.report((Input::Source, at), list.to_owned(), what, Vec::new());
        }
    }

    fn report(
        &mut self,
        (input, at): (Input, Option<At>),
        within: String,
        what: String,
        related: Vec<Related>,
    ) {
        let problem = Problem {
            input,
            at,
            within,
            what,
            fix: self.fix.clone(),
        };
        self.problems.push_with(problem, related);
    }
}

fn new(before: Option<&str>) -> String {
    match before {
        None => "it is new, and schema.csdl was made without it".to_owned(),
        Some(before) => format!("it is changed: schema.csdl was made with `{before}`"),
    }
}

/// What was stated of the target of `text`.
fn before<'t>(then: &'t BTreeSet<String>, text: &str) -> Option<&'t str> {
    let mut then = then.iter().map(String::as_str);
    then.find(|before| target(before) == target(text))
}

/// The target of which something is stated: that before the colon.
fn target(text: &str) -> &str {
    text.split_once(": ").map_or(text, |(target, _)| target)
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
