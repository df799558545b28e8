//! The rows of a table, one by one.

use super::cell::{agrees, is_text_for_enum};
use super::draft::{Context, Draft, Lean};
use super::site::{Site, What};
use super::tables::{About, known, row_name};
use super::touched::Fact;
use super::{Examined, Kind, members};
use crate::page::{Page, Row, Table};
use graph_csdl::model::{Model, OperationId, TypeId, TypeRef};
use graph_csdl::nearest::{is_misspelling, nearest};

/// Notes rows that the metadata lacks and types that differ.
pub(super) fn compare(
    model: &Model,
    table: &Table,
    about: About,
    context: Context,
    examined: &mut Examined,
) {
    let known = known(model, about);
    examined.held.insert(context);
    for row in &table.rows {
        let name = row_name(&row.name.value);
        let is_name = name.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && name
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
        if !is_name {
            continue;
        }
        let types: Vec<TypeRef> = known
            .iter()
            .filter(|(known, _)| *known == name)
            .map(|(_, ty)| *ty)
            .collect();
        match types.first() {
            Some(ty) => {
                let agrees = types.iter().any(|ty| agrees(model, &row.ty.value, *ty));
                touch(model, about, row, agrees, examined);
                if agrees {
                    let what = What::RowType(*ty);
                    examined.sites.push(Site {
                        at: row.ty.at,
                        what,
                    });
                } else {
                    examined.drafts.push(other_type(model, row, *ty, context));
                }
                examined
                    .drafts
                    .extend(members::check(model, row, *ty, context));
            }
            None => examined
                .drafts
                .extend(extra(model, row, name, about, &known, context)),
        }
    }
}

/// Notes that the page says something of a property or parameter, and of its type.
fn touch(model: &Model, about: About, row: &Row, agrees: bool, examined: &mut Examined) {
    let name = row_name(&row.name.value).to_owned();
    examined.sites.push(Site {
        at: row.name.at,
        what: What::RowName,
    });
    match about {
        About::Parameters(id) => {
            examined.touched.push(Fact::Parameter(id, name.clone()));
            let ty = agrees.then_some(Fact::ParameterType(id, name));
            examined.touched.extend(ty);
        }
        About::Properties(id) => {
            let declares = |id: &TypeId| model.own_names(*id).any(|own| own == name);
            let Some(id) = model.lineage(id).find(declares) else {
                return;
            };
            examined.touched.push(Fact::Property(id, name.clone()));
            let ty = agrees.then_some(Fact::TypeOf(id, name));
            examined.touched.extend(ty);
        }
    }
}

fn other_type(model: &Model, row: &Row, ty: TypeRef, context: Context) -> Draft {
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
    let path = row_name(&row.name.value).to_owned();
    Draft {
        kind: Kind::TableType,
        at: row.ty.at,
        path,
        why,
        lean: if is_text_for_enum(model, &row.ty.value, ty) {
            Lean::Page
        } else {
            Lean::Unclear
        },
        context,
    }
}

fn extra(
    model: &Model,
    row: &Row,
    name: &str,
    about: About,
    known: &[(&str, TypeRef)],
    context: Context,
) -> Option<Draft> {
    let owner = match about {
        About::Parameters(id) => model.operation(id).name.to_string(),
        About::Properties(id) => model.ty(id).name.to_string(),
    };
    let same = known
        .iter()
        .map(|(known, _)| *known)
        .find(|known| known.eq_ignore_ascii_case(name));
    let near = same.or_else(|| {
        nearest(name, known.iter().map(|(known, _)| *known))
            .filter(|near| is_misspelling(name, near))
    });
    let is_parameter = matches!(about, About::Parameters(_));
    let (why, lean) = match near {
        // Some services take parameters in any case.
        Some(near) if is_parameter && same.is_some() => (
            format!("{owner} spells `{name}` as `{near}`."),
            Lean::Unclear,
        ),
        Some(near) => (
            format!("{owner} has no `{name}`, but `{near}`."),
            Lean::Page,
        ),
        None => (format!("{owner} has no `{name}`."), Lean::Unclear),
    };
    Some(Draft {
        kind: Kind::TableExtra,
        at: row.name.at,
        path: name.to_owned(),
        why,
        lean,
        context,
    })
}

/// Parameters that no table of the page has.
pub(super) fn missing_parameters(
    page: &Page,
    model: &Model,
    id: OperationId,
    rows: &[&str],
    examined: &mut Examined,
) {
    let operation = model.operation(id);
    let has = |name: &str| {
        let mut known = operation.parameters.iter();
        known.any(|parameter| parameter.name.eq_ignore_ascii_case(name))
    };
    let is_about = |table: &&Table| {
        let mut rows = table.rows.iter();
        rows.any(|row| has(row_name(&row.name.value)))
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
            let path = parameter.name.clone();
            let context = Context::Table(0);
            examined.drafts.push(Draft {
                kind: Kind::TableMissing,
                at,
                path,
                why,
                lean: Lean::Page,
                context,
            });
        }
    }
}
