//! Looking things up in a [`Model`], and filling it in while it is built.

use super::target::Target;
use super::{
    Enumeration, Facts, ItemType, KeyPart, Model, Navigation, Operation, OperationId, Parameter,
    Primitive, Property, Root, Structure, Type, TypeId, TypeKind, TypeRef,
};

impl Model {
    /// A structural property of the type or of one of its bases.
    pub fn property(&self, id: TypeId, name: &str) -> Option<&Property> {
        self.structures(id)
            .flat_map(|structure| &structure.properties)
            .find(|property| property.name == name)
    }

    /// A navigation property of the type or of one of its bases.
    pub fn navigation(&self, id: TypeId, name: &str) -> Option<&Navigation> {
        self.structures(id)
            .flat_map(|structure| &structure.navigation)
            .find(|navigation| navigation.name == name)
    }

    /// The structures of the type and of its bases, nearest first.
    pub fn structures(&self, id: TypeId) -> impl Iterator<Item = &Structure> {
        self.lineage(id).filter_map(|id| self.ty(id).structure())
    }

    /// The key of an entity type, its own or that of the nearest base that has one.
    pub fn key(&self, id: TypeId) -> impl Iterator<Item = &KeyPart> {
        self.structures(id)
            .find(|structure| !structure.key.is_empty())
            .into_iter()
            .flat_map(|structure| &structure.key)
    }

    /// The alternate keys of a type and of its bases, nearest first.
    pub fn alternate_keys(&self, id: TypeId) -> impl Iterator<Item = &[KeyPart]> {
        self.structures(id)
            .flat_map(|structure| structure.alternate_keys.iter().map(Vec::as_slice))
    }

    /// Whether `id` is `base` or derives from it.
    pub fn is_a(&self, id: TypeId, base: TypeId) -> bool {
        self.lineage(id).any(|ancestor| ancestor == base)
    }

    /// A type as CSDL spells it: `Edm.String`, `Collection(microsoft.graph.user)`.
    pub fn spell(&self, ty: TypeRef) -> String {
        let item = match ty.item {
            ItemType::Primitive(primitive) => primitive.to_string(),
            ItemType::Named(id) => self.ty(id).name.to_string(),
        };
        if ty.is_collection {
            format!("Collection({item})")
        } else {
            item
        }
    }

    /// The overload of a delta function that takes the token of an earlier round as its only parameter, and this parameter. `None`
    /// if there is none: then the token is the query option `$deltatoken`.
    pub fn delta_token(&self, operation: &Operation) -> Option<(OperationId, &Parameter)> {
        let is_overload = |other: &Operation| {
            other.is_delta && other.name == operation.name && other.binding == operation.binding
        };
        let is_token = |parameter: &Parameter| {
            let name = parameter.name.to_ascii_lowercase();
            parameter.ty.item == ItemType::Primitive(Primitive::String) && name.ends_with("token")
        };
        self.operations()
            .find_map(|(id, other)| match &other.parameters[..] {
                [token] if is_token(token) && is_overload(other) => Some((id, token)),
                _ => None,
            })
    }

    /// What operations are sorted by: name, what it is bound to, parameter names and types.
    pub fn operation_key(&self, id: OperationId) -> (String, String, Vec<(String, String)>) {
        let operation = self.operation(id);
        let parameters = operation.parameters.iter();
        (
            operation.name.to_string(),
            operation
                .binding
                .map_or_else(String::new, |binding| self.spell(binding)),
            parameters
                .map(|parameter| (parameter.name.clone(), self.spell(parameter.ty)))
                .collect(),
        )
    }

    /// The primitive type that an item is, by its own name or by that of a definition.
    pub fn primitive(&self, item: ItemType) -> Option<Primitive> {
        match item {
            ItemType::Primitive(primitive) => Some(primitive),
            ItemType::Named(id) => match &self.ty(id).kind {
                TypeKind::Definition(primitive) => Some(*primitive),
                TypeKind::Enum(_) | TypeKind::Entity(_) | TypeKind::Complex(_) => None,
            },
        }
    }

    /// Names of the properties that a type declares itself, structural ones first.
    pub fn own_names(&self, id: TypeId) -> impl Iterator<Item = &str> {
        let structure = self.ty(id).structure();
        let properties = structure.map_or(&[][..], |structure| &structure.properties);
        let navigation = structure.map_or(&[][..], |structure| &structure.navigation);
        properties
            .iter()
            .map(|item| item.name.as_str())
            .chain(navigation.iter().map(|item| item.name.as_str()))
    }

    /// The type with this id, to alter it.
    pub fn type_mut(&mut self, id: TypeId) -> &mut Type {
        &mut self.types[id.0 as usize]
    }

    /// Every type, to alter it; their ids are their places.
    pub fn types_mut(&mut self) -> &mut [Type] {
        &mut self.types
    }

    /// The operation with this id, to alter it.
    pub fn operation_mut(&mut self, id: OperationId) -> &mut Operation {
        &mut self.operations[id.0 as usize]
    }

    /// The children of the service root, mutable.
    pub fn roots_mut(&mut self) -> &mut Vec<Root> {
        &mut self.roots
    }

    /// The structure of an entity type or a complex type, to alter it.
    pub fn structure_mut(&mut self, id: TypeId) -> Option<&mut Structure> {
        match &mut self.type_mut(id).kind {
            TypeKind::Entity(structure) | TypeKind::Complex(structure) => Some(structure),
            TypeKind::Enum(_) | TypeKind::Definition(_) => None,
        }
    }

    /// A property that the type declares itself, by its position.
    pub(super) fn property_mut(&mut self, id: TypeId, slot: usize) -> Option<&mut Property> {
        self.structure_mut(id)?.properties.get_mut(slot)
    }

    /// The parameter of this name of each of the operations.
    pub(super) fn parameters_mut<'m>(
        &'m mut self,
        ids: &'m [OperationId],
        name: &'m str,
    ) -> impl Iterator<Item = &'m mut Parameter> {
        let operations = self.operations.iter_mut().enumerate();
        operations
            .filter(|(index, _)| ids.iter().any(|id| id.0 as usize == *index))
            .flat_map(|(_, operation)| &mut operation.parameters)
            .filter(move |parameter| parameter.name == *name)
    }

    pub(super) fn enumeration_mut(&mut self, id: TypeId) -> Option<&mut Enumeration> {
        match &mut self.type_mut(id).kind {
            TypeKind::Enum(enumeration) => Some(enumeration),
            TypeKind::Entity(_) | TypeKind::Complex(_) | TypeKind::Definition(_) => None,
        }
    }

    pub(super) fn cut_base(&mut self, id: TypeId) {
        if let Some(structure) = self.structure_mut(id) {
            structure.base = None;
        }
    }

    /// The facts of a target that is one item of its own.
    pub(super) fn facts_mut(&mut self, target: &Target) -> Option<&mut Facts> {
        match target {
            Target::Type(id) => Some(&mut self.type_mut(*id).facts),
            Target::Property(id, slot) => self
                .property_mut(*id, *slot)
                .map(|property| &mut property.facts),
            Target::Navigation(id, slot) => self
                .structure_mut(*id)?
                .navigation
                .get_mut(*slot)
                .map(|navigation| &mut navigation.facts),
            Target::Member(id, slot) => self
                .enumeration_mut(*id)?
                .members
                .get_mut(*slot)
                .map(|member| &mut member.facts),
            Target::Root(root) => self.roots.get_mut(*root).map(|root| &mut root.facts),
            Target::Operations(_)
            | Target::Parameter(..)
            | Target::Returns(_)
            | Target::Below(..)
            | Target::Factless => None,
        }
    }
}
