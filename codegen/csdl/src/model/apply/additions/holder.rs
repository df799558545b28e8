//! What elements are added to: a namespace, a type or a container.

use crate::schema::{self, Schema, TypeItemKind};

/// What a target is, by its place in the schema.
pub(super) enum Holder {
    /// A namespace, by the number of its first element.
    Namespace,
    /// An entity or complex type: namespace and type.
    Type(usize, usize, &'static str),
    /// A container: namespace and container.
    Container(usize, usize),
    /// An action, by namespace and operation: it stays the same one with more parameters.
    Action(usize, usize),
}

impl Holder {
    /// The target; none if the schema lacks it.
    ///
    /// # Errors
    /// If it can hold nothing.
    pub(super) fn of(target: &str, text: &str, schema: &Schema) -> Result<Option<Self>, String> {
        if let Some((name, types)) = target.split_once('(') {
            let types = types.strip_suffix(')').unwrap_or(types);
            return Self::action(name, Some(types), schema);
        }
        // A type may have the name of a namespace, as `microsoft.graph.security` has.
        let members = ["<Property ", "<NavigationProperty ", "<Member "];
        let is_member = members.iter().any(|it| text.trim_start().starts_with(it));
        let types = || schema.namespaces.iter().flat_map(|it| &it.types);
        let is_type = is_member && types().any(|ty| ty.name == target);
        if !is_type && schema.namespaces.iter().any(|it| it.name == target) {
            return Ok(Some(Self::Namespace));
        }
        for (at, namespace) in schema.namespaces.iter().enumerate() {
            let ty = namespace.types.iter().position(|ty| ty.name == target);
            if let Some(index) = ty {
                let element = match namespace.types[index].kind {
                    TypeItemKind::Entity(_) => "EntityType",
                    TypeItemKind::Complex(_) => "ComplexType",
                    TypeItemKind::Enum(_) => "EnumType",
                    TypeItemKind::Definition { .. } => {
                        return Err("a type definition holds no elements".to_owned());
                    }
                };
                return Ok(Some(Self::Type(at, index, element)));
            }
            let mut containers = namespace.containers.iter();
            if let Some(index) = containers.position(|container| container.name == target) {
                return Ok(Some(Self::Container(at, index)));
            }
        }
        Self::action(target, None, schema)
    }

    /// The action with parameters of these types, or with a binding parameter of this type; without types, the only one of its name.
    ///
    /// # Errors
    /// If several are meant, or a function: one with another parameter is another function.
    fn action(name: &str, types: Option<&str>, schema: &Schema) -> Result<Option<Self>, String> {
        let types: Option<Vec<&str>> = types.map(|types| {
            let types = types.split(',').map(str::trim);
            types.filter(|it| !it.is_empty()).collect()
        });
        let is_meant = |it: &schema::Operation| {
            let of: Vec<String> = it.parameters.iter().map(|it| it.ty.to_string()).collect();
            let is = |types: &Vec<&str>| {
                let of_action = it.is_bound && !it.is_function;
                of == *types || (of_action && of.iter().take(1).eq(types))
            };
            it.name == name && types.as_ref().is_none_or(is)
        };
        let mut meant = Vec::new();
        for (at, namespace) in schema.namespaces.iter().enumerate() {
            let operations = namespace.operations.iter().enumerate();
            let found = operations.filter(|(_, it)| is_meant(it));
            meant.extend(found.map(|(index, it)| (Self::Action(at, index), it.is_function)));
        }
        if meant.iter().any(|(_, is_function)| *is_function) {
            return Err(
                "with another parameter it is another function: add that to the namespace"
                    .to_owned(),
            );
        }
        if meant.len() > 1 {
            return Err(format!(
                "several actions are named `{name}`: write the types of its parameters"
            ));
        }
        Ok(meant.pop().map(|(action, _)| action))
    }
}
