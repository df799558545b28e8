//! Tables of parameters and properties, against what the metadata says of them.

use super::rows;
use super::table_subject::TableSubject;
use crate::check::Outcomes;
use crate::check::finding::PagePart;
use crate::check::recorder::Notes;
use crate::page::{Page, Table};
use crate::resolve::{Call, Resolved, descendants};
use graph_csdl::model::{ItemType, Model, OperationId};

/// Checks the tables of an API page against the operations that its templates call.
pub(crate) fn check(page: &Page, model: &Model, outcomes: Outcomes<'_>, notes: &mut Notes) {
    let mut subjects: Vec<TableSubject> = Vec::new();
    for resolved in outcomes.all().flatten() {
        if let Some(subject) = subject(model, resolved)
            && !subjects.contains(&subject)
        {
            subjects.push(subject);
        }
    }
    let alone = page.tables.len() == 1;
    let mut rows_of: Vec<(OperationId, Vec<&str>)> = Vec::new();
    for (index, table) in page.tables.iter().enumerate() {
        let Some(about) = best(model, &subjects, table, alone) else {
            continue;
        };
        rows::compare(model, table, about, &mut notes.on(PagePart::Table(index)));
        if let TableSubject::Parameters(id) = about {
            rows_of.push((id, names(table).collect()));
        }
    }
    if let Some((id, _)) = rows_of.first() {
        let all: Vec<&str> = rows_of.iter().flat_map(|(_, rows)| rows).copied().collect();
        // Which of several tables lacks it is unknown.
        let notes = &mut notes.on(PagePart::Table(0));
        rows::missing_parameters(page, model, *id, &all, notes);
    }
}

fn subject(model: &Model, resolved: &Resolved) -> Option<TableSubject> {
    match &resolved.call {
        Call::Operation { id, .. } if !model.operation(*id).parameters.is_empty() => {
            Some(TableSubject::Parameters(*id))
        }
        Call::Builtin { verb, on, .. } if verb.facts().sends_resource() => match on.item {
            ItemType::Named(id) if model.ty(id).structure().is_some() => {
                Some(TableSubject::Properties(id))
            }
            ItemType::Named(_) | ItemType::Primitive(_) => None,
        },
        Call::Operation { .. } | Call::Builtin { .. } | Call::Batch | Call::Service => None,
    }
}

/// The subject that has most of the names in the table; a page about a base type may list what a derived type has.
fn best(
    model: &Model,
    subjects: &[TableSubject],
    table: &Table,
    alone: bool,
) -> Option<TableSubject> {
    let rows = table.rows.len();
    let score = |about: &TableSubject| names(table).filter(|name| has(model, *about, name)).count();
    let mut best = subjects.iter().copied().rev().max_by_key(score)?;
    if let TableSubject::Properties(id) = best
        && score(&best) < rows
    {
        let derived = descendants(model, id)
            .into_iter()
            .map(TableSubject::Properties);
        best = derived.rev().chain([best]).max_by_key(score)?;
    }
    let hits = score(&best);
    let is_about = match best {
        TableSubject::Parameters(id) => {
            hits > 0 || (alone && rows <= model.operation(id).parameters.len() + 1)
        }
        TableSubject::Properties(_) => hits * 2 >= rows && hits > 0,
    };
    is_about.then_some(best)
}

fn names(table: &Table) -> impl Iterator<Item = &str> {
    table.rows.iter().map(|row| row.word())
}

fn has(model: &Model, about: TableSubject, name: &str) -> bool {
    about
        .members(model)
        .into_iter()
        .any(|(known, _)| known.eq_ignore_ascii_case(name))
}
