//! `@odata.context`: the type that it names, against the type that the operation returns and the one annotated.

use super::annotation;
use super::shape::{Shape, value};
use crate::check::Kind;
use crate::check::finding::Blame;
use crate::check::recorder::Recorder;
use crate::json::Json;
use crate::resolve::{self, Call};
use graph_csdl::model::{ItemType, Model, TypeRef};
use graph_csdl::verb::SystemSegment;

/// Notes a context that names another type than a body of this shape has.
pub(crate) fn check(model: &Model, body: &Json, shape: Shape, notes: &mut Recorder<'_>) {
    let Some(member) = body
        .members()
        .iter()
        .find(|member| member.key == "@odata.context")
    else {
        return;
    };
    let Some((_, fragment)) = member.value.text().and_then(|text| text.split_once('#')) else {
        return;
    };
    let expected = match shape {
        Shape::One(ty) | Shape::Many(ty) | Shape::Wrapped(ty) => ty,
        Shape::Nothing
        | Shape::Any
        | Shape::Parameters(_)
        | Shape::Reference
        | Shape::References
        | Shape::Count => return,
    };
    let mut report = |why: String, blame| {
        let path = "$['@odata.context']";
        notes.report(Kind::OdataContext, member.value.at, path, why, blame);
    };
    let spelled = model.spell(expected);
    match named(model, fragment) {
        Named::Unknown(name) => {
            report(
                format!(
                    "The context names `{name}`, which the metadata lacks; the operation returns {spelled}."
                ),
                Blame::Unclear,
            );
        }
        Named::Type(found)
            if !related(model, found.item, expected.item)
                || found.is_collection != expected.is_collection =>
        {
            let found = model.spell(found);
            report(
                format!("The operation returns {spelled}, and the context says {found}."),
                Blame::Page,
            );
        }
        Named::Type(_) | Named::Nothing => {}
    }
}

/// What a context names.
enum Named {
    Type(TypeRef),
    Unknown(String),
    /// Something without a type, such as a list of references.
    Nothing,
}

/// `users/$entity`, `Collection(microsoft.graph.user)`, `users('id')/messages(subject)`.
fn named(model: &Model, fragment: &str) -> Named {
    let (path, is_item) = match fragment.strip_suffix("/$entity") {
        Some(path) => (path, true),
        None => (fragment, false),
    };
    let path = path
        .trim_end_matches("/$delta")
        .trim_end_matches("/@delta")
        .trim_end_matches("/$deletedEntity");
    let path = without_selection(path);
    if path.is_empty()
        || path.starts_with('$')
        || path.ends_with(SystemSegment::Ref.as_str())
        || path.contains(['{', '<', '…'])
    {
        return Named::Nothing;
    }
    let inner = path
        .strip_prefix("Collection(")
        .and_then(|rest| rest.strip_suffix(')'));
    let is_type =
        inner.is_some() || path.starts_with("Edm.") || (!path.contains('/') && path.contains('.'));
    if is_type {
        let name = inner.unwrap_or(path);
        return match annotation::find(model, name) {
            Some(item) => Named::Type(TypeRef {
                item,
                is_collection: inner.is_some(),
            }),
            None => Named::Unknown(name.to_owned()),
        };
    }
    match by_path(model, path, is_item) {
        // Older services name the type alone, without its namespace.
        Named::Unknown(name) => match annotation::find(model, &name) {
            Some(item @ ItemType::Named(_)) => Named::Type(TypeRef {
                item,
                is_collection: false,
            }),
            Some(ItemType::Primitive(_)) | None => Named::Unknown(name),
        },
        known => known,
    }
}

fn by_path(model: &Model, path: &str, is_item: bool) -> Named {
    let Ok(resolved) = resolve::resolve(model, "GET", &format!("/{path}")) else {
        return Named::Unknown(path.to_owned());
    };
    let ty = match &resolved.call {
        Call::Builtin { on, .. } => Some(*on),
        Call::Operation { id, .. } => model.operation(*id).returns.map(|returns| returns.ty),
        Call::Batch | Call::Service => None,
    };
    match ty {
        Some(ty) if is_item => Named::Type(TypeRef {
            is_collection: false,
            ..ty
        }),
        Some(ty) if matches!(value(model, ty), Shape::Any) => Named::Nothing,
        Some(ty) => Named::Type(ty),
        None => Named::Nothing,
    }
}

/// `users(id,displayName)` without what was selected; keys are in quotes or braces and stay.
fn without_selection(path: &str) -> &str {
    let Some(start) = path
        .rfind('(')
        .filter(|_| path.ends_with(')') && !path.starts_with("Collection("))
    else {
        return path;
    };
    let inside = &path[start + 1..path.len() - 1];
    let is_key = inside.starts_with(['\'', '{', '"'])
        || inside.bytes().any(|byte| byte == b'=')
        || inside.is_empty();
    let is_guid = inside.len() == 36 && inside.matches('-').count() == 4;
    let is_number = inside.bytes().all(|byte| byte.is_ascii_digit());
    if is_key || is_guid || is_number {
        return path;
    }
    let opening = outermost_parenthesis(path).unwrap_or(start);
    &path[..opening]
}

/// Where the parenthesis opens that the last one closes.
fn outermost_parenthesis(path: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, letter) in path.char_indices().rev() {
        match letter {
            ')' => depth += 1,
            '(' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// Contexts name the set, which may be of a base type, or the type itself.
fn related(model: &Model, found: ItemType, expected: ItemType) -> bool {
    annotation::fits(model, found, expected) || annotation::fits(model, expected, found)
}
