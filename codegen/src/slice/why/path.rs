//! Why a path is in a slice.

use super::chain::Chain;
use super::problem;
use crate::model::{Model, nearest};
use crate::problem::Problem;
use crate::slice::{Place, Reason, Segment, Slice, pattern, spell};

/// The chain to a path: each segment, and the pattern that asks for it.
pub(super) fn at_path(slice: &Slice<'_>, item: &str) -> Result<Chain, Problem> {
    let segments = pattern::segments(item);
    let mut place: Option<&Place> = None;
    let mut lines = Vec::new();
    for (index, segment) in segments.iter().enumerate() {
        let ways = place.map_or(&slice.roots, |place| &place.edges);
        if let Some(edge) = ways
            .iter()
            .find(|edge| is_written(slice.model, &edge.segment, segment))
        {
            let Reason::Pattern { pattern, .. } = &edge.reason else {
                continue;
            };
            lines.push(format!(
                "/{} is reached by {pattern}",
                segments[..=index].join("/")
            ));
            place = Some(slice.place(edge.to));
            continue;
        }
        let is_last = index + 1 == segments.len();
        let found = is_last.then(|| offered(slice, place, segment)).flatten();
        let Some(what) = found else {
            return Err(lost(slice, item, &segments[..index], segment, place));
        };
        lines.push(format!("{item} is {what}"));
    }
    Ok(lines)
}

/// What the last segment of a path is, if it is not a way on.
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

fn is_written(model: &Model, segment: &Segment, written: &str) -> bool {
    match segment {
        Segment::Key => written.starts_with('{'),
        Segment::Name(_) | Segment::Stream(_) | Segment::Cast(_) => {
            spell::spell(model, segment) == written
        }
        Segment::Function(_) | Segment::Import(..) => {
            let spelled = spell::spell(model, segment);
            pattern::names_of(&spelled) == pattern::names_of(written)
        }
    }
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
        None => "name a path that the slice has; `cargo xtask list` shows them".to_owned(),
    };
    let place = if before.is_empty() {
        "the slice".to_owned()
    } else {
        format!("`{before}`")
    };
    problem(item, format!("{place} has no `{segment}`"), settle)
}
