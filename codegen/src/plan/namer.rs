//! Rust names for wire names, and the rule that settles collisions.
//!
//! Within one scope, in this order: a `[[rename]]` of `slice.toml`; the name that `names.toml` says was given before;
//! the name's own Rust spelling. Where several items would take one spelling, the first by wire name (in byte order)
//! keeps it and the others take 2, 3, … behind it, so neither the order of the file nor that of a visit matters and an
//! item that exists keeps its name. Reserved names take an underscore. Only where that fails too is it a problem.

use super::names::{bare, camel, numbered, snake};
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
    held: Vec<(String, HeldObject)>,
    used_renames: BTreeSet<&'a str>,
    config: &'a Config,
    problems: Problems,
}

/// What a scope's names are spelled like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// `UpperCamelCase`: types and variants.
    Camel,
    /// `snake_case`: methods and modules.
    Snake,
    /// `snake_case`, and `UpperCamelCase` as well: a field has a variant in the enum of properties.
    Field,
}

impl Case {
    /// What no two names of a scope may have in common.
    pub(super) fn identity(self, name: &str) -> Cow<'_, str> {
        match self {
            Self::Camel | Self::Snake => Cow::Borrowed(name),
            Self::Field => Cow::Owned(camel(bare(name))),
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
            format!("{}_", bare(&name))
        } else {
            name
        }
    }
}

/// An item that wants a name.
#[derive(Clone, Debug)]
pub(super) struct Candidate<'c> {
    /// Its key in `names.toml` and `[[rename]]`.
    pub(super) key: String,
    /// What its name is made of.
    pub(super) wire: Cow<'c, str>,
    /// Items of a lower rank choose first: a type before the enum of another's properties.
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

/// What the names of a scope may not be.
#[derive(Clone, Copy)]
pub(super) struct Taken<'t> {
    /// Names that no item is given.
    pub(super) reserved: &'t [&'t str],
    /// The inherited name of an [identity](Case::identity), if there is one: it is given with a number only.
    pub(super) inherited: &'t dyn Fn(&str) -> Option<String>,
}

impl Taken<'static> {
    /// Nothing is taken.
    pub(super) const NOTHING: Self = Self::reserved(&[]);

    /// Nothing but reserved names.
    pub(super) const fn reserved(reserved: &'static [&'static str]) -> Self {
        Self {
            reserved,
            inherited: &|_| None,
        }
    }
}

impl<'a> Namer<'a> {
    /// Starts from what was settled and given before.
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
            held: Vec::new(),
            used_renames: BTreeSet::new(),
            config,
            problems: Problems::new(),
        }
    }

    /// One that names other scopes at the same time.
    pub(super) fn fork(&self) -> Self {
        Self {
            renames: Arc::clone(&self.renames),
            before: self.before,
            given: Vec::new(),
            held: Vec::new(),
            used_renames: BTreeSet::new(),
            config: self.config,
            problems: Problems::new(),
        }
    }

    /// Takes over what another one gave.
    pub(super) fn join(&mut self, other: Self) {
        self.given.extend(other.given);
        self.held.extend(other.held);
        self.used_renames.extend(other.used_renames);
        self.problems.extend(other.problems);
    }

    /// Names for all items of one scope, in their order.
    pub(super) fn settle(
        &mut self,
        scope: &str,
        case: Case,
        candidates: Vec<Candidate<'_>>,
        taken: Taken<'_>,
    ) -> Vec<String> {
        self.settle_apart(scope, case, candidates, taken).0
    }

    /// Names for all items of one scope, in their order, and each by its [identity](Case::identity).
    pub(super) fn settle_apart(
        &mut self,
        scope: &str,
        case: Case,
        candidates: Vec<Candidate<'_>>,
        taken: Taken<'_>,
    ) -> (Vec<String>, Identities) {
        let mut settling = Settling {
            namer: self,
            scope,
            case,
            candidates: &candidates,
            taken,
            names: vec![String::new(); candidates.len()],
            holders: HashMap::with_capacity(candidates.len()),
        };
        let fresh = settling.settled();
        settling.fresh(&fresh);
        let Settling { names, holders, .. } = settling;
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

    /// How a field held one object before, if it held one of this type.
    pub(super) fn held(&self, field: &str, target: &str) -> Option<bool> {
        let before = self.before.fields.get(field)?;
        (before.target == target).then_some(before.boxed)
    }

    /// Remembers how a field holds one object.
    pub(super) fn hold(&mut self, field: String, target: String, boxed: bool) {
        self.held.push((field, HeldObject { target, boxed }));
    }

    /// Every name given, or what is wrong: collisions, and renames of nothing.
    pub(super) fn finish(mut self) -> Result<Names, Problems> {
        for rename in &self.config.renames {
            let is_used = self.used_renames.contains(rename.item.value.as_str());
            if !is_used && !rename.inherited {
                self.problems.push(Problem {
                    input: Input::Config,
                    at: Some(rename.item.at),
                    within: "[[rename]]".to_owned(),
                    what: format!(
                        "`{}` is no item of the slice that has a name",
                        rename.item.value
                    ),
                    settle: "correct the item, or remove the entry".to_owned(),
                });
            }
        }
        let mut names: Vec<(String, String)> = self.given.into_iter().flatten().collect();
        names.par_sort_by(|(one, _), (other, _)| one.cmp(other));
        self.problems.or(Names {
            names: names.into_iter().collect(),
            fields: self.held.into_iter().collect(),
        })
    }

    /// A rename does not know whether what stands behind a type is a field or a variant.
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
                what: format!("{name:?} is not spelled as such a name is"),
                settle: format!("write it in {wanted}"),
            });
        }
    }

    /// Where a `[[rename]]` of the item stands.
    fn renamed_at(&self, key: &str) -> Option<(Input, At)> {
        let mut renames = self.config.renames.iter();
        let rename = renames.find(|rename| rename.item.value == key)?;
        Some((Input::config(rename.inherited), rename.item.at))
    }

    fn known(&mut self, key: &str) -> Option<String> {
        if let Some((item, name)) = self.renames.get_key_value(key) {
            self.used_renames.insert(item);
            return Some((*name).to_owned());
        }
        self.before.names.get(key).cloned()
    }
}

/// The names of one scope by what tells them apart.
#[derive(Debug, Default)]
pub(super) struct Identities(HashMap<String, (usize, bool)>);

impl Identities {
    /// The position of the item whose name has this [identity](Case::identity).
    pub(super) fn get(&self, identity: &str) -> Option<usize> {
        self.0.get(identity).map(|(index, _)| *index)
    }
}

/// The naming of one scope.
struct Settling<'s, 'a> {
    namer: &'s mut Namer<'a>,
    scope: &'s str,
    case: Case,
    candidates: &'s [Candidate<'s>],
    taken: Taken<'s>,
    names: Vec<String>,
    /// By identity, the candidate that has it, and whether it had it before any was spelled anew.
    holders: HashMap<String, (usize, bool)>,
}

impl Settling<'_, '_> {
    /// Names those that have a name already. Returns the others: what each is called by itself, and its position.
    fn settled(&mut self) -> Vec<(String, usize)> {
        let mut fresh = Vec::with_capacity(self.candidates.len());
        for (index, candidate) in self.candidates.iter().enumerate() {
            match self.namer.known(&candidate.key) {
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

    /// Names the others, those that would have one name by wire name.
    fn fresh(&mut self, fresh: &[(String, usize)]) {
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
                what: format!("`{key}` and `{holder}` both come to be named `{name}`, after the rule for collisions"),
                settle: format!("a `[[rename]]` of `{key}` or of `{holder}` in slice.toml"),
            });
        }
        let had = self.holders.get(&identity).is_some_and(|(_, had)| *had);
        self.holders.insert(identity, (index, had || before));
        self.names[index] = name;
    }
}

#[cfg(test)]
mod tests;
