//! Rust names for wire names, and the rule for collisions.
//!
//! The name of an item in a scope is, in this order: that of a `[[rename]]` in `slice.toml`; the one it had before, by
//! `names.toml`; the Rust spelling of its wire name. Of several items with one spelling, the first by wire name (in byte order)
//! gets it and the others a number (2, 3, …). So the result does not depend on the order of items, and an existing item keeps
//! its name. Reserved names get an underscore. Two items with one name after all this are a problem.

mod candidate;
mod case;
mod scope;

use graph_csdl::config::{Config, HeldObject, Names};
use graph_csdl::nearest;
use graph_csdl::problem::{At, Input, Problem, Problems};
use rayon::prelude::*;
use scope::ScopeNames;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub(in crate::plan) use candidate::{Candidate, TakenNames};
pub(in crate::plan) use case::Case;
pub(in crate::plan) use scope::Identities;

/// Gives names and remembers them.
#[derive(Debug)]
pub(in crate::plan) struct Namer<'a> {
    renames: Arc<BTreeMap<&'a str, &'a str>>,
    before: &'a Names,
    /// By key, a list for each scope: lists are joined often, and names are many.
    given: Vec<Vec<(String, String)>>,
    boxings: Vec<(String, HeldObject)>,
    used_renames: BTreeSet<&'a str>,
    config: &'a Config,
    problems: Problems,
}

impl<'a> Namer<'a> {
    /// Starts from the renames of `slice.toml` and the names of `names.toml`.
    pub(in crate::plan) fn new(config: &'a Config, before: &'a Names) -> Self {
        let renames = config
            .renames
            .iter()
            .map(|rename| (rename.item.value.as_str(), rename.name.as_str()))
            .collect();
        Self {
            renames: Arc::new(renames),
            before,
            given: Vec::new(),
            boxings: Vec::new(),
            used_renames: BTreeSet::new(),
            config,
            problems: Problems::new(),
        }
    }

    /// Another namer, for other scopes, on another thread.
    pub(in crate::plan) fn fork(&self) -> Self {
        Self {
            renames: Arc::clone(&self.renames),
            before: self.before,
            given: Vec::new(),
            boxings: Vec::new(),
            used_renames: BTreeSet::new(),
            config: self.config,
            problems: Problems::new(),
        }
    }

    /// Adds the names and problems of another namer.
    pub(in crate::plan) fn join(&mut self, other: Self) {
        self.given.extend(other.given);
        self.boxings.extend(other.boxings);
        self.used_renames.extend(other.used_renames);
        self.problems.extend(other.problems);
    }

    /// Names for all items of one scope, in their order.
    pub(in crate::plan) fn resolve(
        &mut self,
        scope: &str,
        case: Case,
        candidates: Vec<Candidate<'_>>,
        taken: TakenNames<'_>,
    ) -> Vec<String> {
        self.resolve_with_identities(scope, case, candidates, taken)
            .0
    }

    /// Names for all items of one scope, in their order, and each by its [identity](Case::identity).
    pub(in crate::plan) fn resolve_with_identities(
        &mut self,
        scope: &str,
        case: Case,
        candidates: Vec<Candidate<'_>>,
        taken: TakenNames<'_>,
    ) -> (Vec<String>, Identities) {
        let (names, identities) = ScopeNames::resolve(self, scope, case, &candidates, taken);
        let keys = candidates.into_iter().map(|candidate| candidate.key);
        self.given.push(keys.zip(names.iter().cloned()).collect());
        (names, identities)
    }

    /// Whether an item was named before.
    pub(in crate::plan) fn was_given(&self, key: &str) -> bool {
        self.before.names.contains_key(key)
    }

    /// Whether anything was named before.
    pub(in crate::plan) fn has_given(&self) -> bool {
        !self.before.names.is_empty()
    }

    /// Whether the field was boxed before, if its value was an object of this type.
    pub(in crate::plan) fn boxed_before(&self, field: &str, target: &str) -> Option<bool> {
        let before = self.before.fields.get(field)?;
        (before.target == target).then_some(before.boxed)
    }

    /// Records whether a field is boxed.
    pub(in crate::plan) fn remember_boxing(&mut self, field: String, target: String, boxed: bool) {
        self.boxings.push((field, HeldObject { target, boxed }));
    }

    /// All names, or the problems: collisions, and renames of unknown items.
    pub(in crate::plan) fn finish(mut self) -> Result<Names, Problems> {
        for rename in &self.config.renames {
            let is_used = self.used_renames.contains(rename.item.value.as_str());
            if !is_used && !rename.inherited {
                let item = &rename.item.value;
                let given = self.given.iter().flatten().map(|(key, _)| key.as_str());
                let ends_with_it = |key: &&str| {
                    let start = key.strip_suffix(item.as_str());
                    start.is_some_and(|start| start.ends_with('.'))
                };
                // An alias is the end of a namespace.
                let near = match given.clone().find(ends_with_it) {
                    Some(full) => format!("; the nearest is `{full}`"),
                    None => nearest::hint(item, given),
                };
                self.problems.push(Problem {
                    input: Input::Config,
                    at: Some(rename.item.at),
                    within: format!("[[rename]] item = {item:?}"),
                    what: "it is not a named item of the slice".to_owned(),
                    fix: format!("correct the item, or remove the entry{near}"),
                });
            }
        }
        let mut names: Vec<(String, String)> = self.given.into_iter().flatten().collect();
        names.par_sort_by(|(one, _), (other, _)| one.cmp(other));
        self.problems.or(Names {
            names: names.into_iter().collect(),
            fields: self.boxings.into_iter().collect(),
        })
    }

    /// Checks the case of a `[[rename]]`, whose `item` does not distinguish a field from a variant.
    fn check_case(&mut self, case: Case, key: &str, name: &str) {
        let (is_wrong, wanted) = match case {
            Case::Camel => (name.starts_with(char::is_lowercase), "UpperCamelCase"),
            Case::Snake | Case::Field => (name.contains(char::is_uppercase), "snake_case"),
        };
        if let Some((input, at)) = self.renamed_at(key)
            && is_wrong
        {
            self.problems.push(Problem {
                input,
                at: Some(at),
                within: format!("[[rename]] item = {key:?}"),
                what: format!("{name:?} has the wrong case"),
                fix: format!("write it in {wanted}"),
            });
        }
    }

    /// The position of a `[[rename]]` of the item.
    fn renamed_at(&self, key: &str) -> Option<(Input, At)> {
        let mut renames = self.config.renames.iter();
        let rename = renames.find(|rename| rename.item.value == key)?;
        Some((Input::config(rename.inherited), rename.item.at))
    }

    fn name_of(&mut self, key: &str) -> Option<String> {
        if let Some((item, name)) = self.renames.get_key_value(key) {
            self.used_renames.insert(item);
            return Some((*name).to_owned());
        }
        self.before.names.get(key).cloned()
    }
}

#[cfg(test)]
mod tests;
