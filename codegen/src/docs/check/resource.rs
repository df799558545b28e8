//! Pages about a type: its JSON representation and its tables.

use super::body::Body;
use super::draft::{Context, Draft, Lean};
use super::tables::{self, About};
use super::touched::Fact;
use super::{Examined, Kind, annotation, cell, rows};
use crate::docs::page::{Page, Sample};
use crate::model::nearest::nearest;
use crate::model::{ItemType, Model, Primitive, TypeId, TypeKind, TypeRef};
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
            let all = model
                .types()
                .map(|(_, ty)| ty.name.to_string())
                .collect::<Vec<_>>();
            let near = nearest(&said.value.name, all.iter().map(String::as_str));
            let but = near.map_or_else(String::new, |near| format!(", but `{near}`"));
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
    for member in sample.json.root.members() {
        let (Some(property), Some(text)) = (model.property(id, &member.key), member.value.text())
        else {
            continue;
        };
        let text = crate::config::Spanned {
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
        let hits = rows.iter().filter(|row| names.contains(**row)).count();
        if hits * 2 < rows.len() || hits == 0 {
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
        for draft in &mut examined.drafts[before..] {
            if draft.kind == Kind::TableExtra
                && draft.lean == Lean::Unclear
                && shown.contains(draft.path.as_str())
            {
                draft.lean = Lean::TableOf(model.ty(id).name.to_string(), draft.path.clone());
            }
        }
    }
    if listed.is_empty() {
        return;
    }
    let at = page
        .tables
        .first()
        .map_or_else(Default::default, |table| table.at);
    for name in model.own_names(id) {
        if listed.contains(name) || shown.contains(name) {
            examined.touched.push(Fact::Property(id, name.to_owned()));
        }
        if !listed.contains(name) && !shown.contains(name) {
            let why = format!(
                "{} has `{name}`, which the page does not mention.",
                model.ty(id).name
            );
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
