//! `add` of a change: elements of CSDL that the metadata lacks.
//!
//! They come into the schema before anything is numbered, behind all that the file has, so that the numbers of what it has
//! stay as they are. So an addition is checked against the rest like everything else, and an import, which goes by those
//! numbers and names, takes from the file only what the file has.

use crate::config::{Config, Spanned};
use crate::model::{Outcome, State};
use crate::problem::{Input, Problem, Problems};
use crate::schema::{self, Container, Namespace, Schema, Structured, TypeItem, TypeItemKind};
use std::borrow::Cow;

const SETTLE: &str = "write elements of CSDL as the target could hold them: a namespace types and operations, a type \
                      properties, an action parameters, a container its children";

/// The schema with what corrections and overrides add to it.
pub(crate) fn with<'s>(
    schema: &'s Schema,
    config: &Config,
    outcomes: &mut Vec<Outcome>,
    problems: &mut Problems,
) -> Cow<'s, Schema> {
    let mut schema = Cow::Borrowed(schema);
    for (entry, correction) in config.corrections.entries.iter().enumerate() {
        let Some(text) = &correction.change.add else {
            continue;
        };
        if !correction.holds_for(config.api.as_deref()) {
            continue;
        }
        for (target, name) in correction.targets.iter().enumerate() {
            let state = match add(&name.value, &text.value, &mut schema) {
                Ok(state) => state,
                Err(what) => {
                    problems.push(problem(Input::Corrections, text, &name.value, what));
                    continue;
                }
            };
            outcomes.push(Outcome {
                entry,
                target,
                key: (state != State::Absent).then_some("add"),
                state,
            });
        }
    }
    for entry in &config.overrides {
        let (Some(text), target) = (&entry.change.add, &entry.target.value) else {
            continue;
        };
        let what = match add(target, &text.value, &mut schema) {
            Ok(State::InEffect) => continue,
            // It holds in the slice that it is inherited from.
            Ok(_) if entry.inherited => continue,
            Ok(State::Absent) => format!("the target `{target}` does not exist"),
            Ok(_) => "the metadata has what is added".to_owned(),
            Err(what) => what,
        };
        problems.push(problem(Input::config(entry.inherited), text, target, what));
    }
    schema
}

fn problem(input: Input, text: &Spanned<String>, target: &str, what: String) -> Problem {
    Problem {
        input,
        at: Some(text.at),
        within: format!("`add` to `{target}`"),
        what,
        fix: SETTLE.to_owned(),
    }
}

/// Adds the elements that are not there yet.
fn add(target: &str, text: &str, schema: &mut Cow<'_, Schema>) -> Result<State, String> {
    let Some(holder) = Holder::of(target, schema) else {
        return Ok(State::Absent);
    };
    let mut added = holder.read(target, text)?;
    holder.keep_new(&mut added, schema);
    if added.types.is_empty() && added.operations.is_empty() && added.containers.is_empty() {
        return Ok(State::WithoutEffect);
    }
    holder.put(added, schema.to_mut());
    Ok(State::InEffect)
}

/// What a target is, by its place in the schema.
enum Holder {
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
    fn of(target: &str, schema: &Schema) -> Option<Self> {
        if let Some((name, types)) = target.split_once('(') {
            return Self::action(name, types.strip_suffix(')')?, schema);
        }
        if schema
            .namespaces
            .iter()
            .any(|namespace| namespace.name == target)
        {
            return Some(Self::Namespace);
        }
        for (at, namespace) in schema.namespaces.iter().enumerate() {
            let ty = namespace.types.iter().position(|ty| ty.name == target);
            if let Some(index) = ty {
                return match namespace.types[index].kind {
                    TypeItemKind::Entity(_) => Some(Self::Type(at, index, "EntityType")),
                    TypeItemKind::Complex(_) => Some(Self::Type(at, index, "ComplexType")),
                    TypeItemKind::Enum(_) => Some(Self::Type(at, index, "EnumType")),
                    TypeItemKind::Definition { .. } => None,
                };
            }
            let mut containers = namespace.containers.iter();
            if let Some(index) = containers.position(|container| container.name == target) {
                return Some(Self::Container(at, index));
            }
        }
        None
    }

    /// The action with parameters of these types, or with a binding parameter of this type.
    fn action(name: &str, types: &str, schema: &Schema) -> Option<Self> {
        let types: Vec<&str> = types.split(',').map(str::trim).collect();
        let is_meant = |it: &schema::Operation| {
            let of: Vec<String> = it.parameters.iter().map(|it| it.ty.to_string()).collect();
            let is_bound = it.is_bound && of.first().is_some_and(|ty| [ty.as_str()] == *types);
            !it.is_function && it.name == name && (is_bound || of == types)
        };
        let mut namespaces = schema.namespaces.iter().enumerate();
        namespaces.find_map(|(at, namespace)| {
            let operation = namespace.operations.iter().position(is_meant)?;
            Some(Self::Action(at, operation))
        })
    }

    /// The elements as a schema of their own.
    fn read(&self, target: &str, text: &str) -> Result<Namespace, String> {
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
        let read = schema::without_places(read);
        read.namespaces
            .into_iter()
            .next()
            .ok_or_else(|| "it adds nothing".to_owned())
    }

    /// Forgets what the schema has.
    fn keep_new(&self, added: &mut Namespace, schema: &Schema) {
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

    fn put(&self, added: Namespace, schema: &mut Schema) {
        match self {
            Self::Action(at, index) => {
                let parameters = added.operations.into_iter().flat_map(|it| it.parameters);
                let action = &mut schema.namespaces[*at].operations[*index];
                action.parameters.extend(parameters);
            }
            // An element of its own, behind all others.
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
fn names(ty: &TypeItem) -> Vec<String> {
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
