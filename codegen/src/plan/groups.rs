//! Which places share a request builder, and what each builder is named.

use super::modules::{Numbered, folders, home_namespace, namespace_modules, number};
use super::namer::{Candidate, Case, Namer, Taken};
use super::{BuilderId, File, GateId, Module, names};
use graph_csdl::model::{ItemType, Model, QualifiedName, TypeId, TypeRef, UpdateMethod};
use graph_csdl::slice::{Edge, Place, PlaceId, Role, Segment, Slice, Verb};
use std::collections::{BTreeMap, BTreeSet};

/// What makes two places one builder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// The same type in the same role, with the same verbs, and items that are one builder too.
    Resource {
        ty: TypeRef,
        role: Role,
        verbs: Vec<Verb>,
        update: Option<UpdateMethod>,
        items: Option<Box<Key>>,
    },
    /// A property of one type that is a resource.
    Property { owner: TypeId, name: String },
}

/// One request builder to be: its places, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Name of the builder.
    pub(super) name: String,
    /// What it is called in `names.toml`, and what its methods' keys begin with.
    pub(super) key: String,
    /// The places it serves.
    pub(super) places: Vec<PlaceId>,
    /// The property that it is, if it is one.
    pub(super) property: Option<(TypeId, String)>,
}

/// All builders of a slice.
#[derive(Debug)]
pub(super) struct Groups {
    /// By id.
    pub(super) all: Vec<Group>,
    by_place: Vec<Option<BuilderId>>,
    /// The module of each, by id.
    pub(super) homes: Vec<usize>,
    pub(super) modules: Vec<Module<BuilderId>>,
}

impl Groups {
    pub(super) fn new(slice: &Slice<'_>, namer: &mut Namer<'_>) -> Self {
        let entered = entered(slice);
        let mut places: BTreeMap<Key, BTreeSet<PlaceId>> = BTreeMap::new();
        for (id, key) in with_items(slice, join_passages(slice, &entered)) {
            places.entry(key).or_default().insert(id);
        }
        let keyed: Vec<(Key, Vec<PlaceId>)> = places
            .into_iter()
            .map(|(key, ids)| (key, ids.into_iter().collect()))
            .collect();
        let mut files: BTreeMap<Vec<String>, Vec<File<Group>>> = BTreeMap::new();
        for (folder, group) in name(slice, namer, &keyed, &entered) {
            files.entry(folder).or_default().push(file(group));
        }
        let about = |_: &[String]| {
            vec![
                "Request builders: each carries a URL and offers what can be asked there."
                    .to_owned(),
            ]
        };
        let Numbered {
            modules,
            items: all,
            homes,
        } = number(folders("builders", about, files), BuilderId::new);
        let mut by_place = vec![None; slice.places().count()];
        for (index, group) in all.iter().enumerate() {
            for place in &group.places {
                by_place[place.index()] = Some(BuilderId::new(index));
            }
        }
        Self {
            all,
            by_place,
            homes,
            modules,
        }
    }

    /// The builder of a place.
    #[expect(
        clippy::expect_used,
        reason = "whatever leads to a place makes a builder of it"
    )]
    pub(super) fn of(&self, place: PlaceId) -> BuilderId {
        self.by_place[place.index()].expect("a place that something leads to")
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

/// How each place is entered: its smallest way in, by owner's type and segment. An item is entered as its
/// collection is.
fn entered(slice: &Slice<'_>) -> BTreeMap<PlaceId, (Option<TypeId>, String)> {
    let mut entered: BTreeMap<PlaceId, (Option<TypeId>, String)> = BTreeMap::new();
    let mut enter = |to: PlaceId, way: (Option<TypeId>, String)| {
        let known = entered.entry(to).or_insert_with(|| way.clone());
        if way < *known {
            *known = way;
        }
    };
    let name = |edge: &Edge| segment_name(slice.model(), &edge.segment);
    slice
        .roots()
        .iter()
        .for_each(|edge| enter(edge.to, (None, name(edge))));
    for (_, place) in slice.places() {
        for edge in place
            .edges
            .iter()
            .filter(|edge| edge.segment != Segment::Key)
        {
            enter(edge.to, (place.ty.named(), name(edge)));
        }
    }
    let collections = entered.clone();
    for (id, place) in slice.places() {
        for edge in place
            .edges
            .iter()
            .filter(|edge| edge.segment == Segment::Key)
        {
            if let Some(way) = collections.get(&id) {
                let known = entered.entry(edge.to).or_insert_with(|| way.clone());
                if way < known {
                    *known = way.clone();
                }
            }
        }
    }
    entered
}

/// The key of every place; one that is only passed through joins its like that is more.
fn join_passages(
    slice: &Slice<'_>,
    entered: &BTreeMap<PlaceId, (Option<TypeId>, String)>,
) -> Vec<(PlaceId, Key)> {
    let mut keys: Vec<(PlaceId, Key)> = slice
        .places()
        .filter_map(|(id, place)| Some((id, key(place, entered.get(&id)?))))
        .collect();
    let mut fullest: BTreeMap<(TypeRef, Role), Key> = BTreeMap::new();
    for (_, candidate) in &keys {
        if let Key::Resource {
            ty, role, verbs, ..
        } = candidate
            && !verbs.is_empty()
        {
            fullest
                .entry((*ty, *role))
                .or_insert_with(|| candidate.clone());
        }
    }
    for (_, candidate) in &mut keys {
        if let Key::Resource {
            ty, role, verbs, ..
        } = candidate
            && verbs.is_empty()
            && let Some(like) = fullest.get(&(*ty, *role))
        {
            *candidate = like.clone();
        }
    }
    keys
}

/// Collections are told apart by their items: what may not be updated behind one path is no item of a collection whose
/// items may. One whose items nothing asks for joins its like.
fn with_items(slice: &Slice<'_>, mut keys: Vec<(PlaceId, Key)>) -> Vec<(PlaceId, Key)> {
    let known: BTreeMap<PlaceId, Key> = keys.iter().cloned().collect();
    let mut like: BTreeMap<Key, Box<Key>> = BTreeMap::new();
    for (id, key) in &mut keys {
        let mut edges = slice.place(*id).edges.iter();
        let item = edges.find(|edge| edge.segment == Segment::Key);
        let plain = key.clone();
        if let Some(item) = item.and_then(|edge| known.get(&edge.to))
            && let Key::Resource { items, .. } = key
        {
            let item = Box::new(item.clone());
            like.entry(plain).or_insert_with(|| item.clone());
            *items = Some(item);
        }
    }
    for (_, key) in &mut keys {
        let plain = key.clone();
        if let (Key::Resource { items, .. }, Some(like)) = (key, like.get(&plain)) {
            *items = Some(like.clone());
        }
    }
    keys
}

fn key(place: &Place, (owner, segment): &(Option<TypeId>, String)) -> Key {
    match (place.role, owner) {
        (Role::Property, Some(owner)) => Key::Property {
            owner: *owner,
            name: segment.clone(),
        },
        (role, _) => Key::Resource {
            ty: place.ty,
            role,
            verbs: place.verbs.clone(),
            update: place
                .capabilities
                .update_method
                .filter(|_| place.verbs.contains(&Verb::Update)),
            items: None,
        },
    }
}

fn name(
    slice: &Slice<'_>,
    namer: &mut Namer<'_>,
    keyed: &[(Key, Vec<PlaceId>)],
    entered: &BTreeMap<PlaceId, (Option<TypeId>, String)>,
) -> Vec<(Vec<String>, Group)> {
    let home = home_namespace(slice);
    let mut plain_taken: BTreeSet<String> = BTreeSet::new();
    let mut scopes: BTreeMap<Vec<String>, (Vec<Candidate<'_>>, Vec<Group>)> = BTreeMap::new();
    // The fullest set of verbs is the plain one; sets restricted on a path are named by that path.
    let mut order: Vec<&(Key, Vec<PlaceId>)> = keyed.iter().collect();
    order.sort_by_key(|(key, _)| std::cmp::Reverse(verb_count(key)));
    for (key, places) in order {
        let (namespace, mut wire, mut text) = describe(slice.model(), key);
        if let Key::Resource { .. } = key
            && !plain_taken.insert(text.clone())
            && let Some((owner, segment)) =
                places.iter().filter_map(|place| entered.get(place)).min()
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
            Key::Property { owner, name } => Some((*owner, name.clone())),
            Key::Resource { .. } => None,
        };
        groups.push(Group {
            name: String::new(),
            key: text,
            places: places.clone(),
            property,
        });
    }
    let mut all = Vec::new();
    for (modules, (candidates, groups)) in scopes {
        let scope = "the request builders";
        let names = namer.settle(scope, Case::Camel, candidates, Taken::NOTHING);
        let named = |(group, name)| (modules.clone(), Group { name, ..group });
        all.extend(groups.into_iter().zip(names).map(named));
    }
    all
}

/// What a builder that is restricted on its path is called beside its type: the segment that leads to it, or, where that
/// says no more than the type, whose segment it is.
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

/// How much can be done there, and with its items.
fn verb_count(key: &Key) -> (usize, usize) {
    match key {
        Key::Resource { verbs, items, .. } => {
            let items = items.as_ref().map_or(0, |items| verb_count(items).0);
            (verbs.len(), items)
        }
        Key::Property { .. } => (0, 0),
    }
}

/// Namespace, what the name is made of, and the key.
fn describe(model: &Model, key: &Key) -> (String, String, String) {
    match key {
        Key::Property { owner, name } => {
            let owner = &model.ty(*owner).name;
            let wire = format!("{} {}", names::camel(&owner.name), names::camel(name));
            (
                owner.namespace.clone(),
                wire,
                format!("{owner}/{name} builder"),
            )
        }
        Key::Resource {
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
                // A member of a referenced collection can be taken out of it, and nothing else.
                Role::Referenced if verbs[..] == [Verb::RefRemove] => {
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
                format!("{} {role} builder", model.spell(*ty)),
            )
        }
    }
}

fn segment_name(model: &Model, segment: &Segment) -> String {
    match segment {
        Segment::Key => "item".to_owned(),
        Segment::Name(name) | Segment::Stream(name) | Segment::Import(name, _) => name.clone(),
        Segment::Cast(id) => model.ty(*id).name.name.clone(),
        Segment::Function(id) => model.operation(*id).name.name.clone(),
    }
}
