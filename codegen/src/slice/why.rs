//! Why an item is in a slice: the chain from a pattern to it.

use super::{Edge, Place, Reason, Segment, Slice, pattern};
use crate::model::{Model, OperationId, TypeId, nearest};
use crate::problem::{Input, Problem};

/// The chain from a pattern to `item`, one step a line.
///
/// An item is a type or operation (with or without its namespace), `type/property`, or a path. Where a bare name has
/// several meanings, each gets its chain, with an empty line between.
///
/// # Errors
/// There is no such item, or it is not in the slice.
pub fn why(slice: &Slice<'_>, item: &str) -> Result<String, Problem> {
    let chains = if item.starts_with('/') {
        vec![at_path(slice, item)?]
    } else if let Some((ty, property)) = item.split_once('/') {
        of_property(slice, item, ty, property)?
    } else {
        let types = types(slice, item).map(|id| of_type(slice, id));
        let operations = operations(slice, item).map(|id| of_operation(slice, id));
        types.chain(operations).collect()
    };
    if chains.is_empty() {
        return Err(unknown(slice, item));
    }
    Ok(chains
        .iter()
        .map(|chain| chain.join("\n") + "\n")
        .collect::<Vec<String>>()
        .join("\n"))
}

type Chain = Vec<String>;

fn of_type(slice: &Slice<'_>, id: TypeId) -> Chain {
    let mut lines = Vec::new();
    let mut next = Some(id);
    while let Some(id) = next {
        let name = &slice.model.ty(id).name;
        let before = match slice.types.get(&id) {
            None => return lines,
            Some(Reason::BaseOf(derived)) => {
                lines.push(format!("{name} is its base type"));
                Some(*derived)
            }
            Some(Reason::PropertyOf(owner, property)) => {
                lines.push(format!("{name} is the type of its property `{property}`"));
                Some(*owner)
            }
            Some(Reason::ParameterOf(operation, parameter)) => {
                lines.push(format!("{name} is the type of its parameter `{parameter}`"));
                lines.extend(of_operation(slice, *operation).into_iter().rev());
                None
            }
            Some(Reason::ReturnedBy(operation)) => {
                lines.push(format!("{name} is what it returns"));
                lines.extend(of_operation(slice, *operation).into_iter().rev());
                None
            }
            Some(Reason::Place { path }) => {
                lines.push(format!("{name} is what is read and written there"));
                let way = edges(slice).find(|edge| path_of(&edge.reason) == Some(path));
                lines.extend(
                    way.into_iter()
                        .flat_map(|edge| of_reason(&edge.reason))
                        .rev(),
                );
                None
            }
            Some(Reason::Asked) => {
                lines.push(format!("{name} is asked for by name"));
                None
            }
            Some(reason @ Reason::Pattern { .. }) => {
                lines.extend(of_reason(reason).into_iter().rev());
                None
            }
        };
        next = before;
    }
    lines.reverse();
    lines
}

/// The chain to an operation that is offered, or that a path leads through.
fn of_operation(slice: &Slice<'_>, id: OperationId) -> Chain {
    let operation = slice.model.operation(id);
    let kind = if operation.is_function {
        "function"
    } else {
        "action"
    };
    let through = |edge: &&Edge| matches!(&edge.segment, Segment::Function(other) | Segment::Import(_, other) if *other == id);
    let reason = slice
        .operations
        .get(&id)
        .or_else(|| edges(slice).find(through).map(|edge| &edge.reason));
    let mut lines = reason.map_or_else(Vec::new, of_reason);
    lines.push(format!("{kind} {} is called there", operation.name));
    lines
}

fn of_reason(reason: &Reason) -> Chain {
    match reason {
        Reason::Pattern { pattern, path } => {
            vec![
                format!("the pattern {pattern} is asked for"),
                format!("{path} is reached by it"),
            ]
        }
        Reason::Asked => vec!["it is asked for by name".to_owned()],
        Reason::Place { path } => vec![format!("{path} is reached")],
        Reason::BaseOf(_)
        | Reason::PropertyOf(..)
        | Reason::ParameterOf(..)
        | Reason::ReturnedBy(_) => Vec::new(),
    }
}

fn path_of(reason: &Reason) -> Option<&String> {
    match reason {
        Reason::Pattern { path, .. } | Reason::Place { path } => Some(path),
        Reason::Asked
        | Reason::BaseOf(_)
        | Reason::PropertyOf(..)
        | Reason::ParameterOf(..)
        | Reason::ReturnedBy(_) => None,
    }
}

fn edges<'s>(slice: &'s Slice<'_>) -> impl Iterator<Item = &'s Edge> {
    slice
        .roots
        .iter()
        .chain(slice.places.iter().flat_map(|place| &place.edges))
}

fn of_property(
    slice: &Slice<'_>,
    item: &str,
    ty: &str,
    property: &str,
) -> Result<Vec<Chain>, Problem> {
    let mut chains = Vec::new();
    for id in types(slice, ty) {
        let model = slice.model;
        let owner = model
            .lineage(id)
            .find(|id| model.own_names(*id).any(|name| name == property));
        let left_out = model
            .navigation(id, property)
            .is_some_and(|way| !slice.has(way.target));
        let Some(owner) = owner.filter(|_| !left_out) else {
            let names: Vec<&str> = model
                .lineage(id)
                .flat_map(|id| model.own_names(id))
                .collect();
            return Err(problem(
                item,
                if left_out {
                    format!("`{property}` leads to a type that is not in the slice")
                } else {
                    format!("`{}` has no property `{property}`", model.ty(id).name)
                },
                format!(
                    "name one of its properties{}",
                    nearest::hint(property, names)
                ),
            ));
        };
        let mut chain = of_type(slice, owner);
        chain.push(format!(
            "{}/{property} is a property of it",
            model.ty(owner).name
        ));
        chains.push(chain);
    }
    Ok(chains)
}

/// The chain to a path: each segment, and the pattern that asks for it.
fn at_path(slice: &Slice<'_>, item: &str) -> Result<Chain, Problem> {
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
            super::spell::spell(model, segment) == written
        }
        Segment::Function(_) | Segment::Import(..) => {
            let spelled = super::spell::spell(model, segment);
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

fn types(slice: &Slice<'_>, name: &str) -> impl Iterator<Item = TypeId> {
    let found = slice.types.keys().copied().filter(|id| {
        let ty = &slice.model.ty(*id).name;
        ty.name == name || ty.to_string() == name
    });
    found.collect::<Vec<_>>().into_iter()
}

/// The overloads of a name that are offered; one of several that are bound to different types stands for itself.
fn operations(slice: &Slice<'_>, name: &str) -> impl Iterator<Item = OperationId> {
    let found = slice.operations.keys().copied().filter(|id| {
        let operation = &slice.model.operation(*id).name;
        operation.name == name || operation.to_string() == name
    });
    found.collect::<Vec<_>>().into_iter()
}

fn unknown(slice: &Slice<'_>, item: &str) -> Problem {
    let bare = item.rsplit('.').next().unwrap_or(item);
    let model = slice.model;
    let in_metadata = model
        .types()
        .any(|(_, ty)| ty.name.to_string() == item || ty.name.name == item)
        || model.operations().any(|(_, operation)| {
            operation.name.to_string() == item || operation.name.name == item
        });
    if in_metadata {
        return problem(
            item,
            "the metadata has it, but no pattern reaches it".to_owned(),
            "ask for a path that leads to it, or for a type by name in `[[type]]`".to_owned(),
        );
    }
    let types = slice
        .types
        .keys()
        .map(|id| model.ty(*id).name.name.as_str());
    let operations = slice
        .operations
        .keys()
        .map(|id| model.operation(*id).name.name.as_str());
    let near = nearest::hint(bare, types.chain(operations));
    problem(
        item,
        "there is no such type or operation".to_owned(),
        format!("name one that the slice has{near}"),
    )
}

fn problem(item: &str, what: String, settle: String) -> Problem {
    Problem {
        input: Input::Arguments,
        at: None,
        within: format!("`{item}`"),
        what,
        settle,
    }
}
