//! Cuts a slice out of a metadata file.

use super::annotations;
use super::kept::Kept;
use crate::model::TypeId;
use crate::problem::At;
use crate::schema::{
    Annotation, Container, ContainerChild, ContainerChildKind, EnumItem, Facets, Member, Namespace,
    Navigation, Operation, Parameter, Property, ReturnType, Schema, Structured, TypeItem,
    TypeItemKind,
};
use crate::slice::Slice;
use std::collections::BTreeMap;

/// The facts of `slice`, which was made from `schema`.
pub fn extract(schema: &Schema, slice: &Slice<'_>) -> Schema {
    let cut = Cut {
        slice,
        kept: Kept::of(slice),
    };
    let mut namespaces: BTreeMap<String, Namespace> = BTreeMap::new();
    let (mut types, mut operations) = (0, 0);
    for from in &schema.namespaces {
        let to = namespaces.entry(from.name.clone()).or_default();
        for item in &from.types {
            to.types.extend(cut.ty(TypeId(types), item));
            types += 1;
        }
        for item in &from.operations {
            to.operations
                .extend(cut.operation(crate::model::OperationId(operations), item));
            operations += 1;
        }
        to.containers.extend(
            from.containers
                .iter()
                .filter_map(|container| cut.container(container)),
        );
    }
    annotations::put(schema, slice.model(), &cut.kept, &mut namespaces);
    let mut namespaces: Vec<Namespace> = namespaces
        .into_iter()
        .map(|(name, namespace)| sorted(Namespace { name, ..namespace }))
        .filter(|namespace| !is_empty(namespace))
        .collect();
    namespaces.sort_by(|one, other| one.name.cmp(&other.name));
    Schema {
        version: schema.version,
        references: Vec::new(),
        namespaces,
    }
}

struct Cut<'c, 'm> {
    slice: &'c Slice<'m>,
    kept: Kept,
}

impl Cut<'_, '_> {
    fn ty(&self, id: TypeId, item: &TypeItem) -> Option<TypeItem> {
        if !self.kept.has(id) {
            return None;
        }
        let kind = match &item.kind {
            TypeItemKind::Entity(body) => TypeItemKind::Entity(self.body(id, body)),
            TypeItemKind::Complex(body) => TypeItemKind::Complex(self.body(id, body)),
            TypeItemKind::Enum(body) => TypeItemKind::Enum(enumeration(body)),
            TypeItemKind::Definition { underlying, facets } => TypeItemKind::Definition {
                underlying: underlying.clone(),
                facets: facets.clone(),
            },
        };
        Some(TypeItem {
            name: item.name.clone(),
            kind,
            annotations: facts(&item.annotations),
            at: At::default(),
        })
    }

    fn body(&self, id: TypeId, body: &Structured) -> Structured {
        let is_way = |name: &str| self.kept.ways.contains(&(id, name.to_owned()));
        let is_whole = self.kept.whole.contains(&id);
        let properties = body
            .properties
            .iter()
            .filter(|property| is_whole || is_way(&property.name));
        let navigation = body.navigation.iter().filter(|way| {
            is_way(&way.name)
                || (is_whole
                    && self
                        .slice
                        .model()
                        .find(&way.ty.name)
                        .is_some_and(|id| self.slice.has(id)))
        });
        let mut properties: Vec<Property> = properties.map(property).collect();
        properties.sort_by(|one, other| one.name.cmp(&other.name));
        let mut navigation: Vec<Navigation> = navigation.map(self::navigation).collect();
        navigation.sort_by(|one, other| one.name.cmp(&other.name));
        Structured {
            properties,
            navigation,
            ..body.clone()
        }
    }

    fn operation(&self, id: crate::model::OperationId, item: &Operation) -> Option<Operation> {
        self.kept.operations.contains(&id).then(|| Operation {
            parameters: item.parameters.iter().map(parameter).collect(),
            returns: item.returns.as_ref().map(|returns| ReturnType {
                annotations: facts(&returns.annotations),
                ..returns.clone()
            }),
            annotations: facts(&item.annotations),
            at: At::default(),
            ..item.clone()
        })
    }

    fn container(&self, item: &Container) -> Option<Container> {
        let kept = item
            .children
            .iter()
            .filter(|child| self.kept.roots.contains(&child.name));
        let mut children: Vec<ContainerChild> = kept.map(child).collect();
        children.sort_by(|one, other| one.name.cmp(&other.name));
        (!children.is_empty()).then(|| Container {
            name: item.name.clone(),
            extends: None,
            children,
            annotations: Vec::new(),
            at: At::default(),
        })
    }
}

fn facts(annotations: &[Annotation]) -> Vec<Annotation> {
    annotations::facts(annotations)
}

fn property(item: &Property) -> Property {
    Property {
        annotations: facts(&item.annotations),
        at: At::default(),
        ..item.clone()
    }
}

fn navigation(item: &Navigation) -> Navigation {
    Navigation {
        partner: None,
        constraints: Vec::new(),
        on_delete: None,
        annotations: facts(&item.annotations),
        at: At::default(),
        ..item.clone()
    }
}

fn enumeration(item: &EnumItem) -> EnumItem {
    let member = |member: &Member| Member {
        annotations: facts(&member.annotations),
        at: At::default(),
        ..member.clone()
    };
    EnumItem {
        members: item.members.iter().map(member).collect(),
        ..item.clone()
    }
}

fn parameter(item: &Parameter) -> Parameter {
    let facets: Facets = item.facets.clone();
    Parameter {
        facets,
        annotations: facts(&item.annotations),
        at: At::default(),
        ..item.clone()
    }
}

fn child(item: &ContainerChild) -> ContainerChild {
    let kind = match &item.kind {
        ContainerChildKind::EntitySet { entity_type, .. } => ContainerChildKind::EntitySet {
            entity_type: entity_type.clone(),
            in_service_document: None,
            bindings: Vec::new(),
        },
        ContainerChildKind::Singleton { entity_type, .. } => ContainerChildKind::Singleton {
            entity_type: entity_type.clone(),
            bindings: Vec::new(),
        },
        ContainerChildKind::ActionImport { action, .. } => ContainerChildKind::ActionImport {
            action: action.clone(),
            entity_set: None,
        },
        ContainerChildKind::FunctionImport { function, .. } => ContainerChildKind::FunctionImport {
            function: function.clone(),
            entity_set: None,
            in_service_document: None,
        },
    };
    ContainerChild {
        name: item.name.clone(),
        kind,
        annotations: facts(&item.annotations),
        at: At::default(),
    }
}

fn sorted(mut namespace: Namespace) -> Namespace {
    namespace
        .types
        .sort_by(|one, other| one.name.cmp(&other.name));
    namespace.operations.sort_by_cached_key(|operation| {
        let parameters = operation.parameters.iter();
        let types: Vec<_> = parameters
            .map(|parameter| (parameter.ty.clone(), parameter.name.clone()))
            .collect();
        (operation.name.clone(), types)
    });
    namespace
        .containers
        .sort_by(|one, other| one.name.cmp(&other.name));
    namespace
}

fn is_empty(namespace: &Namespace) -> bool {
    namespace.types.is_empty()
        && namespace.operations.is_empty()
        && namespace.containers.is_empty()
        && namespace.annotations.is_empty()
}
