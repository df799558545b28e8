//! Which type an object really has: `@odata.type`, and what to think where it is missing.

use super::checked_body::Body;
use super::placeholder::meant;
use crate::check::Kind;
use crate::check::covered::CheckedItem;
use crate::check::finding::Blame;
use crate::json::Json;
use graph_csdl::model::{Model, TypeId};

/// The type to check the object against; `None` if it cannot be known.
pub(crate) fn actual(body: &mut Body<'_, '_>, json: &Json, declared: TypeId) -> Option<TypeId> {
    let member = json
        .members()
        .iter()
        .find(|member| member.key == "@odata.type");
    let Some(member) = member else {
        return Some(silent(body, json, declared));
    };
    let Some(written) = member.value.text() else {
        return Some(declared);
    };
    let name = written.trim_start_matches('#');
    let Some(id) = body.model.find(name) else {
        unknown(body, member.value.at, name, declared);
        return None;
    };
    if !body.model.is_a(id, declared) {
        let why = format!(
            "The page has `{name}` where the metadata has {}.",
            body.model.ty(declared).name
        );
        body.cursor.report_at(
            "@odata.type",
            Kind::Discriminator,
            member.value.at,
            why,
            Blame::Page,
        );
    }
    let foreign = json
        .members()
        .iter()
        .any(|member| !member.key.contains('@') && !has(body.model, declared, &member.key));
    let structure = body.model.ty(declared).structure();
    if structure.is_some_and(|structure| structure.is_abstract || (foreign && id != declared)) {
        body.cursor.checked(member.at, CheckedItem::Discriminator);
    }
    Some(id)
}

fn unknown(body: &mut Body<'_, '_>, at: graph_csdl::problem::At, name: &str, declared: TypeId) {
    let near = meant(body.model, name).map(|ty| &ty.name);
    let declared = &body.model.ty(declared).name;
    let (why, blame) = match near {
        Some(near) => (
            format!("There is no type `{name}`, but `{near}`; the metadata says {declared}."),
            Blame::Page,
        ),
        None => (
            format!("There is no type `{name}`; the metadata says {declared}."),
            Blame::Unclear,
        ),
    };
    body.cursor
        .report_at("@odata.type", Kind::Discriminator, at, why, blame);
}

/// An object without `@odata.type`: it is of the declared type, unless that is abstract, or only a derived type has
/// what the object holds.
fn silent(body: &mut Body<'_, '_>, json: &Json, declared: TypeId) -> TypeId {
    let model = body.model;
    let Some(structure) = model.ty(declared).structure() else {
        return declared;
    };
    if structure.derived.is_empty() {
        return declared;
    }
    let names: Vec<&str> = json
        .members()
        .iter()
        .map(|member| member.key.as_str())
        .filter(|key| !key.contains('@'))
        .collect();
    let foreign: Vec<&str> = names
        .iter()
        .copied()
        .filter(|name| !has(model, declared, name))
        .collect();
    let candidates = crate::resolve::descendants(model, declared);
    let fitting = |id: &TypeId| foreign.iter().all(|name| has(model, *id, name));
    let best = if foreign.is_empty() {
        None
    } else {
        candidates.iter().copied().find(fitting)
    };
    let hinted = body.hint.filter(|hint| model.is_a(*hint, declared));
    let removed = json.members().iter().any(|member| member.key == "@removed");
    if (structure.is_abstract || best.is_some()) && !removed {
        let ty = &model.ty(declared).name;
        let why = match (structure.is_abstract, best) {
            (true, _) => format!("{ty} is abstract, and the object does not say its type."),
            (false, Some(best)) => {
                format!(
                    "`{}` belongs to {}, derived from {ty}, and the object does not say so.",
                    foreign[0],
                    model.ty(best).name
                )
            }
            (false, None) => return declared,
        };
        body.cursor
            .report(Kind::MissingDiscriminator, json.at, why, Blame::Page);
    }
    hinted
        .filter(&fitting)
        .or(best)
        .or(hinted)
        .unwrap_or(declared)
}

fn has(model: &Model, id: TypeId, name: &str) -> bool {
    model.property(id, name).is_some() || model.navigation(id, name).is_some()
}
