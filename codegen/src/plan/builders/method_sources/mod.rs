//! What the methods of a builder are made from: child segments, built-in verbs and operations.

mod names;
mod parameterless;
mod source;

use crate::plan::names::operation_keys;
use graph_csdl::model::{KeyPart, Model, OperationId, TypeRef};
use graph_csdl::slice::{Resource, ResourceId, Role, Segment, Slice, Verb};
use std::collections::{BTreeMap, BTreeSet};

pub(super) use names::name;
pub(super) use parameterless::with_parameterless;
pub(super) use source::MethodSource;

/// The methods of the resources of one builder, segments first.
pub(super) fn of_resources<'m>(
    slice: &Slice<'m>,
    resources: &[ResourceId],
) -> Vec<MethodSource<'m>> {
    let resources: Vec<(ResourceId, &Resource)> = resources
        .iter()
        .map(|id| (*id, slice.resource(*id)))
        .collect();
    let mut sources = navigation(slice, &resources);
    sources.extend(by_path(slice, &resources));
    sources.extend(verbs(&resources));
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

/// The child segments of all resources, each with its child that has most verbs and children, and the alternate keys.
fn navigation<'m>(
    slice: &Slice<'m>,
    resources: &[(ResourceId, &Resource)],
) -> Vec<MethodSource<'m>> {
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
    sources
}

/// The verbs of all resources, each with the first resource that has it.
fn verbs<'m>(
    resources: &[(ResourceId, &Resource)],
) -> impl Iterator<Item = MethodSource<'m>> + use<'m> {
    let mut verbs: BTreeMap<Verb, ResourceId> = BTreeMap::new();
    for (id, resource) in resources {
        resource
            .verbs
            .iter()
            .for_each(|verb| _ = verbs.entry(*verb).or_insert(*id));
    }
    verbs
        .into_iter()
        .map(|(verb, resource)| MethodSource::Verb(verb, resource))
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
