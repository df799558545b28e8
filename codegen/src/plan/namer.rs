//! Rust names for wire names, and the rule for collisions.
//!
//! The name of an item in a scope is, in this order: that of a `[[rename]]` in `slice.toml`; the one it had before, by
//! `names.toml`; the Rust spelling of its wire name. Of several items with one spelling, the first by wire name (in byte order)
//! gets it and the others a number (2, 3, …). So the result does not depend on the order of items, and an existing item keeps
//! its name. Reserved names get an underscore. Two items with one name after all this are a problem.

use super::names::{camel, numbered, snake, unraw};
use graph_csdl::config::{Config, HeldObject, Names};
use graph_csdl::problem::{At, Input, Problem, Problems};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Gives names and remembers them.
#[derive(Debug)]
pub(super) struct Namer<'a> {
    renames: Arc<BTreeMap<&'a str, &'a str>>,
    before: &'a Names,
    /// By key, a list for each scope: lists are joined often, and names are many.
    given: Vec<Vec<(String, String)>>,
    boxings: Vec<(String, HeldObject)>,
    used_renames: BTreeSet<&'a str>,
    config: &'a Config,
    problems: Problems,
}

/// The spelling of a scope's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// `UpperCamelCase`: types and variants.
    Camel,
    /// `snake_case`: methods and modules.
    Snake,
    /// `snake_case`; unique in `UpperCamelCase` too, since a field has a variant in the enum of properties.
    Field,
}

impl Case {
    /// The form of a name that is unique in a scope.
    pub(super) fn identity(self, name: &str) -> Cow<'_, str> {
        match self {
            Self::Camel | Self::Snake => Cow::Borrowed(name),
            Self::Field => Cow::Owned(camel(unraw(name))),
        }
    }

    fn numbered(self, name: &str, number: usize) -> String {
        match (number, self) {
            (1, _) => name.to_owned(),
            (_, Self::Camel) => format!("{}{number}", name.trim_end_matches('_')),
            (_, Self::Snake | Self::Field) => numbered(name, number),
        }
    }

    fn spell(self, wire: &str, reserved: &[&str]) -> String {
        let name = match self {
            Self::Camel => camel(wire),
            Self::Snake | Self::Field => snake(wire),
        };
        if reserved.contains(&name.as_str()) {
            format!("{}_", unraw(&name))
        } else {
            name
        }
    }
}

/// An item to name.
#[derive(Clone, Debug)]
pub(super) struct Candidate<'c> {
    /// Its key in `names.toml` and `[[rename]]`.
    pub(super) key: String,
    /// The wire name that its name is made from.
    pub(super) wire: Cow<'c, str>,
    /// Items of a lower rank are named first: a type before the enum of another's properties.
    pub(super) rank: u8,
}

impl<'c> Candidate<'c> {
    /// One of the first rank.
    pub(super) fn new(key: String, wire: impl Into<Cow<'c, str>>) -> Self {
        Self {
            key,
            wire: wire.into(),
            rank: 0,
        }
    }
}

/// Names that the items of a scope cannot have.
#[derive(Clone, Copy)]
pub(super) struct TakenNames<'t> {
    /// Reserved names.
    pub(super) reserved: &'t [&'t str],
    /// The inherited name with this [identity](Case::identity), if there is one; items of that spelling get a number.
    pub(super) inherited: &'t dyn Fn(&str) -> Option<String>,
}

impl TakenNames<'static> {
    /// No name is taken.
    pub(super) const NOTHING: Self = Self::reserved(&[]);

    /// Only reserved names are taken.
    pub(super) const fn reserved(reserved: &'static [&'static str]) -> Self {
        Self {
            reserved,
            inherited: &|_| None,
        }
    }
}

impl<'a> Namer<'a> {
    /// Starts from the renames of `slice.toml` and the names of `names.toml`.
    pub(super) fn new(config: &'a Config, before: &'a Names) -> Self {
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
    pub(super) fn fork(&self) -> Self {
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
    pub(super) fn join(&mut self, other: Self) {
        self.given.extend(other.given);
        self.boxings.extend(other.boxings);
        self.used_renames.extend(other.used_renames);
        self.problems.extend(other.problems);
    }

    /// Names for all items of one scope, in their order.
    pub(super) fn resolve(
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
    pub(super) fn resolve_with_identities(
        &mut self,
        scope: &str,
        case: Case,
        candidates: Vec<Candidate<'_>>,
        taken: TakenNames<'_>,
    ) -> (Vec<String>, Identities) {
        let mut scope_names = ScopeNames {
            namer: self,
            scope,
            case,
            candidates: &candidates,
            taken,
            names: vec![String::new(); candidates.len()],
            holders: HashMap::with_capacity(candidates.len()),
        };
        let fresh = scope_names.name_known();
        scope_names.name_new(&fresh);
        let ScopeNames { names, holders, .. } = scope_names;
        let keys = candidates.into_iter().map(|candidate| candidate.key);
        self.given.push(keys.zip(names.iter().cloned()).collect());
        (names, Identities(holders))
    }

    /// Whether an item was named before.
    pub(super) fn was_given(&self, key: &str) -> bool {
        self.before.names.contains_key(key)
    }

    /// Whether anything was named before.
    pub(super) fn has_given(&self) -> bool {
        !self.before.names.is_empty()
    }

    /// Whether the field was boxed before, if its value was an object of this type.
    pub(super) fn boxed_before(&self, field: &str, target: &str) -> Option<bool> {
        let before = self.before.fields.get(field)?;
        (before.target == target).then_some(before.boxed)
    }

    /// Records whether a field is boxed.
    pub(super) fn remember_boxing(&mut self, field: String, target: String, boxed: bool) {
        self.boxings.push((field, HeldObject { target, boxed }));
    }

    /// All names, or the problems: collisions, and renames of unknown items.
    pub(super) fn finish(mut self) -> Result<Names, Problems> {
        for rename in &self.config.renames {
            let is_used = self.used_renames.contains(rename.item.value.as_str());
            if !is_used && !rename.inherited {
                self.problems.push(Problem {
                    input: Input::Config,
                    at: Some(rename.item.at),
                    within: "[[rename]]".to_owned(),
                    what: format!("`{}` is not a named item of the slice", rename.item.value),
                    fix: "correct the item, or remove the entry".to_owned(),
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

    /// Checks the case of a `[[rename]]`, whose `item` does not tell a field from a variant.
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

/// The names of one scope by [identity](Case::identity).
#[derive(Debug, Default)]
pub(super) struct Identities(HashMap<String, (usize, bool)>);

impl Identities {
    /// The position of the item whose name has this [identity](Case::identity).
    pub(super) fn get(&self, identity: &str) -> Option<usize> {
        self.0.get(identity).map(|(index, _)| *index)
    }
}

/// The names of one scope, as they are resolved.
struct ScopeNames<'s, 'a> {
    namer: &'s mut Namer<'a>,
    scope: &'s str,
    case: Case,
    candidates: &'s [Candidate<'s>],
    taken: TakenNames<'s>,
    names: Vec<String>,
    /// By identity: the candidate that has it, and whether it has it by rename or from before.
    holders: HashMap<String, (usize, bool)>,
}

impl ScopeNames<'_, '_> {
    /// Names the candidates with a rename or an earlier name. Returns spelling and position of the others.
    fn name_known(&mut self) -> Vec<(String, usize)> {
        let mut fresh = Vec::with_capacity(self.candidates.len());
        for (index, candidate) in self.candidates.iter().enumerate() {
            match self.namer.name_of(&candidate.key) {
                Some(name) => {
                    self.namer.check_case(self.case, &candidate.key, &name);
                    let identity = self.case.identity(&name).into_owned();
                    self.give(index, name, identity, true);
                }
                None => {
                    let spelled = self.case.spell(&candidate.wire, self.taken.reserved);
                    fresh.push((spelled, index));
                }
            }
        }
        fresh
    }

    /// Names the others; those with one spelling are in the order of their wire names.
    fn name_new(&mut self, fresh: &[(String, usize)]) {
        let case = self.case;
        let mut fresh: Vec<_> = fresh
            .iter()
            .map(|(spelled, index)| (case.identity(spelled), spelled, *index))
            .collect();
        let order = |index: usize| {
            let Candidate { key, wire, rank } = &self.candidates[index];
            (*rank, wire, key)
        };
        fresh.sort_by(|(a, _, one), (b, _, other)| {
            a.cmp(b).then_with(|| order(*one).cmp(&order(*other)))
        });
        for same in fresh.chunk_by(|(a, ..), (b, ..)| a == b) {
            let is_taken = same.first().is_some_and(|(identity, ..)| {
                let held = self.holders.get(&**identity);
                held.is_some_and(|(_, before)| *before)
                    || (self.taken.inherited)(identity).is_some()
            });
            for (number, (identity, spelled, index)) in (1 + usize::from(is_taken)..).zip(same) {
                let name = case.numbered(spelled, number);
                let identity = match number {
                    1 => identity.clone().into_owned(),
                    _ => case.identity(&name).into_owned(),
                };
                self.give(*index, name, identity, false);
            }
        }
    }

    fn give(&mut self, index: usize, name: String, identity: String, before: bool) {
        let key = &self.candidates[index].key;
        let holder = match self.holders.get(&identity) {
            Some((holder, _)) => Some(Cow::Borrowed(&*self.candidates[*holder].key)),
            None => (self.taken.inherited)(&identity)
                .map(|name| Cow::Owned(format!("inherited {name}"))),
        };
        if let Some(holder) = holder {
            let namer = &mut self.namer;
            let renamed = namer.renamed_at(key).or_else(|| namer.renamed_at(&holder));
            namer.problems.push(Problem {
                input: renamed.map_or(Input::Config, |(input, _)| input),
                at: renamed.map(|(_, at)| at),
                within: self.scope.to_owned(),
                what: format!("`{key}` and `{holder}` both get the Rust name `{name}`"),
                fix: format!("a `[[rename]]` of `{key}` or of `{holder}` in slice.toml"),
            });
        }
        let had = self.holders.get(&identity).is_some_and(|(_, had)| *had);
        self.holders.insert(identity, (index, had || before));
        self.names[index] = name;
    }
}

#[cfg(test)]
mod tests;
