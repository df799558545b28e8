//! Which resources share a builder: those with equal [keys](Key).

use graph_csdl::model::{QualifiedName, TypeId, TypeRef, UpdateMethod};
use graph_csdl::slice::{Child, Resource, ResourceId, Role, Segment, Slice, Verb};
use std::collections::{BTreeMap, HashMap};

/// Resources with equal keys share a builder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key<'s> {
    pub(super) own: Own<'s>,
    /// The key of its items, which share a builder too.
    pub(super) items: Option<Own<'s>>,
}

/// The key of a resource regardless of its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Own<'s> {
    /// The same type in the same role, with the same verbs.
    Resource {
        ty: TypeRef,
        role: Role,
        verbs: &'s [Verb],
        update: Option<UpdateMethod>,
    },
    /// A property that is a resource.
    Property { owner: TypeId, name: &'s str },
}

/// The name of the type and the segment that a resource is reached by. An id would make what is least depend on the order of
/// declarations.
pub(super) type Entry<'s> = (Option<&'s QualifiedName>, &'s str);

/// Each key with its resources.
pub(super) fn by_key<'s>(
    slice: &'s Slice<'_>,
    entered: &[Option<Entry<'s>>],
) -> Vec<(Key<'s>, Vec<ResourceId>)> {
    let mut resources = with_items(slice, &keys(slice, entered));
    resources.sort_unstable();
    resources
        .chunk_by(|(one, _), (other, _)| one == other)
        .map(|same| (same[0].0, same.iter().map(|(_, id)| *id).collect()))
        .collect()
}

/// The least entry of each resource, by id. An item has that of its collection.
pub(super) fn entered<'s>(slice: &'s Slice<'_>) -> Vec<Option<Entry<'s>>> {
    let mut entered: Vec<Option<Entry<'s>>> = vec![None; slice.resources().count()];
    for child in slice.roots() {
        enter(&mut entered, child, (None, segment_name(slice, child)));
    }
    let name = |id| &slice.model().ty(id).name;
    for (_, resource) in slice.resources() {
        for child in resource.children.iter().filter(|child| !is_key(child)) {
            let entry = (resource.ty.named().map(name), segment_name(slice, child));
            enter(&mut entered, child, entry);
        }
    }
    let collections = entered.clone();
    for (id, resource) in slice.resources() {
        for child in resource.children.iter().filter(|child| is_key(child)) {
            if let Some(entry) = collections[id.index()] {
                enter(&mut entered, child, entry);
            }
        }
    }
    entered
}

fn enter<'s>(entered: &mut [Option<Entry<'s>>], child: &Child, entry: Entry<'s>) {
    let known = entered[child.to.index()].get_or_insert(entry);
    *known = entry.min(*known);
}

fn is_key(child: &Child) -> bool {
    child.segment == Segment::Key
}

/// The key of every resource with an entry, by id. A resource without verbs joins one of the same type and role that has some.
fn keys<'s>(slice: &'s Slice<'_>, entered: &[Option<Entry<'s>>]) -> Vec<Option<Own<'s>>> {
    let resources = slice.resources();
    let mut keys: Vec<Option<Own<'s>>> = resources
        .map(|(id, resource)| entered[id.index()].map(|_| key(resource)))
        .collect();
    let mut fullest: HashMap<(TypeRef, Role), Own<'s>> = HashMap::new();
    for candidate in keys.iter().flatten() {
        if let Own::Resource {
            ty, role, verbs, ..
        } = candidate
            && !verbs.is_empty()
        {
            fullest.entry((*ty, *role)).or_insert(*candidate);
        }
    }
    for candidate in keys.iter_mut().flatten() {
        if let Own::Resource {
            ty, role, verbs, ..
        } = candidate
            && verbs.is_empty()
            && let Some(like) = fullest.get(&(*ty, *role))
        {
            *candidate = *like;
        }
    }
    keys
}

/// Collections whose items have different keys have different builders: items that cannot be updated at one path are not
/// items of a collection whose items can. A collection without items in the slice joins one with the same key.
fn with_items<'s>(slice: &Slice<'_>, known: &[Option<Own<'s>>]) -> Vec<(Key<'s>, ResourceId)> {
    let mut keys = Vec::with_capacity(known.len());
    let mut like: BTreeMap<Own<'s>, Own<'s>> = BTreeMap::new();
    for (id, resource) in slice.resources() {
        let Some(own) = known[id.index()] else {
            continue;
        };
        let item = resource.children.iter().find(|child| is_key(child));
        let items = item
            .and_then(|child| known[child.to.index()])
            .filter(|_| matches!(own, Own::Resource { .. }));
        if let Some(items) = items {
            like.entry(own).or_insert(items);
        }
        keys.push((Key { own, items }, id));
    }
    for (key, _) in &mut keys {
        key.items = key.items.or_else(|| like.get(&key.own).copied());
    }
    keys
}

fn key(resource: &Resource) -> Own<'_> {
    match &resource.property {
        Some((owner, name)) => Own::Property {
            owner: *owner,
            name,
        },
        None => Own::Resource {
            ty: resource.ty,
            role: resource.role,
            verbs: &resource.verbs,
            update: resource
                .capabilities
                .update_method
                .filter(|_| resource.verbs.contains(&Verb::Update)),
        },
    }
}

fn segment_name<'s>(slice: &'s Slice<'_>, child: &'s Child) -> &'s str {
    match &child.segment {
        Segment::Key => "item",
        Segment::Name(name) | Segment::Stream(name) | Segment::Import(name, _) => name,
        Segment::Cast(id) => &slice.model().ty(*id).name.name,
        Segment::Function(id) => &slice.model().operation(*id).name.name,
    }
}
