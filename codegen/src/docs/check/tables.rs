//! Tables of parameters and properties, against what the metadata says of them.

use super::draft::{Context, Draft, Lean};
use super::placeholder::is_misspelling;
use super::site::{Site, What};
use super::touched::Fact;
use super::{Examined, Kind, annotation};
use crate::config::Spanned;
use crate::docs::page::{CellType, Page, Row, Table};
use crate::docs::resolve::{Call, Resolved, descendants};
use crate::model::nearest::nearest;
use crate::model::{ItemType, Model, OperationId, Primitive, TypeId, TypeKind, TypeRef};
use crate::slice::Verb;

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
        compare(model, table, about, Context::Table(index), examined);
        if let About::Parameters(id) = about {
            rows_of.push((id, names(table).collect()));
        }
    }
    if let Some((id, _)) = rows_of.first() {
        let all: Vec<&str> = rows_of.iter().flat_map(|(_, rows)| rows).copied().collect();
        missing_parameters(page, model, *id, &all, examined);
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
fn known(model: &Model, about: About) -> Vec<(&str, TypeRef)> {
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
                touch(model, about, row, *ty, examined);
                if !types.iter().any(|ty| agrees(model, &row.ty.value, *ty)) {
                    examined.drafts.push(other_type(model, row, *ty, context));
                }
            }
            None => examined
                .drafts
                .extend(extra(model, row, name, about, &known, context)),
        }
    }
}

fn touch(model: &Model, about: About, row: &Row, ty: TypeRef, examined: &mut Examined) {
    let name = row_name(&row.name.value).to_owned();
    examined.sites.push(Site {
        at: row.name.at,
        what: What::RowName,
    });
    examined.sites.push(Site {
        at: row.ty.at,
        what: What::RowType(ty),
    });
    match about {
        About::Parameters(id) => {
            examined.touched.extend([
                Fact::Parameter(id, name.clone()),
                Fact::ParameterType(id, name),
            ]);
        }
        About::Properties(id) => {
            let declares = |id: &TypeId| model.own_names(*id).any(|own| own == name);
            let Some(id) = model.lineage(id).find(declares) else {
                return;
            };
            examined
                .touched
                .extend([Fact::Property(id, name.clone()), Fact::TypeOf(id, name)]);
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
        lean: Lean::Unclear,
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
fn missing_parameters(
    page: &Page,
    model: &Model,
    id: OperationId,
    rows: &[&str],
    examined: &mut Examined,
) {
    let operation = model.operation(id);
    let at = page
        .tables
        .first()
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

/// Whether a cell means the type. An enum is text on the wire, and pages call it `String`.
pub(super) fn agrees(model: &Model, cell: &CellType, ty: TypeRef) -> bool {
    if cell
        .is_collection
        .is_some_and(|is_collection| is_collection != ty.is_collection)
    {
        return false;
    }
    let name = cell.name.as_str();
    match ty.item {
        ItemType::Primitive(primitive) => is_primitive(name, primitive),
        ItemType::Named(id) => match &model.ty(id).kind {
            TypeKind::Enum(_) => name.eq_ignore_ascii_case("string") || same_name(model, name, id),
            TypeKind::Definition(primitive) => {
                is_primitive(name, *primitive) || same_name(model, name, id)
            }
            TypeKind::Entity(_) | TypeKind::Complex(_) => {
                same_name(model, name, id) || is_relative(model, name, id)
            }
        },
    }
}

fn is_primitive(name: &str, primitive: Primitive) -> bool {
    let bare = name
        .get(..4)
        .filter(|head| head.eq_ignore_ascii_case("edm."))
        .map_or(name, |_| &name[4..]);
    let bare = bare.to_ascii_lowercase();
    bare == primitive.name().to_ascii_lowercase()
        || match primitive {
            Primitive::Boolean => bare == "bool",
            Primitive::Int16 | Primitive::Int32 | Primitive::Int64 => {
                bare == "int" || bare == "integer"
            }
            Primitive::Single | Primitive::Double => {
                bare == "float" || bare == "single" || bare == "double"
            }
            Primitive::Untyped => true,
            _ => false,
        }
}

fn same_name(model: &Model, name: &str, id: TypeId) -> bool {
    let known = &model.ty(id).name;
    known.name.eq_ignore_ascii_case(name) || known.to_string().eq_ignore_ascii_case(name) || {
        let last = name.rsplit('.').next().unwrap_or(name);
        name.contains('.') && last.eq_ignore_ascii_case(&known.name)
    }
}

/// Pages narrow or widen the type of a relationship.
fn is_relative(model: &Model, name: &str, id: TypeId) -> bool {
    match annotation::find(model, name) {
        Some(ItemType::Named(other)) => model.is_a(other, id) || model.is_a(id, other),
        Some(ItemType::Primitive(_)) | None => false,
    }
}

/// The text of a sample's value as a type: `String (timestamp)`, `Int32`.
pub(super) fn type_in_text(text: &Spanned<String>) -> Option<CellType> {
    let first = text.value.split([' ', '(']).next()?;
    let bare = first.trim_start_matches("Edm.");
    let known = Primitive::named(&format!("Edm.{bare}")).is_some();
    known.then(|| CellType {
        name: bare.to_owned(),
        is_collection: None,
    })
}
