//! Mutants of the metadata: one fact that pages mention is altered in the model, and those pages are checked again.

use super::alter::alter;
use super::equivalent::{is_allowed_on_path, is_free, is_taken_over};
use super::kept::Kept;
use super::mutant::Mutant;
use super::{Fate, Mutation, Random, Unaltered, facts, verdict};
use crate::check::{Fact, examine};
use graph_csdl::model::Model;
use graph_csdl::slice::Verb;

/// How many pages are asked before a mutant counts as missed.
const WITNESSES: usize = 12;

/// At most `count` mutants of one kind.
pub(super) fn mutants(
    pages: &[Unaltered<'_>],
    model: &Model,
    mutation: Mutation,
    count: usize,
    random: &mut Random,
) -> Vec<Mutant> {
    let sample = random.sample(facts::of(pages, wanted(mutation)), count);
    sample
        .into_iter()
        .map(|(fact, pages)| {
            let old = facts::name(model, &fact);
            let name = random.misspelled(&old);
            let label = format!("{} `{old}`", facts::describe(model, &fact));
            Mutant {
                fact,
                mutation,
                name,
                pages,
                label,
            }
        })
        .collect()
}

/// The facts that a mutation may alter.
fn wanted(mutation: Mutation) -> fn(&Fact) -> bool {
    match mutation {
        Mutation::Rename => |fact| matches!(fact, Fact::Property(..) | Fact::Parameter(..)),
        Mutation::Retype => |fact| {
            matches!(
                fact,
                Fact::TypeOf(..) | Fact::ParameterType(..) | Fact::Returns(_)
            )
        },
        Mutation::WrongMember => |fact| matches!(fact, Fact::Member(..)),
        Mutation::WrongVerb => |fact| match fact {
            Fact::Operation(_) => true,
            Fact::Verb(_, verb) => {
                matches!(
                    verb,
                    Verb::List | Verb::Get | Verb::Create | Verb::Update | Verb::Delete
                )
            }
            _ => false,
        },
        Mutation::WrongSegment => {
            |fact| matches!(fact, Fact::Step(..) | Fact::Root(_) | Fact::Operation(_))
        }
        Mutation::Dropped => |fact| {
            matches!(
                fact,
                Fact::Property(..)
                    | Fact::Member(..)
                    | Fact::Parameter(..)
                    | Fact::Operation(_)
                    | Fact::Root(_)
                    | Fact::Returns(_)
            )
        },
    }
}

/// The outcome of a mutant; the model is as it was afterwards.
pub(super) fn fate(mutant: &Mutant, pages: &[Unaltered<'_>], model: &mut Model) -> Fate {
    if is_free(model, mutant) {
        return Fate::Equivalent;
    }
    let kept = Kept::of(model, &mutant.fact);
    alter(model, mutant);
    let mut fate = Fate::Missed;
    for before in mutant
        .pages
        .iter()
        .take(WITNESSES)
        .map(|index| &pages[*index])
    {
        let after = examine(&before.page, model, None);
        if verdict::is_noticed(&before.examined, &after) {
            fate = Fate::Noticed;
            break;
        }
        if is_taken_over(mutant, &before.examined.examples, &after.examples)
            || is_taken_over(mutant, &before.examined.templates, &after.templates)
            || is_allowed_on_path(mutant, model)
        {
            fate = Fate::Equivalent;
        }
    }
    kept.into_iter().for_each(|kept| kept.restore(model));
    fate
}
