//! What can be done with the resources that a target is about: by this an entry has an effect or not, since a capability that no
//! operation of these resources reads changes nothing.

use crate::http::HttpMethod;
use crate::model::target::Target;
use crate::model::{
    Facts, ItemType, Model, Navigability, Navigation, Primitive, Root, RootKind, TypeId, TypeKind,
    TypeRef,
};
use crate::problem::At;
use crate::slice::{Node, possible};
use crate::verb::{Role, Verb};
use std::collections::BTreeSet;

/// For each kind of resource that a target is about, its operations; `None` where there is no such resource.
pub(super) type Offered = Vec<Option<(Role, Vec<(Verb, HttpMethod)>)>>;

/// What is offered of the target. Of a type, in each role that reads facts of types: a file may be a part of Graph, and lack some.
pub(super) fn of(model: &Model, target: &Target) -> Offered {
    offered(model, nodes(model, target, &ALL))
}

/// What is offered of the target in this file.
pub(super) fn here(model: &Model, target: &Target) -> Offered {
    let kinds = match target {
        Target::Type(id) => kinds_here(model, *id),
        _ => ALL.to_vec(),
    };
    offered(model, nodes(model, target, &kinds))
}

fn offered(model: &Model, nodes: Vec<Option<Node>>) -> Offered {
    let offered = |node: Node| {
        let verbs = possible(model, &node).into_iter();
        let verbs = verbs.map(|verb| (verb, verb.http(&node.capabilities)));
        (node.role, verbs.collect())
    };
    nodes.into_iter().map(|node| node.map(offered)).collect()
}

fn nodes(model: &Model, target: &Target, kinds: &[Kind]) -> Vec<Option<Node>> {
    let mut nodes = Vec::new();
    match target {
        Target::Type(id) => {
            for kind in kinds {
                with_item(model, kind.node(model, *id), &mut nodes);
            }
        }
        Target::Navigation(id, slot) => {
            let structure = model.ty(*id).structure();
            let navigation = structure.and_then(|it| it.navigation.get(*slot));
            let node = navigation.and_then(|it| one(model, *id).navigate(model, it));
            with_item(model, node, &mut nodes);
        }
        Target::Root(root) => with_item(model, of_root(model, *root), &mut nodes),
        Target::Below(root, path) => with_item(model, below(model, *root, path), &mut nodes),
        Target::Property(id, slot) => {
            let structure = model.ty(*id).structure();
            let property = structure.and_then(|it| it.properties.get(*slot));
            nodes.push(property.map(|it| one(model, *id).property(it)));
        }
        Target::Member(..)
        | Target::Operations(_)
        | Target::Parameter(..)
        | Target::Returns(_)
        | Target::Factless => {}
    }
    nodes
}

/// How resources of a type are reached, as far as it decides which facts of the type are read; and whether they are a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// Of an entity set, or of a contained navigation property.
    Contained(bool),
    /// Of a singleton.
    Singleton,
    /// Of another navigation property.
    Linked(bool),
    /// Of a composable function.
    Result(bool),
}

const ALL: [Kind; 7] = [
    Kind::Contained(false),
    Kind::Contained(true),
    Kind::Singleton,
    Kind::Linked(false),
    Kind::Linked(true),
    Kind::Result(false),
    Kind::Result(true),
];

impl Kind {
    fn node(self, model: &Model, id: TypeId) -> Option<Node> {
        if !matches!(self, Self::Result(_)) && !matches!(model.ty(id).kind, TypeKind::Entity(_)) {
            return None;
        }
        let by_navigation = |contained, is_collection| {
            let navigation = Navigation {
                name: String::new(),
                target: id,
                is_collection,
                nullable: true,
                contained,
                facts: Facts::default(),
                at: At::default(),
            };
            one(model, id).navigate(model, &navigation)
        };
        match self {
            Self::Contained(is_collection) => by_navigation(true, is_collection),
            Self::Linked(is_collection) => by_navigation(false, is_collection),
            Self::Singleton => {
                let root = Root {
                    name: String::new(),
                    kind: RootKind::Singleton(id),
                    facts: Facts::default(),
                    at: At::default(),
                };
                Some(Node::root(model, &root, id, false))
            }
            Self::Result(is_collection) => {
                let ty = TypeRef {
                    item: ItemType::Named(id),
                    is_collection,
                };
                Some(Node::result(model, ty, id))
            }
        }
    }
}

/// The kinds of resources of the type, and of derived types, that the file has.
fn kinds_here(model: &Model, id: TypeId) -> Vec<Kind> {
    let mut kinds = BTreeSet::new();
    for ty in &model.types {
        for navigation in ty.structure().map_or(&[][..], |it| &it.navigation) {
            let is_none = navigation.facts.capabilities.navigability == Some(Navigability::None);
            if !is_none && model.is_a(navigation.target, id) {
                let is_collection = navigation.is_collection;
                kinds.insert(match navigation.contained {
                    true => Kind::Contained(is_collection),
                    false => Kind::Linked(is_collection),
                });
            }
        }
    }
    for root in &model.roots {
        match root.kind {
            RootKind::EntitySet(ty) if model.is_a(ty, id) => kinds.insert(Kind::Contained(true)),
            RootKind::Singleton(ty) if model.is_a(ty, id) => kinds.insert(Kind::Singleton),
            _ => false,
        };
    }
    for operation in model.operations.iter().filter(|it| it.is_composable) {
        let returns = operation.returns.map(|it| it.ty);
        let returns = returns.filter(|ty| ty.named().is_some_and(|ty| model.is_a(ty, id)));
        kinds.extend(returns.map(|ty| Kind::Result(ty.is_collection)));
    }
    kinds.into_iter().collect()
}

/// Whether capabilities are read of what the target is.
pub(super) fn has_capabilities(model: &Model, target: &Target) -> bool {
    match target {
        Target::Type(id) => model.ty(*id).structure().is_some(),
        Target::Navigation(..) | Target::Below(..) => true,
        Target::Root(root) => !matches!(model.roots[*root].kind, RootKind::Import(_)),
        Target::Property(id, slot) => {
            let structure = model.ty(*id).structure();
            let property = structure.and_then(|it| it.properties.get(*slot));
            property.is_some_and(|it| it.ty.item == ItemType::Primitive(Primitive::Stream))
        }
        Target::Member(..)
        | Target::Operations(_)
        | Target::Parameter(..)
        | Target::Returns(_)
        | Target::Factless => false,
    }
}

/// One resource of the type, of which nothing is known but its type.
fn one(model: &Model, id: TypeId) -> Node {
    let ty = TypeRef {
        item: ItemType::Named(id),
        is_collection: false,
    };
    Node::result(model, ty, id)
}

fn of_root(model: &Model, root: usize) -> Option<Node> {
    let root: &Root = &model.roots[root];
    match root.kind {
        RootKind::EntitySet(id) => Some(Node::root(model, root, id, true)),
        RootKind::Singleton(id) => Some(Node::root(model, root, id, false)),
        RootKind::Import(_) => None,
    }
}

/// The resource at a path below a child of the container.
fn below(model: &Model, root: usize, path: &str) -> Option<Node> {
    let mut node = of_root(model, root)?;
    for step in path.split('/') {
        let id = node.ty.named()?;
        if let Some((namespace, name)) = step.rsplit_once('.') {
            let mut types = model.types();
            let (derived, _) =
                types.find(|(_, ty)| ty.name.name == name && ty.name.namespace == namespace)?;
            node = node.cast(model, derived);
            continue;
        }
        if node.ty.is_collection {
            node = node.item(model)?;
        }
        node = match model.navigation(id, step) {
            Some(navigation) => node.navigate(model, navigation)?,
            None => node.property(model.property(id, step)?),
        };
    }
    Some(node)
}

/// A resource and, of a collection, an item of it.
fn with_item(model: &Model, node: Option<Node>, nodes: &mut Vec<Option<Node>>) {
    let item = node.as_ref().and_then(|node| node.item(model));
    nodes.extend([node, item]);
}
