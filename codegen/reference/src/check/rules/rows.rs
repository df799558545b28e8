//! The rows of a table, one by one.

use super::enum_cell;
use super::table_subject::TableSubject;
use super::type_cell::{agrees, is_text_for_enum};
use crate::check::Kind;
use crate::check::covered::{CheckedItem, Fact};
use crate::check::finding::Blame;
use crate::check::recorder::Recorder;
use crate::page::{Page, Row, Table};
use graph_csdl::model::{Model, OperationId, TypeId, TypeRef};
use graph_csdl::nearest::{is_misspelling, nearest};

/// Notes rows that the metadata lacks and types that differ.
pub(crate) fn compare(model: &Model, table: &Table, about: TableSubject, notes: &mut Recorder<'_>) {
    let known = about.members(model);
    notes.part_is_known();
    for row in &table.rows {
        let name = row.word();
        if !is_identifier(name) {
            continue;
        }
        let types: Vec<TypeRef> = known
            .iter()
            .filter(|(known, _)| *known == name)
            .map(|(_, ty)| *ty)
            .collect();
        let Some(ty) = types.first() else {
            extra(model, row, name, about, &known, notes);
            continue;
        };
        let agrees = types.iter().any(|ty| agrees(model, &row.ty.value, *ty));
        notes.checked(row.name.at, CheckedItem::RowName);
        cover(model, about, name, agrees, notes);
        if agrees {
            notes.checked(row.ty.at, CheckedItem::RowType(*ty));
        } else {
            other_type(model, row, *ty, notes);
        }
        enum_cell::check(model, row, *ty, notes);
    }
}

fn is_identifier(name: &str) -> bool {
    name.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && name
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

/// Notes that the page says something of a property or parameter, and of its type if the row agrees with it.
fn cover(model: &Model, about: TableSubject, name: &str, agrees: bool, notes: &mut Recorder<'_>) {
    let name = name.to_owned();
    let (fact, ty) = match about {
        TableSubject::Parameters(id) => (
            Fact::Parameter(id, name.clone()),
            Fact::ParameterType(id, name),
        ),
        TableSubject::Properties(id) => {
            let declares = |id: &TypeId| model.own_names(*id).any(|own| own == name);
            let Some(id) = model.lineage(id).find(declares) else {
                return;
            };
            (Fact::Property(id, name.clone()), Fact::TypeOf(id, name))
        }
    };
    notes.cover(fact);
    if agrees {
        notes.cover(ty);
    }
}

fn other_type(model: &Model, row: &Row, ty: TypeRef, notes: &mut Recorder<'_>) {
    let shown = if row.ty.value.is_collection == Some(true) {
        "a collection of "
    } else {
        ""
    };
    let why = format!(
        "The table says {shown}{}, and the metadata {}.",
        row.ty.value.name,
        model.spell(ty)
    );
    let blame = if is_text_for_enum(model, &row.ty.value, ty) {
        Blame::Page
    } else {
        Blame::Unclear
    };
    let path = row.word();
    notes.report(Kind::TableType, row.ty.at, path, why, blame);
}

fn extra(
    model: &Model,
    row: &Row,
    name: &str,
    about: TableSubject,
    known: &[(&str, TypeRef)],
    notes: &mut Recorder<'_>,
) {
    let owner = match about {
        TableSubject::Parameters(id) => model.operation(id).name.to_string(),
        TableSubject::Properties(id) => model.ty(id).name.to_string(),
    };
    let same = known
        .iter()
        .map(|(known, _)| *known)
        .find(|known| known.eq_ignore_ascii_case(name));
    let near = same.or_else(|| {
        nearest(name, known.iter().map(|(known, _)| *known))
            .filter(|near| is_misspelling(name, near))
    });
    let is_parameter = matches!(about, TableSubject::Parameters(_));
    let (why, blame) = match near {
        // Some services take parameters in any case.
        Some(near) if is_parameter && same.is_some() => (
            format!("{owner} spells `{name}` as `{near}`."),
            Blame::Unclear,
        ),
        Some(near) => (
            format!("{owner} has no `{name}`, but `{near}`."),
            Blame::Page,
        ),
        None => (format!("{owner} has no `{name}`."), Blame::Unclear),
    };
    notes.report(Kind::TableExtra, row.name.at, name, why, blame);
}

/// Parameters that no table of the page has.
pub(crate) fn missing_parameters(
    page: &Page,
    model: &Model,
    id: OperationId,
    rows: &[&str],
    notes: &mut Recorder<'_>,
) {
    let operation = model.operation(id);
    let has = |name: &str| {
        let mut known = operation.parameters.iter();
        known.any(|parameter| parameter.name.eq_ignore_ascii_case(name))
    };
    let is_about = |table: &&Table| {
        let mut rows = table.rows.iter();
        rows.any(|row| has(row.word()))
    };
    let tables = || page.tables.iter();
    let at = tables()
        .find(is_about)
        .or_else(|| tables().next())
        .map_or_else(Default::default, |table| table.at);
    for parameter in &operation.parameters {
        if !rows
            .iter()
            .any(|row| row.eq_ignore_ascii_case(&parameter.name))
        {
            let why = format!(
                "`{}` takes `{}`, which no table has.",
                operation.name.name, parameter.name
            );
            let path = &parameter.name;
            notes.report(Kind::TableMissing, at, path, why, Blame::Page);
        }
    }
}
