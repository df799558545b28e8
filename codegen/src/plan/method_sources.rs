//! What the methods of a builder are made from (child segments, built-in verbs and operations), and their names.
//!
//! A built-in verb keeps its name. A segment of the same name is called `…_resource`, an operation with the name of a verb
//! or segment `…_action` or `…_function`. Other collisions are resolved by the [namer](super::namer).

use super::namer::{Candidate, Case, Namer, TakenNames};
use super::{names, operation_keys};
use graph_csdl::model::{KeyPart, Model, Operation, OperationId, TypeRef};
use graph_csdl::reserved::METHODS;
use graph_csdl::slice::{Import, Resource, ResourceId, Role, Segment, Slice, Verb};
use std::collections::{BTreeMap, BTreeSet};

/// Suffix of the key of an action's method, if another method calls the action without parameters.
const WITH_PARAMETERS: &str = "#with_parameters";
/// Suffix of the key of an action's method that sends bytes.
const STREAM: &str = "#stream";

/// What a method is made from.
#[derive(Clone, Debug)]
pub(super) enum MethodSource<'m> {
    /// A child segment, and its resource.
    Navigation(Segment, ResourceId),
    /// An alternate key of a collection's items.
    AlternateKey(&'m [KeyPart], ResourceId),
    /// An item, by its path relative to this one.
    ByPath(ResourceId),
    /// A verb, and the resource that has it.
    Verb(Verb, ResourceId),
    /// An action or function.
    Operation(OperationId, &'m Operation),
    /// An action without its parameters, which were added after its method got its name.
    WithoutParameters(OperationId, &'m Operation),
    /// An action whose request body is bytes instead of JSON.
    Stream(OperationId, &'m Operation),
    /// An unbound action or function, and the name of its import.
    Import(&'m Import, &'m Operation),
}

/// The methods of the resources of one builder, segments first.
pub(super) fn of_resources<'m>(
    slice: &Slice<'m>,
    resources: &[ResourceId],
) -> Vec<MethodSource<'m>> {
    let resources: Vec<(ResourceId, &Resource)> = resources
        .iter()
        .map(|id| (*id, slice.resource(*id)))
        .collect();
    let mut children: BTreeMap<&Segment, ResourceId> = BTreeMap::new();
    for child in resources
        .iter()
        .flat_map(|(_, resource)| &resource.children)
    {
        let fuller = |known: ResourceId, other: ResourceId| {
            let size = |id: ResourceId| {
                (
                    slice.resource(id).verbs.len(),
                    slice.resource(id).children.len(),
                )
            };
            if size(other) > size(known) {
                other
            } else {
                known
            }
        };
        let known = children.entry(&child.segment).or_insert(child.to);
        *known = fuller(*known, child.to);
    }
    let mut sources = Vec::new();
    for (segment, to) in children {
        sources.push(MethodSource::Navigation(segment.clone(), to));
        if *segment == Segment::Key {
            sources.extend(
                alternate_keys(slice.model(), slice.resource(to).ty)
                    .map(|key| MethodSource::AlternateKey(key, to)),
            );
        }
    }
    sources.extend(by_path(slice, &resources));
    let mut verbs: BTreeMap<Verb, ResourceId> = BTreeMap::new();
    for (id, resource) in &resources {
        resource
            .verbs
            .iter()
            .for_each(|verb| _ = verbs.entry(*verb).or_insert(*id));
    }
    sources.extend(
        verbs
            .into_iter()
            .map(|(verb, resource)| MethodSource::Verb(verb, resource)),
    );
    let operations = resources
        .iter()
        .flat_map(|(_, resource)| resource.operations.iter().copied())
        .collect();
    sources.extend(operations_in_order(slice.model(), operations));
    let streams = sources.iter().filter_map(|source| match source {
        MethodSource::Operation(id, operation) if operation.takes_stream() => {
            Some(MethodSource::Stream(*id, operation))
        }
        _ => None,
    });
    let streams: Vec<MethodSource<'m>> = streams.collect();
    sources.extend(streams);
    sources
}

/// The resource of items by path, if the builder's type is addressed so. Of the owned resources of the type, it is the one with most
/// verbs and children: the path's last item is called, not its first.
fn by_path<'m>(
    slice: &Slice<'m>,
    resources: &[(ResourceId, &Resource)],
) -> Option<MethodSource<'m>> {
    let (own, resource) = resources.first()?;
    let is_item =
        matches!(resource.role, Role::Owned | Role::Referenced) && !resource.ty.is_collection;
    resource
        .ty
        .named()
        .filter(|id| is_item && slice.model().is_addressed_by_path(*id))?;
    let owned = slice
        .resources()
        .filter(|(_, other)| other.ty == resource.ty && other.role == Role::Owned);
    let fullest = owned.max_by_key(|(id, other)| {
        (
            other.verbs.len(),
            other.children.len(),
            std::cmp::Reverse(*id),
        )
    });
    Some(MethodSource::ByPath(fullest.map_or(*own, |(id, _)| id)))
}

/// Adds methods for compatibility: an action that had no parameters when it got its name keeps that method, and gets another
/// one with the parameters.
pub(super) fn with_parameterless<'m>(
    slice: &Slice<'_>,
    namer: &Namer<'_>,
    builder: &str,
    sources: Vec<MethodSource<'m>>,
) -> Vec<MethodSource<'m>> {
    if !namer.has_given() {
        return sources;
    }
    let had_no_parameters = |operation: &Operation| {
        let method = format!("{builder}.{}", operation_keys::item(operation));
        let parameters = operation_keys::struct_key(slice.model(), operation);
        namer.was_given(&format!("{method}{WITH_PARAMETERS}"))
            || (namer.was_given(&method) && !namer.was_given(&parameters))
    };
    let parameterless = |source: &MethodSource<'m>| match source {
        MethodSource::Operation(id, operation)
            if !operation.is_function
                && !operation.parameters.is_empty()
                && had_no_parameters(operation) =>
        {
            Some(MethodSource::WithoutParameters(*id, operation))
        }
        _ => None,
    };
    sources
        .into_iter()
        .flat_map(|source| [parameterless(&source), Some(source)])
        .flatten()
        .collect()
}

/// The methods of the service root.
pub(super) fn of_root<'m>(slice: &'m Slice<'_>) -> Vec<MethodSource<'m>> {
    let children = slice
        .roots()
        .iter()
        .map(|child| MethodSource::Navigation(child.segment.clone(), child.to));
    children
        .chain(
            slice.imports().iter().map(|import| {
                MethodSource::Import(import, slice.model().operation(import.operation))
            }),
        )
        .collect()
}

fn operations_in_order(
    model: &Model,
    mut operations: Vec<OperationId>,
) -> impl Iterator<Item = MethodSource<'_>> {
    operations.sort_by_key(|id| (operation_keys::signature(model.operation(*id)), *id));
    operations.dedup();
    operations
        .into_iter()
        .map(move |id| MethodSource::Operation(id, model.operation(id)))
}

fn alternate_keys(model: &Model, ty: TypeRef) -> impl Iterator<Item = &[KeyPart]> {
    let keys = ty
        .named()
        .into_iter()
        .flat_map(|id| model.alternate_keys(id));
    // Keys with the same names are one in a URL: a type's own comes before those of its bases.
    let mut seen = BTreeSet::new();
    keys.filter(move |key| {
        let names: BTreeSet<&str> = key.iter().map(|part| part.name.as_str()).collect();
        seen.insert(names)
    })
}

/// The names of a builder's methods, in their order.
pub(super) fn name(
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
        let (item, wire) = candidate(slice.model(), sources, &segments, source)?;
        Some(Candidate::new(format!("{builder}.{item}"), wire))
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

/// The key of a segment or operation, and the wire name that its name is made from; `None` for methods with a fixed name.
fn candidate(
    model: &Model,
    sources: &[MethodSource<'_>],
    segments: &BTreeSet<String>,
    source: &MethodSource<'_>,
) -> Option<(String, String)> {
    let is_built_in = |name: &str| METHODS.contains(&names::unraw(&names::snake(name)));
    match source {
        MethodSource::Verb(..)
        | MethodSource::ByPath(_)
        | MethodSource::Navigation(Segment::Key, _) => None,
        MethodSource::Navigation(Segment::Name(name) | Segment::Stream(name), _) => {
            let suffix = if is_built_in(name) { "Resource" } else { "" };
            Some((name.clone(), format!("{name}{suffix}")))
        }
        MethodSource::Navigation(Segment::Cast(id), _) => {
            let name = &model.ty(*id).name;
            Some((name.to_string(), format!("as {}", name.name)))
        }
        MethodSource::AlternateKey(parts, _) => {
            let all: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
            Some((
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
            let (item, wire) = operation_candidate(model, sources, segments, source)?;
            Some((format!("{item}{STREAM}"), format!("{wire}Stream")))
        }
        MethodSource::Operation(id, operation) => {
            let (item, wire) = operation_candidate(model, sources, segments, source)?;
            let is_parameterless = |source: &MethodSource<'_>| matches!(source, MethodSource::WithoutParameters(parameterless, _) if parameterless == id);
            Some(match sources.iter().any(is_parameterless) {
                true => (
                    format!("{item}{WITH_PARAMETERS}"),
                    format!("{}WithParameters", operation.name.name),
                ),
                false => (item, wire),
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

fn operation_candidate(
    model: &Model,
    sources: &[MethodSource<'_>],
    segments: &BTreeSet<String>,
    source: &MethodSource<'_>,
) -> Option<(String, String)> {
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
    Some((format!("{item}{result}"), format!("{wire}{suffix}{result}")))
}
