//! Pages about a type: its JSON representation and its tables.

use super::body::Null;
use super::checked_body::Body;
use super::placeholder::meant;
use super::table_subject::TableSubject;
use super::{annotation, rows, type_cell};
use crate::check::Kind;
use crate::check::covered::Fact;
use crate::check::finding::{Blame, PagePart, UnclassifiedFinding};
use crate::check::recorder::{Notes, Recorder};
use crate::json::Value;
use crate::page::{Page, Sample, Table};
use graph_csdl::model::{ItemType, Model, Primitive, TypeId, TypeKind, TypeRef};
use std::collections::BTreeSet;

/// Checks every sample that has a type against it, and the tables of a page about a type.
pub(crate) fn check(page: &Page, model: &Model, notes: &mut Notes) {
    let mut about = None;
    for (index, sample) in page.samples.iter().enumerate() {
        let mut recorder = notes.on(PagePart::Sample(index));
        let Some((block, id)) = typed(model, sample, &mut recorder) else {
            continue;
        };
        recorder.part_is_known();
        if block == "resource" {
            about.get_or_insert((id, index));
            representation(model, sample, id, &mut recorder);
        } else {
            let ty = TypeRef {
                item: ItemType::Named(id),
                is_collection: false,
            };
            let mut body = Body::new(model, &mut recorder);
            body.hint = Some(id);
            body.value(&sample.json.root, ty, Null::Refused);
        }
    }
    if let Some((id, sample)) = about
        && page.templates.is_empty()
    {
        type_tables(page, model, id, sample, notes);
    }
}

/// The type that the annotation of a sample names.
fn typed<'p>(
    model: &Model,
    sample: &'p Sample,
    notes: &mut Recorder<'_>,
) -> Option<(&'p str, TypeId)> {
    let annotation = sample.annotation.as_ref()?;
    let stated = annotation.ty.as_ref()?;
    if !["resource", "example"].contains(&annotation.block.as_str()) {
        return None;
    }
    match annotation::find(model, &stated.value.name) {
        Some(ItemType::Named(id)) if model.ty(id).structure().is_some() => {
            Some((&annotation.block, id))
        }
        Some(_) => None,
        None => {
            let near = meant(model, &stated.value.name);
            let but = near
                .as_ref()
                .map_or_else(String::new, |near| format!(", but `{}`", near.name));
            let path = &stated.value.name;
            let why = format!("There is no type `{path}`{but}.");
            notes.report(
                Kind::UnknownType,
                stated.at,
                path,
                why,
                Blame::of_misspelling(&near),
            );
            None
        }
    }
}

/// A representation shows names and, for primitive values, types.
fn representation(model: &Model, sample: &Sample, id: TypeId, notes: &mut Recorder<'_>) {
    let mut body = Body::new(model, notes);
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
        let Some(cell) = type_cell::type_in_text(&text) else {
            continue;
        };
        let single = TypeRef {
            is_collection: false,
            ..property.ty
        };
        let agrees = type_cell::agrees(model, &cell, single)
            || (cell.name == "String" && is_text(model, single));
        if property.ty.is_collection || !agrees {
            let spelled = model.spell(property.ty);
            let why = format!(
                "The representation says {}, and the metadata {spelled}.",
                cell.name
            );
            let path = format!("$.{}", member.key);
            notes.report(Kind::TableType, text.at, path, why, Blame::Unclear);
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

/// Tables of properties and relationships, and what is in none of them. `sample` is the representation's number.
fn type_tables(page: &Page, model: &Model, id: TypeId, sample: usize, notes: &mut Notes) {
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
        if !hits(table, &names) && !is_between(page, table, &names, sample) {
            continue;
        }
        listed.extend(row_names(table));
        let before = notes.findings.len();
        let recorder = &mut notes.on(PagePart::Table(index));
        rows::compare(model, table, TableSubject::Properties(id), recorder);
        let first = listed_at.get_or_insert(table.at);
        *first = table.at.min(*first);
        for finding in &mut notes.findings[before..] {
            if let Some(blame) = second_opinion(page, model, id, finding, &shown) {
                finding.blame = blame;
            }
        }
    }
    let Some(at) = listed_at else { return };
    let notes = &mut notes.on(PagePart::Sample(sample));
    for name in model.own_names(id) {
        if listed.contains(name) || shown.contains(name) {
            notes.cover(Fact::Property(id, name.to_owned()));
        }
        if !listed.contains(name) {
            let missing = if shown.contains(name) {
                "no table of the page lists, though its representation shows it"
            } else {
                "the page does not mention"
            };
            let why = format!("{} has `{name}`, which {missing}.", model.ty(id).name);
            notes.report(Kind::TableMissing, at, name, why, Blame::Page);
        }
    }
}

/// What the page's own JSON shows about which side is wrong, where a table contradicts the metadata.
fn second_opinion(
    page: &Page,
    model: &Model,
    id: TypeId,
    finding: &UnclassifiedFinding,
    shown: &BTreeSet<&str>,
) -> Option<Blame> {
    match finding.kind {
        Kind::TableType => shows_otherwise(page, model, id, &finding.path).then_some(Blame::Page),
        Kind::TableExtra => {
            let is_open = finding.blame == Blame::Unclear && shown.contains(finding.path.as_str());
            let ty = model.ty(id).name.to_string();
            is_open.then(|| Blame::TableOf(ty, finding.path.clone()))
        }
        _ => None,
    }
}

fn row_names(table: &Table) -> impl Iterator<Item = &str> {
    table.rows.iter().map(|row| row.word())
}

/// Whether half of a table's rows are members of the type.
fn hits(table: &Table, names: &BTreeSet<&str>) -> bool {
    let hits = row_names(table).filter(|row| names.contains(row)).count();
    hits > 0 && hits * 2 >= table.rows.len()
}

/// Whether a table of a row or two is where the type's tables are: from the first that has its members, to the
/// representation. Such a table may well hold nothing that the type has. (Names in capitals are those of settings in a text.)
fn is_between(page: &Page, table: &Table, names: &BTreeSet<&str>, sample: usize) -> bool {
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
