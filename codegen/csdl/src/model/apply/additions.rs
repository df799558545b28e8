//! `add` of a change: elements of CSDL that the metadata lacks.
//!
//! They are added to the schema before anything is numbered, after all that the file has, so that the numbers of what it has
//! stay as they are. So an addition is checked against the rest like everything else, and an import, which goes by those
//! numbers and names, takes from the file only what the file has. Each addition has a place that no file reaches, so that a
//! problem with it is reported where it is written.

mod added;
mod elements;
mod fragment;
mod holder;
mod merge;
mod refusal;

use crate::config::{Config, Spanned};
use crate::model::prefixes::{self, Prefixes};
use crate::model::{Outcome, State};
use crate::problem::{Mistake, Problem, Problems, line_and_column};
use crate::schema::Schema;
use added::Addition;
pub(crate) use added::Additions;
pub(super) use added::EntryPlace;
use elements::Element;
use holder::Holder;
use refusal::Refusal;
use std::borrow::Cow;
use std::collections::BTreeMap;

const FIX: &str = "write elements of CSDL as the target could hold them: a namespace types and operations, a type \
                      properties, an action parameters, a container its children";

/// The schema with what corrections and overrides add to it.
pub(crate) fn with<'s>(
    schema: &'s Schema,
    config: &Config,
    problems: &mut Problems,
) -> (Cow<'s, Schema>, Additions) {
    let mut adding = Adding {
        config,
        schema: Cow::Borrowed(schema),
        additions: Additions::default(),
        known: BTreeMap::new(),
        problems,
    };
    // Types and operations come first, so that entries may add to them, whichever is first in the file.
    for to_namespaces in [true, false] {
        adding.corrections(to_namespaces);
    }
    for to_namespaces in [true, false] {
        adding.overrides(to_namespaces);
    }
    (adding.schema, adding.additions)
}

/// The problem of an `add` in `slice.toml` that the metadata has caught up with.
pub const HAS_ADDITION: &str = "the metadata has what is added";

/// A schema that is added to.
struct Adding<'s, 'a> {
    config: &'a Config,
    schema: Cow<'s, Schema>,
    additions: Additions,
    /// What was added so far, by what makes an element the same as another: the addition that has it.
    known: BTreeMap<String, usize>,
    problems: &'a mut Problems,
}

impl Adding<'_, '_> {
    /// Adds what corrections add to namespaces, or to all else.
    fn corrections(&mut self, to_namespaces: bool) {
        let config = self.config;
        for (entry, correction) in config.corrections.entries.iter().enumerate() {
            let Some(text) = &correction.change.add else {
                continue;
            };
            if !correction.holds_for(config.api.as_deref()) {
                continue;
            }
            for (target, name) in correction.targets.iter().enumerate() {
                if self.is_namespace(&name.value) != to_namespaces {
                    continue;
                }
                let place = EntryPlace::Correction(entry, target);
                let Some(state) = self.add(place, &name.value, text) else {
                    continue;
                };
                self.additions.outcomes.push(Outcome {
                    entry,
                    target,
                    key: (state != State::Absent).then_some("add"),
                    name: None,
                    state,
                });
            }
        }
    }

    /// Adds what overrides add to namespaces, or to all else.
    fn overrides(&mut self, to_namespaces: bool) {
        let config = self.config;
        for (index, entry) in config.overrides.iter().enumerate() {
            let (Some(text), target) = (&entry.change.add, &entry.target.value) else {
                continue;
            };
            if self.is_namespace(target) != to_namespaces {
                continue;
            }
            let place = EntryPlace::Override(index, entry.inherited);
            let what = match self.add(place, target, text) {
                None | Some(State::InEffect) => continue,
                // It holds in the slice that it is inherited from.
                Some(_) if entry.inherited => continue,
                Some(State::Absent) => match Prefixes::of(&self.schema).in_full(target) {
                    Some(full) => Refusal::from(prefixes::not_in_full(target, &full)),
                    None => Refusal::from(format!("the target `{target}` does not exist")),
                },
                Some(_) => Refusal::from(Mistake::new(
                    HAS_ADDITION,
                    "remove this entry, or this key of it",
                )),
            };
            self.report(place, text, target, what);
        }
    }

    fn is_namespace(&self, target: &str) -> bool {
        self.schema.namespaces.iter().any(|it| it.name == target)
    }

    /// Adds the elements that the schema lacks; `None` if they cannot be meant, which is reported.
    fn add(&mut self, entry: EntryPlace, target: &str, text: &Spanned<String>) -> Option<State> {
        match self.try_add(entry, target, text) {
            Ok(state) => Some(state),
            Err(what) => {
                self.report(entry, text, target, what);
                None
            }
        }
    }

    fn try_add(
        &mut self,
        entry: EntryPlace,
        target: &str,
        text: &Spanned<String>,
    ) -> Result<State, Refusal> {
        if target.contains('/') {
            let what = "only a namespace, a type, an action or a container can hold elements";
            return Err(Refusal::from(what.to_owned()));
        }
        let Some(holder) = Holder::of(target, &text.value, &self.schema)? else {
            return Ok(State::Absent);
        };
        let mut added = holder.read(target, &text.value, self.additions.place())?;
        let elements = match holder {
            Holder::Action(..) => elements::of_action(target, &added),
            _ => elements::of(target, &added),
        };
        let parts = elements::parts(target, &added);
        elements::check(&elements)?;
        self.check_others(entry, &elements)?;
        let index = self.additions.all.len();
        for element in &elements {
            let known = self.known.entry(element.identity.clone());
            known.or_insert(index);
        }
        self.additions.all.push(Addition {
            entry,
            input: entry.input(),
            at: text.at,
            within: within(target),
            elements: elements.into_iter().map(|it| it.target).collect(),
            parts,
        });
        holder.keep_new(&mut added, &self.schema);
        if added.types.is_empty() && added.operations.is_empty() && added.containers.is_empty() {
            return Ok(State::WithoutEffect);
        }
        holder.put(added, self.schema.to_mut());
        Ok(State::InEffect)
    }

    /// Refuses what another entry of the same file adds.
    fn check_others(&self, entry: EntryPlace, elements: &[Element]) -> Result<(), String> {
        for element in elements {
            let other = self.known.get(&element.identity);
            let other = other.map(|index| &self.additions.all[*index]);
            let Some(other) = other.filter(|it| it.entry.is_beside(entry)) else {
                continue;
            };
            let text = match other.entry {
                EntryPlace::Correction(..) => &self.config.corrections.text,
                EntryPlace::Override(..) => &self.config.text,
            };
            let (line, column) = line_and_column(text, other.at);
            return Err(format!(
                "`{}` is added at line {line}, column {column} too",
                element.target
            ));
        }
        Ok(())
    }

    fn report(&mut self, entry: EntryPlace, text: &Spanned<String>, target: &str, why: Refusal) {
        self.problems.push(Problem {
            input: entry.input(),
            at: Some(text.at),
            within: within(target),
            what: why.what,
            fix: why.fix.unwrap_or_else(|| FIX.to_owned()),
        });
    }
}

fn within(target: &str) -> String {
    format!("`add` to `{target}`")
}
