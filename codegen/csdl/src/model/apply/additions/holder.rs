//! What elements are added to: a namespace, a type or a container.

use crate::problem::{At, brief};
use crate::schema::{self, Container, Namespace, Schema, Structured, TypeItem, TypeItemKind};

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

    /// The elements that it can hold.
    fn allowed(&self) -> &'static [&'static str] {
        match self {
            Self::Namespace => &[
                "EntityType",
                "ComplexType",
                "EnumType",
                "TypeDefinition",
                "Action",
                "Function",
            ],
            Self::Type(_, _, "EnumType") => &["Member"],
            Self::Type(..) => &["Property", "NavigationProperty"],
            Self::Action(..) => &["Parameter"],
            Self::Container(..) => &["EntitySet", "Singleton", "ActionImport", "FunctionImport"],
        }
    }

    /// The elements as a schema of their own, all of it at one place.
    ///
    /// # Errors
    /// If the text is not made of elements that the target can hold.
    pub(super) fn read(&self, target: &str, text: &str, at: At) -> Result<Namespace, String> {
        let target = target.split('(').next().unwrap_or(target);
        let (namespace, name) = target.rsplit_once('.').unwrap_or(("", target));
        let element = match self {
            Self::Namespace => None,
            Self::Type(_, _, element) => Some(*element),
            Self::Container(..) => Some("EntityContainer"),
            Self::Action(..) => Some("Action"),
        };
        let (namespace, body) = match element {
            None => (target, text.to_owned()),
            Some(element) => {
                let body = format!("<{element} Name=\"{name}\">{text}</{element}>");
                (namespace, body)
            }
        };
        let whole = format!(
            "<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\"><edmx:DataServices>\
             <Schema Namespace=\"{namespace}\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">{body}</Schema>\
             </edmx:DataServices></edmx:Edmx>"
        );
        let read = schema::read(&whole).map_err(|problems| {
            let first = problems.iter().next();
            first.map_or_else(String::new, |problem| problem.what.clone())
        })?;
        self.check(&whole)?;
        let read = schema::at_one_place(read, at);
        read.namespaces
            .into_iter()
            .next()
            .ok_or_else(|| "it adds nothing".to_owned())
    }

    /// Refuses text between the elements, elements that the target cannot hold, and nothing at all. The reader ignores some of them.
    fn check(&self, whole: &str) -> Result<(), String> {
        let document = roxmltree::Document::parse(whole).map_err(|error| error.to_string())?;
        let mut all = document.descendants();
        let schema = all.find(|it| it.tag_name().name() == "Schema");
        let mut holder = schema.ok_or_else(|| "it adds nothing".to_owned())?;
        if !matches!(self, Self::Namespace) {
            if holder.children().count() != 1 {
                return Err("it closes the element that it is added to".to_owned());
            }
            holder = holder.first_child().unwrap_or(holder);
        }
        for child in holder.children() {
            let name = child.tag_name().name();
            if child.is_text() && !child.text().unwrap_or_default().trim().is_empty() {
                let text = child.text().unwrap_or_default().trim();
                return Err(format!("`{}` is text, and no element", brief(text)));
            }
            if child.is_element() && !self.allowed().contains(&name) {
                return Err(format!("`<{}>` cannot be added to it", brief(name)));
            }
        }
        if !holder.children().any(|child| child.is_element()) {
            return Err("it has no element".to_owned());
        }
        Ok(())
    }

    /// Forgets what the schema has.
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

    /// Adds what is new.
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
