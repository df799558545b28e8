//! Adds elements to what holds them, without those that it has already.

use super::holder::Holder;
use crate::schema::{self, Container, Namespace, Schema, Structured, TypeItem, TypeItemKind};

impl Holder {
    /// Removes from `added` what the schema already has.
    pub(super) fn keep_new(&self, added: &mut Namespace, schema: &Schema) {
        match self {
            Self::Action(at, index) => {
                let known = &schema.namespaces[*at].operations[*index].parameters;
                let is_known = |name: &str| known.iter().any(|it| it.name == name);
                for action in &mut added.operations {
                    action.parameters.retain(|it| !is_known(&it.name));
                }
                added.operations.retain(|it| !it.parameters.is_empty());
            }
            Self::Namespace => {
                let all = || schema.namespaces.iter();
                let has_type = |ty: &TypeItem| {
                    all().any(|it| it.types.iter().any(|other| other.name == ty.name))
                };
                added.types.retain(|ty| !has_type(ty));
                let same = |one: &schema::Operation, other: &schema::Operation| {
                    let types = |it: &schema::Operation| -> Vec<(String, schema::TypeName)> {
                        let parameters = it.parameters.iter().skip(usize::from(it.is_bound));
                        parameters
                            .map(|it| (it.name.clone(), it.ty.clone()))
                            .collect()
                    };
                    let binding =
                        |it: &schema::Operation| it.parameters.first().map(|it| it.ty.clone());
                    one.name == other.name
                        && one.is_function == other.is_function
                        && binding(one) == binding(other)
                        && (!one.is_function || types(one) == types(other))
                };
                added.operations.retain(|one| {
                    !all().any(|it| it.operations.iter().any(|other| same(one, other)))
                });
            }
            Self::Type(at, index, _) => {
                let known = names(&schema.namespaces[*at].types[*index]);
                added
                    .types
                    .iter_mut()
                    .for_each(|ty| keep_new_members(ty, &known));
                added.types.retain(|ty| !names(ty).is_empty());
            }
            Self::Container(at, index) => {
                let known = &schema.namespaces[*at].containers[*index].children;
                let is_known = |name: &str| known.iter().any(|child| child.name == name);
                for container in &mut added.containers {
                    container.children.retain(|child| !is_known(&child.name));
                }
                added
                    .containers
                    .retain(|container| !container.children.is_empty());
            }
        }
    }

    /// Adds `added` to the schema.
    pub(super) fn put(&self, added: Namespace, schema: &mut Schema) {
        match self {
            Self::Action(at, index) => {
                let parameters = added.operations.into_iter().flat_map(|it| it.parameters);
                let action = &mut schema.namespaces[*at].operations[*index];
                action.parameters.extend(parameters);
            }
            // A new element after all others.
            Self::Namespace => schema.namespaces.push(added),
            Self::Type(at, index, _) => {
                let to = &mut schema.namespaces[*at].types[*index];
                added
                    .types
                    .into_iter()
                    .for_each(|from| put_members(from, to));
            }
            Self::Container(at, index) => {
                let children = added.containers.into_iter();
                let children = children.flat_map(|Container { children, .. }| children);
                schema.namespaces[*at].containers[*index]
                    .children
                    .extend(children);
            }
        }
    }
}

fn body(ty: &TypeItem) -> Option<&Structured> {
    match &ty.kind {
        TypeItemKind::Entity(body) | TypeItemKind::Complex(body) => Some(body),
        TypeItemKind::Enum(_) | TypeItemKind::Definition { .. } => None,
    }
}

/// Names of the members that a type declares.
pub(super) fn names(ty: &TypeItem) -> Vec<String> {
    let structured = body(ty).into_iter().flat_map(|body| {
        let properties = body.properties.iter().map(|it| &it.name);
        properties.chain(body.navigation.iter().map(|it| &it.name))
    });
    let members = match &ty.kind {
        TypeItemKind::Enum(body) => body.members.as_slice(),
        _ => &[],
    };
    structured
        .chain(members.iter().map(|it| &it.name))
        .cloned()
        .collect()
}

fn keep_new_members(ty: &mut TypeItem, known: &[String]) {
    let is_new = |name: &String| !known.contains(name);
    match &mut ty.kind {
        TypeItemKind::Entity(body) | TypeItemKind::Complex(body) => {
            body.properties.retain(|it| is_new(&it.name));
            body.navigation.retain(|it| is_new(&it.name));
        }
        TypeItemKind::Enum(body) => body.members.retain(|it| is_new(&it.name)),
        TypeItemKind::Definition { .. } => {}
    }
}

fn put_members(from: TypeItem, to: &mut TypeItem) {
    match (from.kind, &mut to.kind) {
        (
            TypeItemKind::Entity(from) | TypeItemKind::Complex(from),
            TypeItemKind::Entity(to) | TypeItemKind::Complex(to),
        ) => {
            to.properties.extend(from.properties);
            to.navigation.extend(from.navigation);
        }
        (TypeItemKind::Enum(from), TypeItemKind::Enum(to)) => to.members.extend(from.members),
        _ => {}
    }
}
