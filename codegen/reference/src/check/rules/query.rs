//! Names in `$select`, `$expand` and `$orderby`.

use crate::check::Kind;
use crate::check::finding::Blame;
use crate::check::recorder::Recorder;
use crate::resolve::{Call, Resolved, descendants};
use graph_csdl::config::Spanned;
use graph_csdl::model::{ItemType, Model, TypeId};
use graph_csdl::nearest::{is_misspelling, nearest};
use graph_csdl::verb::Payload;

/// Notes names that the type of the result lacks.
pub(crate) fn check(
    model: &Model,
    resolved: &Resolved,
    target: &Spanned<String>,
    notes: &mut Recorder<'_>,
) {
    let Some(ty) = result(model, resolved) else {
        return;
    };
    for (option, value) in &resolved.query {
        let option = option.trim_start_matches('$').to_ascii_lowercase();
        if !["select", "expand", "orderby"].contains(&option.as_str()) {
            continue;
        }
        for name in names(value) {
            let Some((owner, name)) = unknown(model, ty, name) else {
                continue;
            };
            let all = model.lineage(owner).flat_map(|id| model.own_names(id));
            let near = nearest(name, all)
                .filter(|near| is_misspelling(&name.to_lowercase(), &near.to_lowercase()));
            let owner = &model.ty(owner).name;
            let (why, blame) = match near {
                Some(near) => (
                    format!("{owner} has no `{name}`, but `{near}`."),
                    Blame::Page,
                ),
                None => (
                    format!("{owner} has no `{name}`."),
                    Blame::TableOf(owner.to_string(), name.to_owned()),
                ),
            };
            let path = format!("${option}={name}");
            notes.report(Kind::UnknownProperty, target.at, path, why, blame);
        }
    }
}

const OF_COLLECTIONS: &[&str] = &[
    "filter",
    "orderby",
    "top",
    "skip",
    "count",
    "search",
    "skiptoken",
];
const OF_ITEMS: &[&str] = &["select", "expand"];

/// Notes options of a query where nothing is read: `$filter` and its like belong to `GET`, and to operations that return
/// something (OData protocol 11.2.6, 11.5.4); a deletion takes none at all.
pub(crate) fn options(resolved: &Resolved, target: &Spanned<String>, notes: &mut Recorder<'_>) {
    let Call::Builtin { verb, .. } = &resolved.call else {
        return;
    };
    let facts = verb.facts();
    let is_bare = facts.segment.is_none() && facts.request == Payload::Nothing;
    let misplaced = match facts.response {
        _ if facts.sends_resource() => [OF_COLLECTIONS, &[]],
        Payload::Nothing if is_bare => [OF_COLLECTIONS, OF_ITEMS],
        _ => return,
    }
    .concat();
    for (option, _) in &resolved.query {
        let name = option.trim_start_matches('$').to_ascii_lowercase();
        if misplaced.contains(&name.as_str()) {
            let verb = verb.as_str();
            let why = format!("`${name}` says what is read, and this is {verb}.");
            notes.report(Kind::Verb, target.at, format!("${name}"), why, Blame::Page);
        }
    }
}

/// The type that the query options are about.
fn result(model: &Model, resolved: &Resolved) -> Option<TypeId> {
    let ty = match &resolved.call {
        Call::Builtin { on, .. } => *on,
        Call::Operation { id, .. } => model.operation(*id).returns?.ty,
        Call::Batch | Call::Service => return None,
    };
    match ty.item {
        ItemType::Named(id) if model.ty(id).structure().is_some() => Some(id),
        ItemType::Named(_) | ItemType::Primitive(_) => None,
    }
}

/// The names in a list, without nested options and directions.
fn names(value: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let pieces = value.split(|letter: char| {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        letter == ',' && depth == 0
    });
    pieces
        .map(|piece| {
            piece
                .split([' ', '(', ';'])
                .next()
                .unwrap_or_default()
                .trim()
        })
        .filter(|name| is_path(name))
        .collect()
}

fn is_path(name: &str) -> bool {
    name.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && name
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "/_".contains(letter))
}

/// The first step of a path that resolves to nothing, and from which type.
fn unknown<'n>(model: &Model, ty: TypeId, path: &'n str) -> Option<(TypeId, &'n str)> {
    let mut owner = ty;
    for step in path.split('/') {
        let next = model.property(owner, step).map(|property| property.ty.item);
        let next = next.or_else(|| {
            model
                .navigation(owner, step)
                .map(|navigation| ItemType::Named(navigation.target))
        });
        match next {
            Some(ItemType::Named(id)) if model.ty(id).structure().is_some() => owner = id,
            Some(_) => return None,
            None => {
                let is_open = model.structures(owner).any(|structure| structure.is_open);
                let names = || model.lineage(owner).flat_map(|id| model.own_names(id));
                let is_near = names()
                    .any(|name| name.eq_ignore_ascii_case(step) || is_misspelling(step, name));
                let of_derived = descendants(model, owner)
                    .into_iter()
                    .any(|id| model.own_names(id).any(|own| own == step));
                return (!of_derived && (!is_open || is_near)).then_some((owner, step));
            }
        }
    }
    None
}
