//! Why a path is in a slice.

use super::chain::Chain;
use super::written::{collection_and_key, is_written};
use super::{corrected, matches, problem};
use crate::nearest;
use crate::problem::Problem;
use crate::slice::{Edge, Place, Slice, keys, pattern};

/// The chain to a path: each segment, and the pattern that the path matches.
pub(super) fn at_path(slice: &Slice<'_>, item: &str) -> Result<Chain, Problem> {
    let segments = pattern::segments(item);
    let mut place: Option<&Place> = None;
    let mut reached = 0;
    let mut last = None;
    let mut corrected = Chain::new();
    for (index, segment) in segments.iter().enumerate() {
        let edges = place.map_or(slice.roots.as_slice(), |place| &place.edges);
        if let Some(to) = next(slice, edges, segment) {
            corrected = corrected::of_step(slice.model, place, segment, to);
            place = Some(to);
            reached += 1;
            continue;
        }
        let is_last = index + 1 == segments.len();
        last = is_last.then(|| offered(slice, place, segment)).flatten();
        if last.is_none() {
            return Err(lost(slice, item, &segments[..index], segment, place));
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

/// The place behind a segment; with a key in parentheses that is two steps on.
fn next<'s>(slice: &'s Slice<'_>, edges: &'s [Edge], segment: &str) -> Option<&'s Place> {
    let model = slice.model;
    let find = |edges: &'s [Edge], written: &str| {
        let edge = edges
            .iter()
            .find(|edge| is_written(model, &edge.segment, written));
        edge.map(|edge| slice.place(edge.to))
    };
    find(edges, segment).or_else(|| {
        let (collection, key) = collection_and_key(segment)?;
        let collection = find(edges, collection)?;
        let node_ty = collection.ty;
        keys::is_key(model, node_ty, key).then(|| find(&collection.edges, "{}"))?
    })
}

/// What the last segment of a path is, if it is not that of an edge.
fn offered(slice: &Slice<'_>, place: Option<&Place>, segment: &str) -> Option<String> {
    if segment.starts_with('$') {
        return place.map(|place| format!("part of {}", slice.model.spell(place.ty)));
    }
    let bare = segment.split('(').next().unwrap_or(segment);
    if let Some(import) = slice
        .imports
        .iter()
        .find(|import| place.is_none() && import.name == bare)
    {
        return Some(format!(
            "an import of {}",
            slice.model.operation(import.operation).name
        ));
    }
    let mut operations = place
        .into_iter()
        .flat_map(|place| &place.operations)
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
    place: Option<&Place>,
) -> Problem {
    let ways = place.map_or(&slice.roots, |place| &place.edges);
    let mut names: Vec<String> = ways.iter().map(|edge| slice.spell(&edge.segment)).collect();
    names.extend(
        place
            .into_iter()
            .flat_map(|place| &place.operations)
            .map(|id| slice.model.operation(*id).name.name.clone()),
    );
    let before: String = before.iter().map(|segment| format!("/{segment}")).collect();
    let near = nearest::nearest(segment, names.iter().map(String::as_str));
    let settle = match near {
        Some(name) => format!("the nearest path is `{before}/{name}`"),
        None => {
            "name a path that the slice has; `cargo xtask list --slice NAME` shows them".to_owned()
        }
    };
    let place = if before.is_empty() {
        "the slice".to_owned()
    } else {
        format!("`{before}`")
    };
    problem(item, format!("{place} has no `{segment}`"), settle)
}
