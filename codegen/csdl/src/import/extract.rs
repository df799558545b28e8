//! Cuts a slice out of a metadata file.

use super::selection::Selection;
use super::{annotations, strict};
use crate::model::{OperationId, TypeId};
use crate::problem::{At, Problems};
use crate::schema::{
    Container, ContainerChild, ContainerChildKind, Namespace, Navigation, Operation, Schema,
    Structured, TypeItem, TypeItemKind, without_places,
};
use crate::slice::Slice;
use std::collections::BTreeMap;

/// The facts of `slice`, which was made from `schema`.
///
/// # Errors
/// Annotations of what is kept that may have an effect and are not understood: unknown terms of the vocabularies that
/// [`model`](crate::model) reads, unknown properties of their records, and values that they should not have.
pub fn extract(schema: &Schema, slice: &Slice<'_>) -> Result<Schema, Problems> {
    let mut kept = keep(schema, slice);
    strict::check(schema, &kept, slice.model())?;
    annotations::cut_to_facts(&mut kept);
    kept.namespaces.retain(|namespace| !is_empty(namespace));
    Ok(without_places(kept))
}

/// What is kept, with all of its annotations.
fn keep(schema: &Schema, slice: &Slice<'_>) -> Schema {
    let mut selection = Selection::of(slice);
    selection.named_by(schema, slice.model());
    let cut = Cut { slice, selection };
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
                .extend(cut.operation(OperationId(operations), item));
            operations += 1;
        }
        to.containers.extend(
            from.containers
                .iter()
                .filter_map(|container| cut.container(container)),
        );
    }
    annotations::put(schema, slice.model(), &cut.selection, &mut namespaces);
    let mut namespaces: Vec<Namespace> = namespaces
        .into_iter()
        .map(|(name, namespace)| sorted(Namespace { name, ..namespace }))
        .collect();
    namespaces.sort_by(|one, other| one.name.cmp(&other.name));
    Schema {
        version: schema.version,
        references: Vec::new(),
        namespaces,
        ..Schema::default()
    }
}

struct Cut<'c, 'm> {
    slice: &'c Slice<'m>,
    selection: Selection,
}

impl Cut<'_, '_> {
    fn ty(&self, id: TypeId, item: &TypeItem) -> Option<TypeItem> {
        if !self.selection.has(id) {
            return None;
        }
        let kind = match &item.kind {
            TypeItemKind::Entity(body) => TypeItemKind::Entity(self.body(id, body)),
            TypeItemKind::Complex(body) => TypeItemKind::Complex(self.body(id, body)),
            TypeItemKind::Enum(_) | TypeItemKind::Definition { .. } => item.kind.clone(),
        };
        Some(TypeItem {
            kind,
            ..item.clone()
        })
    }

    fn body(&self, id: TypeId, body: &Structured) -> Structured {
        let is_navigated = |name: &str| self.selection.members.contains(&(id, name.to_owned()));
        let unwanted = &self.slice.model().unwanted;
        let is_whole = |name: &str| {
            self.selection.whole.contains(&id) && !unwanted.contains(&(id, name.to_owned()))
        };
        let properties = body
            .properties
            .iter()
            .filter(|property| is_whole(&property.name) || is_navigated(&property.name));
        let navigation = body.navigation.iter().filter(|property| {
            is_navigated(&property.name) || (is_whole(&property.name) && self.has_target(property))
        });
        let mut properties: Vec<_> = properties.cloned().collect();
        properties.sort_by(|one, other| one.name.cmp(&other.name));
        let mut navigation: Vec<Navigation> = navigation.map(self::navigation).collect();
        navigation.sort_by(|one, other| one.name.cmp(&other.name));
        Structured {
            properties,
            navigation,
            ..body.clone()
        }
    }

    /// Whether the slice has the target of a navigation property, or the target is unknown.
    fn has_target(&self, property: &Navigation) -> bool {
        let target = self.slice.model().find(&property.ty.name);
        property.ty.name == "Edm.EntityType" || target.is_some_and(|id| self.slice.has(id))
    }

    fn operation(&self, id: OperationId, item: &Operation) -> Option<Operation> {
        self.selection
            .operations
            .contains(&id)
            .then(|| item.clone())
    }

    fn container(&self, item: &Container) -> Option<Container> {
        let kept = item
            .children
            .iter()
            .filter(|child| self.selection.roots.contains(&child.name));
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

fn navigation(item: &Navigation) -> Navigation {
    Navigation {
        partner: None,
        constraints: Vec::new(),
        on_delete: None,
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
            nullable: None,
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
        kind,
        ..item.clone()
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
