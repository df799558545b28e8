//! A resource as a walk finds it: what it is, how it was reached, and what is allowed there.

use super::Role;
use crate::model::{
    Capabilities, Facts, ItemType, Model, Navigability, Navigation, Primitive, Property,
    PropertyResource, Root, TypeId, TypeRef,
};
use std::collections::BTreeMap;

/// What distinguishes one resource from another, on any path. With what patterns ask for, it makes a
/// [`Resource`](super::Resource).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node {
    /// Its type.
    pub ty: TypeRef,
    /// How it was reached.
    pub role: Role,
    /// For [`Role::Referenced`]: an item of a collection, whose `$ref` can only be removed.
    pub is_item: bool,
    /// For one that has a reference: it has to be there, so that the reference can be set, and not removed.
    pub is_required: bool,
    /// What is allowed on it.
    pub capabilities: Capabilities,
    /// What is allowed on paths below.
    pub below: BTreeMap<String, Capabilities>,
    /// For [`Role::Property`]: the type that has it, and its name.
    pub property: Option<(TypeId, String)>,
    /// For [`Role::Property`]: the verbs that the service offers.
    pub resource: Option<PropertyResource>,
    /// Qualified names of the operations that are bound here explicitly.
    pub explicit: Vec<String>,
}

impl Node {
    /// An entity set or singleton. Facts of the set precede those of the type.
    pub fn root(model: &Model, root: &Root, ty: TypeId, is_collection: bool) -> Self {
        let mut capabilities = root.facts.capabilities.clone();
        if !is_collection {
            // A singleton is there as long as the service is.
            capabilities.deletable = capabilities.deletable.or(Some(false));
        }
        let node = Self::of(
            model,
            ty,
            is_collection,
            Role::Owned,
            capabilities,
            root.facts.below.clone(),
        );
        let of_types = model.lineage(ty).map(|id| &model.ty(id).facts);
        node.having([&root.facts].into_iter().chain(of_types))
    }

    /// With the operations that are explicitly bound to these items. What a type lists is had by the entity sets and
    /// singletons of it and of types derived from it, not by the target of every navigation property.
    fn having<'f>(mut self, items: impl Iterator<Item = &'f Facts>) -> Self {
        self.explicit = items
            .flat_map(|facts| &facts.explicit_bindings)
            .cloned()
            .collect();
        self.explicit.sort();
        self.explicit.dedup();
        self
    }

    /// Behind a navigation property; `None` where the metadata says that it resolves to nothing. `Navigability` `Single` has
    /// no effect: Graph states it for `calendar/events`, and serves what is below.
    pub fn navigate(&self, model: &Model, navigation: &Navigation) -> Option<Self> {
        let (on_path, mut below) = self.step_below(&navigation.name);
        let capabilities = on_path.or(&navigation.facts.capabilities);
        if capabilities.navigability == Some(Navigability::None) {
            return None;
        }
        add_below(&mut below, &navigation.facts);
        let role = if navigation.contained {
            Role::Owned
        } else {
            Role::Referenced
        };
        let is_collection = navigation.is_collection;
        let mut capabilities = capabilities;
        if navigation.contained && !is_collection && !navigation.nullable {
            // It always has a target (CSDL 8.2), and to delete that would remove the relation (protocol 11.4.5).
            capabilities.deletable = capabilities.deletable.or(Some(false));
        }
        let from_property = capabilities.clone();
        let node = Self::of(
            model,
            navigation.target,
            is_collection,
            role,
            capabilities,
            below,
        );
        let node = node.having([&navigation.facts].into_iter());
        let node = node.beyond_its_role(model, &from_property);
        let has_reference =
            role == Role::Referenced || node.capabilities.referenceable == Some(true);
        Some(Self {
            is_required: has_reference && !is_collection && !navigation.nullable,
            ..node
        })
    }

    /// What only the navigation property can state, since it is true nowhere else: that what is contained has a reference too, that one
    /// media entity takes bytes by POST, that what is not contained can be created or updated here too.
    fn beyond_its_role(mut self, model: &Model, from_property: &Capabilities) -> Self {
        if self.role == Role::Referenced {
            self.capabilities.insertable =
                from_property.insertable.filter(|_| self.ty.is_collection);
            self.capabilities.updatable = from_property.updatable;
        } else {
            self.capabilities.referenceable = from_property.referenceable.filter(|stated| *stated);
            if !self.ty.is_collection && model.has_stream(self.ty.item) {
                self.capabilities.insertable = from_property.insertable.filter(|stated| *stated);
            }
        }
        self
    }

    /// An item of the collection by its key; `None` if it has none.
    pub fn item(&self, model: &Model) -> Option<Self> {
        let ItemType::Named(ty) = self.ty.item else {
            return None;
        };
        let by_key = self.capabilities.indexable_by_key != Some(false);
        let has_key =
            by_key && (model.key(ty).next().is_some() || model.alternate_keys(ty).next().is_some());
        if !self.ty.is_collection || !has_key {
            return None;
        }
        let mut capabilities = self.capabilities.clone();
        capabilities.readable = capabilities.readable_by_key.or(capabilities.readable);
        let referenceable = capabilities.referenceable;
        let mut capabilities = trimmed(capabilities, false, self.role);
        capabilities.referenceable = referenceable;
        Some(Self {
            ty: TypeRef {
                is_collection: false,
                ..self.ty
            },
            role: self.role,
            is_item: self.role == Role::Referenced || referenceable.is_some(),
            is_required: false,
            capabilities,
            below: self.below.clone(),
            property: None,
            resource: None,
            explicit: self.explicit.clone(),
        })
    }

    /// The same resource as a derived type. Facts of the path with the cast precede those of the path without.
    pub fn cast(&self, model: &Model, derived: TypeId) -> Self {
        let (on_path, below) = self.step_below(&model.ty(derived).name.to_string());
        let capabilities = on_path.or(&self.capabilities);
        let is_collection = self.ty.is_collection;
        let node = Self::of(
            model,
            derived,
            is_collection,
            Role::Cast,
            capabilities,
            below,
        );
        Self {
            explicit: self.explicit.clone(),
            ..node
        }
    }

    /// A structural property along the path, or served as a resource.
    pub fn property(&self, property: &Property) -> Self {
        let (on_path, below) = self.step_below(&property.name);
        let mut capabilities = on_path.or(&property.facts.capabilities);
        if property.ty.item == ItemType::Primitive(Primitive::Stream) && property.facts.read_only {
            capabilities.updatable = capabilities.updatable.or(Some(false));
            capabilities.deletable = capabilities.deletable.or(Some(false));
        }
        if property.ty.item == ItemType::Primitive(Primitive::Stream) && !property.nullable {
            // To delete the bytes is to set the property to null (protocol 11.4.8.2).
            capabilities.deletable = capabilities.deletable.or(Some(false));
        }
        Self {
            ty: property.ty,
            role: Role::Property,
            is_item: false,
            is_required: false,
            capabilities: trimmed(capabilities, property.ty.is_collection, Role::Property),
            below,
            property: self.ty.named().map(|ty| (ty, property.name.clone())),
            resource: property.resource.clone(),
            explicit: Vec::new(),
        }
    }

    /// What a composable function returns.
    pub fn result(model: &Model, ty: TypeRef, id: TypeId) -> Self {
        Self::of(
            model,
            id,
            ty.is_collection,
            Role::Result,
            Capabilities::default(),
            BTreeMap::new(),
        )
    }

    fn of(
        model: &Model,
        ty: TypeId,
        is_collection: bool,
        role: Role,
        from_property: Capabilities,
        mut below: BTreeMap<String, Capabilities>,
    ) -> Self {
        let mut capabilities = from_property;
        for id in model.lineage(ty) {
            let facts = &model.ty(id).facts;
            capabilities = capabilities.or(&facts.capabilities);
            add_below(&mut below, facts);
        }
        Self {
            ty: TypeRef {
                item: ItemType::Named(ty),
                is_collection,
            },
            role,
            is_item: false,
            is_required: false,
            capabilities: trimmed(capabilities, is_collection, role),
            below,
            property: None,
            resource: None,
            explicit: Vec::new(),
        }
    }

    /// What is stated about a segment below, and about the segments after it.
    fn step_below(&self, segment: &str) -> (Capabilities, BTreeMap<String, Capabilities>) {
        let here = self.below.get(segment).cloned().unwrap_or_default();
        let after = self.below.iter().filter_map(|(path, capabilities)| {
            let rest = path.strip_prefix(segment)?.strip_prefix('/')?;
            Some((rest.to_owned(), capabilities.clone()))
        });
        (here, after.collect())
    }
}

fn add_below(below: &mut BTreeMap<String, Capabilities>, facts: &Facts) {
    for (path, capabilities) in &facts.below {
        let slot = below.entry(path.clone()).or_default();
        *slot = slot.or(capabilities);
    }
}

/// Only what means something here, so that resources that differ in nothing else are one.
fn trimmed(mut capabilities: Capabilities, is_collection: bool, role: Role) -> Capabilities {
    capabilities.navigability = None;
    if role != Role::Referenced {
        capabilities.referenceable = None;
    }
    if is_collection {
        return capabilities;
    }
    Capabilities {
        readable: capabilities.readable,
        updatable: capabilities.updatable,
        update_method: capabilities.update_method,
        put_too: capabilities.put_too,
        upsertable: capabilities.upsertable,
        deletable: capabilities.deletable,
        selectable: capabilities.selectable,
        expandable: capabilities.expandable,
        referenceable: capabilities.referenceable,
        ..Capabilities::default()
    }
}
