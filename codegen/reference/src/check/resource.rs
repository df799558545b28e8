//! Pages about a type: its JSON representation and its tables.

use super::body::Body;
use super::draft::{Context, Draft, Lean};
use super::placeholder::meant;
use super::tables::{self, About};
use super::touched::Fact;
use super::{Examined, Kind, annotation, cell, rows};
use crate::json::Value;
use crate::page::{Page, Sample, Table};
use graph_csdl::model::{ItemType, Model, Primitive, TypeId, TypeKind, TypeRef};
use std::collections::BTreeSet;

/// Holds every sample that has a type against it, and the tables of a page about a type.
pub(super) fn check(page: &Page, model: &Model, examined: &mut Examined) {
    let mut about = None;
    for (index, sample) in page.samples.iter().enumerate() {
        let Some((block, id)) = typed(model, sample, index, examined) else {
            continue;
        };
        let context = Context::Sample(index);
        examined.held.insert(context);
        if block == "resource" {
            about.get_or_insert((id, context));
            representation(model, sample, id, context, examined);
        } else {
            let ty = TypeRef {
                item: ItemType::Named(id),
                is_collection: false,
            };
            let mut body = Body::new(model, context, examined);
            body.hint = Some(id);
            body.value(&sample.json.root, ty, false);
        }
    }
    if let Some((id, context)) = about
        && page.templates.is_empty()
    {
        type_tables(page, model, id, context, examined);
    }
}

/// The type that the annotation of a sample names.
fn typed<'p>(
    model: &Model,
    sample: &'p Sample,
    index: usize,
    examined: &mut Examined,
) -> Option<(&'p str, TypeId)> {
    let annotation = sample.annotation.as_ref()?;
    let said = annotation.ty.as_ref()?;
    if !["resource", "example"].contains(&annotation.block.as_str()) {
        return None;
    }
    match annotation::find(model, &said.value.name) {
        Some(ItemType::Named(id)) if model.ty(id).structure().is_some() => {
            Some((&annotation.block, id))
        }
        Some(_) => None,
        None => {
            let near = meant(model, &said.value.name);
            let but = near.map_or_else(String::new, |near| format!(", but `{}`", near.name));
            examined.drafts.push(Draft {
                kind: Kind::UnknownType,
                at: said.at,
                path: said.value.name.clone(),
                why: format!("There is no type `{}`{but}.", said.value.name),
                lean: if near.is_some() {
                    Lean::Page
                } else {
                    Lean::Unclear
                },
                context: Context::Sample(index),
            });
            None
        }
    }
}

/// A representation shows names and, for primitive values, types.
fn representation(
    model: &Model,
    sample: &Sample,
    id: TypeId,
    context: Context,
    examined: &mut Examined,
) {
    let mut body = Body::new(model, context, examined);
    body.names(&sample.json.root, id);
    body.parts(&sample.json.root, id);
    for member in sample.json.root.members() {
        let (Some(property), Some(text)) = (model.property(id, &member.key), member.value.text())
        else {
            continue;
        };
        let text = graph_csdl::config::Spanned {
            value: text.to_owned(),
            at: member.value.at,
        };
        let Some(cell) = cell::type_in_text(&text) else {
            continue;
        };
        let single = TypeRef {
            is_collection: false,
            ..property.ty
        };
        let agrees =
            cell::agrees(model, &cell, single) || (cell.name == "String" && is_text(model, single));
        if property.ty.is_collection || !agrees {
            let spelled = model.spell(property.ty);
            let why = format!(
                "The representation says {}, and the metadata {spelled}.",
                cell.name
            );
            let path = format!("$.{}", member.key);
            let draft = Draft {
                kind: Kind::TableType,
                at: text.at,
                path,
                why,
                lean: Lean::Unclear,
                context,
            };
            examined.drafts.push(draft);
        }
    }
}

/// Whether JSON has values of the type as strings.
fn is_text(model: &Model, ty: TypeRef) -> bool {
    use Primitive::{Binary, Date, DateTimeOffset, Duration, Guid, String, TimeOfDay};
    let primitive = match ty.item {
        ItemType::Primitive(primitive) => primitive,
        ItemType::Named(id) => match &model.ty(id).kind {
            TypeKind::Enum(_) => String,
            TypeKind::Definition(primitive) => *primitive,
            TypeKind::Entity(_) | TypeKind::Complex(_) => return false,
        },
    };
    matches!(
        primitive,
        Binary | Date | DateTimeOffset | Duration | Guid | String | TimeOfDay
    )
}

/// Tables of properties and relationships, and what is in none of them.
fn type_tables(page: &Page, model: &Model, id: TypeId, context: Context, examined: &mut Examined) {
    let mut listed: BTreeSet<&str> = BTreeSet::new();
    let mut listed_at = None;
    let samples = page
        .samples
        .iter()
        .flat_map(|sample| sample.json.root.members());
    let shown: BTreeSet<&str> = samples.map(|member| member.key.as_str()).collect();
    let names: BTreeSet<&str> = model
        .lineage(id)
        .flat_map(|id| model.own_names(id))
        .collect();
    for (index, table) in page.tables.iter().enumerate() {
        let rows: Vec<&str> = table
            .rows
            .iter()
            .map(|row| tables::row_name(&row.name.value))
            .collect();
        if !hits(table, &names) && !is_between(page, table, &names, context) {
            continue;
        }
        listed.extend(rows);
        let before = examined.drafts.len();
        rows::compare(
            model,
            table,
            About::Properties(id),
            Context::Table(index),
            examined,
        );
        let first = listed_at.get_or_insert(table.at);
        *first = table.at.min(*first);
        for draft in &mut examined.drafts[before..] {
            if draft.kind == Kind::TableType && shows_otherwise(page, model, id, &draft.path) {
                draft.lean = Lean::Page;
            }
            if draft.kind == Kind::TableExtra
                && draft.lean == Lean::Unclear
                && shown.contains(draft.path.as_str())
            {
                draft.lean = Lean::TableOf(model.ty(id).name.to_string(), draft.path.clone());
            }
        }
    }
    let Some(at) = listed_at else { return };
    for name in model.own_names(id) {
        if listed.contains(name) || shown.contains(name) {
            examined.touched.push(Fact::Property(id, name.to_owned()));
        }
        if !listed.contains(name) {
            let missing = if shown.contains(name) {
                "no table of the page lists, though its representation shows it"
            } else {
                "the page does not mention"
            };
            let why = format!("{} has `{name}`, which {missing}.", model.ty(id).name);
            let path = name.to_owned();
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

/// Whether half of a table's rows are members of the type.
fn hits(table: &Table, names: &BTreeSet<&str>) -> bool {
    let rows = || {
        table
            .rows
            .iter()
            .map(|row| tables::row_name(&row.name.value))
    };
    let hits = rows().filter(|row| names.contains(row)).count();
    hits > 0 && hits * 2 >= rows().count()
}

/// Whether a table of a row or two stands where the type's tables are: from the first that has its members, to the
/// representation. Such a table may well hold nothing that the type has. (Names in capitals are those of settings in a text.)
fn is_between(page: &Page, table: &Table, names: &BTreeSet<&str>, context: Context) -> bool {
    let Context::Sample(sample) = context else {
        return false;
    };
    let first = page.tables.iter().find(|table| hits(table, names));
    let end = page.samples.get(sample).map_or(0, |sample| sample.section);
    let is_property = |name: &str| name.starts_with(|first: char| first.is_ascii_lowercase());
    let mut rows = table.rows.iter().map(|row| row.name.value.as_str());
    table.rows.len() <= 2
        && rows.all(is_property)
        && first.is_some_and(|first| first.section <= table.section)
        && table.section < end
}

/// Whether the page itself shows a value as the metadata has it: then its table is wrong.
fn shows_otherwise(page: &Page, model: &Model, id: TypeId, name: &str) -> bool {
    let Some(property) = model.property(id, name) else {
        return false;
    };
    let is_boolean = property.ty.item == ItemType::Primitive(Primitive::Boolean);
    let fits = |value: &Value| match value {
        Value::Array(_) => property.ty.is_collection,
        Value::Bool(_) => is_boolean && !property.ty.is_collection,
        _ => false,
    };
    let mut samples = page.samples.iter();
    samples.any(|sample| {
        let value = sample.json.root.get(name);
        value.is_some_and(|value| fits(&value.value))
    })
}
