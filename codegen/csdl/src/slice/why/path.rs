//! Why a path is in a slice.

use super::chain::Chain;
use super::written::{collection_and_key, is_written};
use super::{corrected, matches, problem};
use crate::nearest;
use crate::problem::Problem;
use crate::slice::{Child, Resource, Slice, keys, pattern};

/// The chain to a path: each segment, and the pattern that the path matches.
pub(super) fn at_path(slice: &Slice<'_>, item: &str) -> Result<Chain, Problem> {
    let segments = pattern::segments(item);
    let mut resource: Option<&Resource> = None;
    let mut reached = 0;
    let mut last = None;
    let mut corrected = Chain::new();
    for (index, segment) in segments.iter().enumerate() {
        let children = resource.map_or(slice.roots.as_slice(), |resource| &resource.children);
        if let Some(to) = next(slice, children, segment) {
            corrected = corrected::of_step(slice.model, resource, segment, to);
            resource = Some(to);
            reached += 1;
            continue;
        }
        let is_last = index + 1 == segments.len();
        last = is_last.then(|| offered(slice, resource, segment)).flatten();
        if last.is_none() {
            return Err(lost(slice, item, &segments[..index], segment, resource));
        }
    }
    let pattern = matches::pattern_of(slice, &segments);
    let mut lines: Vec<String> = (1..=reached)
        .map(|count| format!("/{} is reached by {pattern}", segments[..count].join("/")))
        .collect();
    lines.extend(last.map(|what| format!("{item} is {what}")));
    lines.append(&mut corrected);
    Ok(lines)
}

/// The resource of a segment; with a key in parentheses that is two steps on.
fn next<'s>(slice: &'s Slice<'_>, children: &'s [Child], segment: &str) -> Option<&'s Resource> {
    let model = slice.model;
    let find = |children: &'s [Child], written: &str| {
        let child = children
            .iter()
            .find(|child| is_written(model, &child.segment, written));
        child.map(|child| slice.resource(child.to))
    };
    find(children, segment).or_else(|| {
        let (collection, key) = collection_and_key(segment)?;
        let collection = find(children, collection)?;
        let node_ty = collection.ty;
        keys::is_key(model, node_ty, key).then(|| find(&collection.children, "{}"))?
    })
}

/// What the last segment of a path is, if it is not that of a child.
fn offered(slice: &Slice<'_>, resource: Option<&Resource>, segment: &str) -> Option<String> {
    if segment.starts_with('$') {
        return resource.map(|resource| format!("part of {}", slice.model.spell(resource.ty)));
    }
    let bare = segment.split('(').next().unwrap_or(segment);
    if let Some(import) = slice
        .imports
        .iter()
        .find(|import| resource.is_none() && import.name == bare)
    {
        return Some(format!(
            "an import of {}",
            slice.model.operation(import.operation).name
        ));
    }
    let mut operations = resource
        .into_iter()
        .flat_map(|resource| &resource.operations)
        .map(|id| slice.model.operation(*id));
    let found = operations
        .find(|operation| operation.name.name == bare || operation.name.to_string() == bare)?;
    Some(format!("a call of {}", found.name))
}

fn lost(
    slice: &Slice<'_>,
    item: &str,
    before: &[&str],
    segment: &str,
    resource: Option<&Resource>,
) -> Problem {
    let children = resource.map_or(&slice.roots, |resource| &resource.children);
    let mut names: Vec<String> = children
        .iter()
        .map(|child| slice.spell(&child.segment))
        .collect();
    names.extend(
        resource
            .into_iter()
            .flat_map(|resource| &resource.operations)
            .map(|id| slice.model.operation(*id).name.name.clone()),
    );
    let before: String = before.iter().map(|segment| format!("/{segment}")).collect();
    let near = nearest::nearest(segment, names.iter().map(String::as_str));
    let fix = match near {
        Some(name) => format!("the nearest path is `{before}/{name}`"),
        None => {
            "name a path that the slice has; `cargo xtask list --slice NAME` shows them".to_owned()
        }
    };
    let parent = if before.is_empty() {
        "the slice".to_owned()
    } else {
        format!("`{before}`")
    };
    problem(item, format!("{parent} has no `{segment}`"), fix)
}
