//! The names of a builder's methods.
//!
//! A built-in verb keeps its name. A segment of the same name is called `…_resource`, an operation with the name of a verb
//! or segment `…_action` or `…_function`. Other collisions are resolved by the [namer](crate::plan::names::namer).

use super::source::MethodSource;
use crate::plan::names::namer::{Candidate, Case, Namer, TakenNames};
use crate::plan::names::{self, operation_keys};
use graph_csdl::model::{Model, Operation};
use graph_csdl::reserved::METHODS;
use graph_csdl::slice::{Segment, Slice};
use std::collections::BTreeSet;

/// Suffix of the key of an action's method, if another method calls the action without parameters.
pub(super) const WITH_PARAMETERS: &str = "#with_parameters";
/// Suffix of the key of an action's method that sends bytes.
const STREAM: &str = "#stream";

/// The names of a builder's methods, in their order.
pub(in crate::plan) fn name(
    slice: &Slice<'_>,
    namer: &mut Namer<'_>,
    builder: &str,
    sources: &[MethodSource<'_>],
) -> Vec<String> {
    let segments: BTreeSet<String> = sources
        .iter()
        .filter_map(|source| match source {
            MethodSource::Navigation(Segment::Name(name) | Segment::Stream(name), _) => {
                Some(names::snake(name))
            }
            _ => None,
        })
        .collect();
    let candidates = sources.iter().filter_map(|source| {
        let item = candidate(slice.model(), sources, &segments, source)?;
        Some(Candidate {
            key: format!("{builder}.{}", item.key),
            ..item
        })
    });
    let taken = TakenNames::reserved(&METHODS);
    let given = namer.resolve(builder, Case::Snake, candidates.collect(), taken);
    let mut given = given.into_iter();
    let name = |source: &MethodSource<'_>| match source {
        MethodSource::Verb(verb, _) => verb.facts().method.to_owned(),
        MethodSource::ByPath(_) => "by_path".to_owned(),
        MethodSource::Navigation(Segment::Key, _) => "by_id".to_owned(),
        MethodSource::Navigation(..)
        | MethodSource::AlternateKey(..)
        | MethodSource::Operation(..)
        | MethodSource::WithoutParameters(..)
        | MethodSource::Stream(..)
        | MethodSource::Import(..) => given.next().unwrap_or_default(),
    };
    sources.iter().map(name).collect()
}

/// A segment or operation, by its key within the builder; `None` for methods with a fixed name.
fn candidate(
    model: &Model,
    sources: &[MethodSource<'_>],
    segments: &BTreeSet<String>,
    source: &MethodSource<'_>,
) -> Option<Candidate<'static>> {
    let is_built_in = |name: &str| METHODS.contains(&names::unraw(&names::snake(name)));
    match source {
        MethodSource::Verb(..)
        | MethodSource::ByPath(_)
        | MethodSource::Navigation(Segment::Key, _) => None,
        MethodSource::Navigation(Segment::Name(name) | Segment::Stream(name), _) => {
            let suffix = if is_built_in(name) { "Resource" } else { "" };
            Some(Candidate::new(name.clone(), format!("{name}{suffix}")))
        }
        MethodSource::Navigation(Segment::Cast(id), _) => {
            let name = &model.ty(*id).name;
            Some(Candidate::new(
                name.to_string(),
                format!("as {}", name.name),
            ))
        }
        MethodSource::AlternateKey(parts, _) => {
            let all: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
            Some(Candidate::new(
                format!("({})", all.join(",")),
                format!("by {}", all.join(" and ")),
            ))
        }
        MethodSource::Navigation(Segment::Function(_) | Segment::Import(..), _) => {
            operation_candidate(model, sources, segments, source)
        }
        MethodSource::Import(..) | MethodSource::WithoutParameters(..) => {
            operation_candidate(model, sources, segments, source)
        }
        MethodSource::Stream(..) => {
            let Candidate { key, wire, .. } =
                operation_candidate(model, sources, segments, source)?;
            Some(Candidate::new(
                format!("{key}{STREAM}"),
                format!("{wire}Stream"),
            ))
        }
        MethodSource::Operation(id, operation) => {
            let plain = operation_candidate(model, sources, segments, source)?;
            let is_parameterless = |source: &MethodSource<'_>| matches!(source, MethodSource::WithoutParameters(parameterless, _) if parameterless == id);
            Some(match sources.iter().any(is_parameterless) {
                true => Candidate::new(
                    format!("{}{WITH_PARAMETERS}", plain.key),
                    format!("{}WithParameters", operation.name.name),
                ),
                false => plain,
            })
        }
    }
}

/// The operation of a method, and its name in the URL (that of the import, if it is unbound).
fn called<'o>(model: &'o Model, source: &'o MethodSource<'_>) -> Option<(&'o Operation, &'o str)> {
    let own = |operation: &'o Operation| (operation, &*operation.name.name);
    match source {
        MethodSource::Operation(_, operation)
        | MethodSource::WithoutParameters(_, operation)
        | MethodSource::Stream(_, operation) => Some(own(operation)),
        MethodSource::Navigation(Segment::Function(id), _) => Some(own(model.operation(*id))),
        MethodSource::Navigation(Segment::Import(name, id), _) => {
            Some((model.operation(*id), name))
        }
        MethodSource::Import(import, operation) => Some((operation, &import.name)),
        MethodSource::Navigation(..)
        | MethodSource::AlternateKey(..)
        | MethodSource::ByPath(_)
        | MethodSource::Verb(..) => None,
    }
}

/// An operation, by its key within the builder.
fn operation_candidate(
    model: &Model,
    sources: &[MethodSource<'_>],
    segments: &BTreeSet<String>,
    source: &MethodSource<'_>,
) -> Option<Candidate<'static>> {
    let (operation, url_name) = called(model, source)?;
    let others = sources.iter().filter(|source| {
        !matches!(
            source,
            MethodSource::WithoutParameters(..) | MethodSource::Stream(..)
        )
    });
    let overloads: Vec<&Operation> = others
        .filter_map(|source| called(model, source))
        .filter(|(other, name)| other.name == operation.name && *name == url_name)
        .map(|(other, _)| other)
        .collect();
    let wire = operation_keys::overload_wire(url_name, operation, &overloads);
    let snake = names::snake(&wire);
    let taken = METHODS.contains(&names::unraw(&snake)) || segments.contains(&snake);
    let suffix = match (taken, operation.is_function) {
        (false, _) => "",
        (true, true) => "Function",
        (true, false) => "Action",
    };
    let result = match source {
        MethodSource::Navigation(..) => "Result",
        _ => "",
    };
    let item = match operation_keys::item(operation) {
        item if url_name == operation.name.name => item,
        item => format!("{item} as {url_name}"),
    };
    Some(Candidate::new(
        format!("{item}{result}"),
        format!("{wire}{suffix}{result}"),
    ))
}
