//! Groups resources that share a request builder, and names the builders.

use super::modules::{Numbered, folders, home_namespace, namespace_modules, number};
use super::namer::{Candidate, Case, Namer, TakenNames};
use super::{BuilderId, File, GateId, Module, names};
use graph_csdl::model::{ItemType, Model, QualifiedName, TypeId, TypeRef, UpdateMethod};
use graph_csdl::slice::{Child, Resource, ResourceId, Role, Segment, Slice, Verb};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Resources with equal keys share a builder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'s> {
    own: Own<'s>,
    /// The key of its items, which share a builder too.
    items: Option<Own<'s>>,
}

/// The key of a resource regardless of its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Own<'s> {
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

/// The type and the segment that a resource is reached by.
type Entry<'s> = (Option<TypeId>, &'s str);

/// A request builder: its resources and its name.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Name of the builder.
    pub(super) name: String,
    /// Its key in `names.toml`; the prefix of its methods' keys.
    pub(super) key: String,
    /// The resources that it is the builder of.
    pub(super) resources: Vec<ResourceId>,
    /// The property, if the resource is one.
    pub(super) property: Option<(TypeId, String)>,
}

/// All builders of a slice.
#[derive(Debug)]
pub(super) struct Groups {
    /// By id.
    pub(super) all: Vec<Group>,
    by_resource: Vec<Option<BuilderId>>,
    /// The module of each, by id.
    pub(super) homes: Vec<usize>,
    pub(super) modules: Vec<Module<BuilderId>>,
}

impl Groups {
    pub(super) fn new(slice: &Slice<'_>, namer: &mut Namer<'_>) -> Self {
        let entered = entered(slice);
        let mut resources = with_items(slice, &keys(slice, &entered));
        resources.sort_unstable();
        let keyed: Vec<(Key<'_>, Vec<ResourceId>)> = resources
            .chunk_by(|(one, _), (other, _)| one == other)
            .map(|same| (same[0].0, same.iter().map(|(_, id)| *id).collect()))
            .collect();
        let mut files: BTreeMap<Vec<String>, Vec<File<Group>>> = BTreeMap::new();
        for (folder, group) in name(slice, namer, &keyed, &entered) {
            files.entry(folder).or_default().push(file(group));
        }
        let about = |_: &[String]| {
            vec![
                "Request builders. Each has a URL, and a method for each child segment, request and operation there."
                    .to_owned(),
            ]
        };
        let Numbered {
            modules,
            items: all,
            homes,
        } = number(folders("builders", about, files), BuilderId::new);
        let mut by_resource = vec![None; slice.resources().count()];
        for (index, group) in all.iter().enumerate() {
            for resource in &group.resources {
                by_resource[resource.index()] = Some(BuilderId::new(index));
            }
        }
        Self {
            all,
            by_resource,
            homes,
            modules,
        }
    }

    /// The builder of a resource.
    #[expect(
        clippy::expect_used,
        reason = "every resource with an incoming child has a builder"
    )]
    pub(super) fn of(&self, resource: ResourceId) -> BuilderId {
        self.by_resource[resource.index()].expect("a resource with an incoming child")
    }
}

fn file(group: Group) -> File<Group> {
    File {
        module: names::module(group.name.trim_end_matches("RequestBuilder")),
        exports: vec![group.name.clone()],
        gate: GateId::new(0),
        item: group,
    }
}

/// The least entry of each resource, by id. An item has that of its collection.
fn entered<'s>(slice: &'s Slice<'_>) -> Vec<Option<Entry<'s>>> {
    let mut entered: Vec<Option<Entry<'s>>> = vec![None; slice.resources().count()];
    for child in slice.roots() {
        enter(&mut entered, child, (None, segment_name(slice, child)));
    }
    for (_, resource) in slice.resources() {
        for child in resource.children.iter().filter(|child| !is_key(child)) {
            let entry = (resource.ty.named(), segment_name(slice, child));
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
        .map(|(id, resource)| Some(key(resource, entered[id.index()]?)))
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

fn key<'s>(resource: &'s Resource, (owner, segment): Entry<'s>) -> Own<'s> {
    match (resource.role, owner) {
        (Role::Property, Some(owner)) => Own::Property {
            owner,
            name: segment,
        },
        (role, _) => Own::Resource {
            ty: resource.ty,
            role,
            verbs: &resource.verbs,
            update: resource
                .capabilities
                .update_method
                .filter(|_| resource.verbs.contains(&Verb::Update)),
        },
    }
}

fn name(
    slice: &Slice<'_>,
    namer: &mut Namer<'_>,
    keyed: &[(Key<'_>, Vec<ResourceId>)],
    entered: &[Option<Entry<'_>>],
) -> Vec<(Vec<String>, Group)> {
    let home = home_namespace(slice);
    let mut plain_taken: BTreeSet<String> = BTreeSet::new();
    let mut scopes: BTreeMap<Vec<String>, (Vec<Candidate<'_>>, Vec<Group>)> = BTreeMap::new();
    // The resources with most verbs get the plain name; those with fewer are named by their path.
    let mut order: Vec<&(Key<'_>, Vec<ResourceId>)> = keyed.iter().collect();
    order.sort_by_key(|(key, _)| Reverse((verb_count(key.own), key.items.map_or(0, verb_count))));
    for (Key { own: key, .. }, resources) in order {
        let (namespace, mut wire, mut text) = describe(slice.model(), *key);
        if let Own::Resource { .. } = key
            && !plain_taken.insert(text.clone())
            && let Some((owner, segment)) = resources
                .iter()
                .filter_map(|resource| entered[resource.index()])
                .min()
        {
            let owner = owner.map(|owner| &slice.model().ty(owner).name);
            wire = format!("{} {wire}", distinction(owner, segment, &wire));
            let owner = owner.map_or_else(String::new, ToString::to_string);
            text = format!("{text} at {owner}/{segment}");
        }
        let modules = namespace_modules(&namespace, &home);
        let (candidates, groups) = scopes.entry(modules).or_default();
        candidates.push(Candidate::new(
            text.clone(),
            format!("{wire} RequestBuilder"),
        ));
        let property = match key {
            Own::Property { owner, name } => Some((*owner, (*name).to_owned())),
            Own::Resource { .. } => None,
        };
        groups.push(Group {
            name: String::new(),
            key: text,
            resources: resources.clone(),
            property,
        });
    }
    let mut all = Vec::new();
    for (modules, (candidates, groups)) in scopes {
        let scope = "the request builders";
        let names = namer.resolve(scope, Case::Camel, candidates, TakenNames::NOTHING);
        let named = |(group, name)| (modules.clone(), Group { name, ..group });
        all.extend(groups.into_iter().zip(names).map(named));
    }
    all
}

/// The prefix of a builder with fewer verbs than another of its type: its segment or, if that is the name of the type, the
/// type that has the segment.
fn distinction(owner: Option<&QualifiedName>, segment: &str, wire: &str) -> String {
    let segment = names::camel(segment);
    let ty = wire.split(' ').next().unwrap_or_default();
    if segment.trim_end_matches('s') != ty.trim_end_matches('s') {
        return segment;
    }
    match owner {
        Some(owner) => names::camel(&owner.name),
        None => "Singleton".to_owned(),
    }
}

/// How many verbs resources with this key have.
fn verb_count(key: Own<'_>) -> usize {
    match key {
        Own::Resource { verbs, .. } => verbs.len(),
        Own::Property { .. } => 0,
    }
}

/// Namespace, the wire name of the builder's name, and its key in `names.toml`.
fn describe(model: &Model, key: Own<'_>) -> (String, String, String) {
    match key {
        Own::Property { owner, name } => {
            let owner = &model.ty(owner).name;
            let wire = format!("{} {}", names::camel(&owner.name), names::camel(name));
            (
                owner.namespace.clone(),
                wire,
                format!("{owner}/{name} builder"),
            )
        }
        Own::Resource {
            ty, role, verbs, ..
        } => {
            let (namespace, name) = match ty.item {
                ItemType::Named(id) => (
                    model.ty(id).name.namespace.clone(),
                    model.ty(id).name.name.clone(),
                ),
                ItemType::Primitive(primitive) => (String::new(), format!("{primitive:?}")),
            };
            let (kind, role) = match role {
                Role::Owned => ("", "owned"),
                // An item of a referenced collection that can only be removed from it.
                Role::Referenced if verbs == [Verb::RefRemove] => {
                    ("Reference Item", "referenced item")
                }
                Role::Referenced => ("Reference", "referenced"),
                Role::Cast => ("Cast", "cast"),
                Role::Property => ("Property", "property"),
                Role::Result => ("Result", "result"),
            };
            let many = if ty.is_collection { "Collection" } else { "" };
            let wire = format!("{} {kind} {many}", names::camel(&name));
            (
                namespace.clone(),
                wire,
                format!("{} {role} builder", model.spell(ty)),
            )
        }
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
