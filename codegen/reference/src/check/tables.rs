//! Tables of parameters and properties, against what the metadata says of them.

use super::draft::Context;
use super::{Examined, rows};
use crate::page::{Page, Table};
use crate::resolve::{Call, Resolved, descendants};
use graph_csdl::model::{ItemType, Model, OperationId, TypeId, TypeRef};
use graph_csdl::slice::Verb;

/// What a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// The parameters of an operation; overloads share a table.
    Parameters(OperationId),
    /// The properties of a type.
    Properties(TypeId),
}

/// Holds the tables of an API page against the operations that its templates call.
pub(super) fn check(page: &Page, model: &Model, examined: &mut Examined) {
    let mut subjects: Vec<About> = Vec::new();
    for resolved in examined
        .templates
        .iter()
        .chain(&examined.examples)
        .flatten()
    {
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
        rows::compare(model, table, about, Context::Table(index), examined);
        if let About::Parameters(id) = about {
            rows_of.push((id, names(table).collect()));
        }
    }
    if let Some((id, _)) = rows_of.first() {
        let all: Vec<&str> = rows_of.iter().flat_map(|(_, rows)| rows).copied().collect();
        rows::missing_parameters(page, model, *id, &all, examined);
    }
}

fn subject(model: &Model, resolved: &Resolved) -> Option<About> {
    match &resolved.call {
        Call::Operation { id, .. } if !model.operation(*id).parameters.is_empty() => {
            Some(About::Parameters(*id))
        }
        Call::Builtin {
            verb: Verb::Create | Verb::Update | Verb::Replace,
            on,
            ..
        } => match on.item {
            ItemType::Named(id) if model.ty(id).structure().is_some() => {
                Some(About::Properties(id))
            }
            ItemType::Named(_) | ItemType::Primitive(_) => None,
        },
        Call::Operation { .. } | Call::Builtin { .. } | Call::Batch | Call::Service => None,
    }
}

/// The subject that has most of the names in the table; a page about a base type may list what a derived type has.
fn best(model: &Model, subjects: &[About], table: &Table, alone: bool) -> Option<About> {
    let rows = table.rows.len();
    let score = |about: &About| names(table).filter(|name| has(model, *about, name)).count();
    let mut best = subjects.iter().copied().rev().max_by_key(score)?;
    if let About::Properties(id) = best
        && score(&best) < rows
    {
        let derived = descendants(model, id).into_iter().map(About::Properties);
        best = derived.rev().chain([best]).max_by_key(score)?;
    }
    let hits = score(&best);
    let is_about = match best {
        About::Parameters(id) => {
            hits > 0 || (alone && rows <= model.operation(id).parameters.len() + 1)
        }
        About::Properties(_) => hits * 2 >= rows && hits > 0,
    };
    is_about.then_some(best)
}

fn names(table: &Table) -> impl Iterator<Item = &str> {
    table.rows.iter().map(|row| row_name(&row.name.value))
}

/// The first word of a row's name.
pub(super) fn row_name(text: &str) -> &str {
    let end = text.find([' ', '(', ',', '/', '[']).unwrap_or(text.len());
    text[..end].trim_matches(['*', '`', '"', ':'])
}

fn has(model: &Model, about: About, name: &str) -> bool {
    known(model, about)
        .into_iter()
        .any(|(known, _)| known.eq_ignore_ascii_case(name))
}

/// Names and types of what the table is about.
pub(super) fn known(model: &Model, about: About) -> Vec<(&str, TypeRef)> {
    match about {
        About::Parameters(id) => {
            let operation = model.operation(id);
            let overloads = model.operations().filter(|(_, other)| {
                other.name == operation.name && other.binding == operation.binding
            });
            overloads
                .flat_map(|(_, other)| &other.parameters)
                .map(|item| (item.name.as_str(), item.ty))
                .collect()
        }
        About::Properties(id) => {
            let structures = || model.structures(id);
            let properties = structures().flat_map(|structure| &structure.properties);
            let navigation = structures().flat_map(|structure| &structure.navigation);
            let of = |target, is_collection| TypeRef {
                item: ItemType::Named(target),
                is_collection,
            };
            properties
                .map(|item| (item.name.as_str(), item.ty))
                .chain(navigation.map(|way| (way.name.as_str(), of(way.target, way.is_collection))))
                .collect()
        }
    }
}
