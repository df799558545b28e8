//! The facts that pages mention, and where.

use super::Unaltered;
use crate::check::Fact;
use graph_csdl::model::Model;
use std::collections::BTreeMap;

/// Pages that mention each fact, by number, in order.
pub(super) fn of<'t>(
    pages: &[Unaltered<'t>],
    wanted: fn(&Fact) -> bool,
) -> Vec<(Fact, Vec<usize>)> {
    let mut facts: BTreeMap<Fact, Vec<usize>> = BTreeMap::new();
    for (index, page) in pages.iter().enumerate() {
        for fact in page.examined.notes.facts.iter().filter(|fact| wanted(fact)) {
            let speakers = facts.entry(fact.clone()).or_default();
            if speakers.last() != Some(&index) {
                speakers.push(index);
            }
        }
    }
    facts.into_iter().collect()
}

pub(super) fn name(model: &Model, fact: &Fact) -> String {
    match fact {
        Fact::Property(_, name)
        | Fact::TypeOf(_, name)
        | Fact::Member(_, name)
        | Fact::Step(_, name)
        | Fact::Parameter(_, name)
        | Fact::ParameterType(_, name)
        | Fact::Root(name) => name.clone(),
        Fact::Verb(id, _) => model.ty(*id).name.name.clone(),
        Fact::Operation(id) | Fact::Returns(id) => model.operation(*id).name.name.clone(),
    }
}

pub(super) fn describe(model: &Model, fact: &Fact) -> String {
    match fact {
        Fact::Property(id, _) | Fact::TypeOf(id, _) | Fact::Member(id, _) | Fact::Step(id, _) => {
            format!("{} of {}", kind(fact), model.ty(*id).name)
        }
        Fact::Verb(_, verb) => format!("{verb:?} of"),
        Fact::Parameter(id, _) | Fact::ParameterType(id, _) => {
            format!("{} of {}", kind(fact), model.operation(*id).name)
        }
        Fact::Operation(_) | Fact::Returns(_) | Fact::Root(_) => kind(fact).to_owned(),
    }
}

fn kind(fact: &Fact) -> &'static str {
    match fact {
        Fact::Property(..) => "property",
        Fact::TypeOf(..) => "type of property",
        Fact::Member(..) => "member",
        Fact::Step(..) => "segment",
        Fact::Verb(..) => "verb",
        Fact::Operation(_) => "operation",
        Fact::Parameter(..) => "parameter",
        Fact::ParameterType(..) => "type of parameter",
        Fact::Returns(_) => "result of",
        Fact::Root(_) => "root",
    }
}
