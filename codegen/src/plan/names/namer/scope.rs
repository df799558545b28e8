//! The names of one scope: known names first, then new ones, numbered where they collide.

use super::{Candidate, Case, Namer, TakenNames};
use graph_csdl::problem::{Input, Problem};
use std::borrow::Cow;
use std::collections::HashMap;

/// The names of one scope, as they are resolved.
pub(super) struct ScopeNames<'s, 'a> {
    namer: &'s mut Namer<'a>,
    scope: &'s str,
    case: Case,
    candidates: &'s [Candidate<'s>],
    taken: TakenNames<'s>,
    names: Vec<String>,
    /// By identity: the candidate that has it, and whether it has it by rename or from before.
    holders: HashMap<String, (usize, bool)>,
}

impl<'s, 'a> ScopeNames<'s, 'a> {
    /// Names for all candidates, in their order.
    pub(super) fn resolve(
        namer: &'s mut Namer<'a>,
        scope: &'s str,
        case: Case,
        candidates: &'s [Candidate<'s>],
        taken: TakenNames<'s>,
    ) -> (Vec<String>, Identities) {
        let mut names = Self {
            namer,
            scope,
            case,
            candidates,
            taken,
            names: vec![String::new(); candidates.len()],
            holders: HashMap::with_capacity(candidates.len()),
        };
        let fresh = names.name_known();
        names.name_new(&fresh);
        (names.names, Identities(names.holders))
    }

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

/// The names of one scope by [identity](Case::identity).
#[derive(Debug, Default)]
pub(in crate::plan) struct Identities(HashMap<String, (usize, bool)>);

impl Identities {
    /// The position of the item whose name has this [identity](Case::identity).
    pub(in crate::plan) fn get(&self, identity: &str) -> Option<usize> {
        self.0.get(identity).map(|(index, _)| *index)
    }
}
