//! Resolves the target of an `Annotations` element or of an override.
//!
//! An annotation of what does not exist is ignored with a warning: the file that Graph's SDKs are made from has some. An
//! override of what does not exist is a problem.

use super::index::Index;
use super::members::Slot;
use crate::model::ItemType;
use crate::model::apply::additions::is_added;
use crate::model::{Model, OperationId, Primitive, RootKind, TypeId, TypeKind, TypeRef};
use crate::schema::{self, TypeName};

/// A thing that can be annotated from outside.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    /// A type.
    Type(TypeId),
    /// A structural property, by index.
    Property(TypeId, usize),
    /// A navigation property, by index.
    Navigation(TypeId, usize),
    /// A member of an enum, by index.
    Member(TypeId, usize),
    /// One overload or, without parentheses, all.
    Operations(Vec<OperationId>),
    /// A parameter of these overloads.
    Parameter(Vec<OperationId>, String),
    /// What these overloads return.
    Returns(Vec<OperationId>),
    /// A child of the container, by index among the roots.
    Root(usize),
    /// A path below a child of the container.
    Below(usize, String),
    /// Something that has no facts here: a container, a term, an annotation.
    Factless,
}

/// Why a target cannot be resolved: what is wrong, and what fixes it.
pub(crate) type Astray = (String, String);

/// Resolves `target`.
pub(crate) fn find(
    target: &str,
    index: &Index<'_>,
    model: &Model,
    named: &DeclaredNames<'_>,
) -> Result<Target, Astray> {
    if target.contains('@') {
        return Ok(Target::Factless);
    }
    if target.contains('(') {
        return overload(target, index, model);
    }
    let (head, rest) = target
        .split_once('/')
        .map_or((target, None), |(head, rest)| (head, Some(rest)));
    if let Some(id) = index.ty(head) {
        return member(id, rest, target, index, model);
    }
    let overloads = index.overloads(head);
    if !overloads.is_empty() {
        return part(overloads.to_vec(), rest, target, index, model);
    }
    if named.containers.contains(&head) {
        return child(rest, target, index, model);
    }
    if named.terms.contains(&head) || named.namespaces.contains(&head) {
        return Ok(Target::Factless);
    }
    Err((
        format!("the target `{target}` does not exist: there is no `{head}`"),
        format!(
            "name a type, operation or container child that the file declares{}",
            index.like(head)
        ),
    ))
}

/// Names that are neither types nor operations.
pub(crate) struct DeclaredNames<'s> {
    pub(in crate::model) containers: Vec<&'s str>,
    pub(in crate::model) terms: Vec<&'s str>,
    pub(in crate::model) namespaces: Vec<&'s str>,
}

fn member(
    id: TypeId,
    rest: Option<&str>,
    target: &str,
    index: &Index<'_>,
    model: &Model,
) -> Result<Target, Astray> {
    let Some(name) = rest else {
        return Ok(Target::Type(id));
    };
    match index.slot(id, name) {
        Some(Slot::Property(slot)) => return Ok(Target::Property(id, slot as usize)),
        Some(Slot::Navigation(slot)) => return Ok(Target::Navigation(id, slot as usize)),
        Some(Slot::Member(slot)) => return Ok(Target::Member(id, slot as usize)),
        None => {}
    }
    let base = model
        .lineage(id)
        .skip(1)
        .find(|base| index.slot(*base, name).is_some());
    if let Some(base) = base {
        return Err((
            format!("the target `{target}` names an inherited property"),
            format!(
                "annotate `{}/{name}`, where it is declared",
                model.ty(base).name
            ),
        ));
    }
    let names: Vec<&str> = match &model.ty(id).kind {
        TypeKind::Enum(body) => body
            .members
            .iter()
            .map(|member| member.name.as_str())
            .collect(),
        TypeKind::Entity(_) | TypeKind::Complex(_) | TypeKind::Definition(_) => {
            model.own_names(id).collect()
        }
    };
    Err((
        format!(
            "the target `{target}` does not exist: `{}` has no `{name}`",
            model.ty(id).name
        ),
        format!(
            "name a property or member that the type declares{}",
            index.hint(name, names)
        ),
    ))
}

/// `ns.op(ns.type, Collection(Edm.String))`, perhaps with `/parameter` or `/$ReturnType` behind it.
fn overload(target: &str, index: &Index<'_>, model: &Model) -> Result<Target, Astray> {
    let astray = |what: String| {
        (
            format!("the target `{target}` does not exist: {what}"),
            FIX.to_owned(),
        )
    };
    let (name, rest) = target.split_once('(').unwrap_or((target, ""));
    let Some((written, rest)) = rest.rsplit_once(')') else {
        return Err(astray("it is not closed".to_owned()));
    };
    let overloads = index.overloads(name);
    if overloads.is_empty() {
        let near = index.like_operation(name);
        return Err((
            format!("the target `{target}` does not exist: there is no `{name}`"),
            format!("{FIX}{near}"),
        ));
    }
    let written: Vec<TypeName> = written
        .split(',')
        .map(str::trim)
        .filter(|ty| !ty.is_empty())
        .map(type_name)
        .collect();
    if written.iter().any(|ty| item(&ty.name, index).is_none()) {
        return Err(astray("one of its types does not exist".to_owned()));
    }
    let found: Vec<OperationId> = overloads
        .iter()
        .copied()
        .filter(|id| is_signature(index.published(*id), &written))
        .collect();
    if found.is_empty() {
        return Err(astray(format!("no overload of `{name}` takes these types")));
    }
    part(
        found,
        rest.strip_prefix('/').filter(|rest| !rest.is_empty()),
        target,
        index,
        model,
    )
}

const FIX: &str =
    "write the operation with the types of all its parameters, the binding parameter first";

/// The types of the parameters with which an overload is published: an entry may add some.
fn published_types(published: &schema::Operation) -> impl Iterator<Item = &TypeName> + Clone {
    let is_published = |it: &&schema::Parameter| is_added(published.at) || !is_added(it.at);
    let all = published.parameters.iter().filter(is_published);
    all.map(|parameter| &parameter.ty)
}

/// An overload as it is published, by the types of its parameters.
pub(in crate::model) fn signature(published: &schema::Operation) -> String {
    let types: Vec<String> = published_types(published)
        .map(TypeName::to_string)
        .collect();
    format!("{}({})", published.name, types.join(","))
}

/// Whether the overload is published with these parameter types; an action may be named by its binding type alone.
fn is_signature(published: &schema::Operation, written: &[TypeName]) -> bool {
    let all = published_types(published);
    let binding = all.clone().take(usize::from(published.is_bound));
    all.eq(written) || (!published.is_function && published.is_bound && binding.eq(written))
}

/// The type that is written so.
pub(in crate::model) fn type_ref(written: &str, index: &Index<'_>) -> Option<TypeRef> {
    let TypeName {
        name,
        is_collection,
    } = type_name(written);
    Some(TypeRef {
        item: item(&name, index)?,
        is_collection,
    })
}

fn type_name(written: &str) -> TypeName {
    let items = written
        .strip_prefix("Collection(")
        .and_then(|rest| rest.strip_suffix(')'));
    TypeName {
        name: items.unwrap_or(written).to_owned(),
        is_collection: items.is_some(),
    }
}

fn item(name: &str, index: &Index<'_>) -> Option<ItemType> {
    Primitive::named(name)
        .map(ItemType::Primitive)
        .or_else(|| index.ty(name).map(ItemType::Named))
}

/// A part of the overloads: all of each, a parameter, the result.
fn part(
    found: Vec<OperationId>,
    rest: Option<&str>,
    target: &str,
    index: &Index<'_>,
    model: &Model,
) -> Result<Target, Astray> {
    let Some(rest) = rest else {
        return Ok(Target::Operations(found));
    };
    if rest == "$ReturnType" {
        return Ok(Target::Returns(found));
    }
    let has = |id: &OperationId| {
        model
            .operation(*id)
            .parameters
            .iter()
            .any(|parameter| parameter.name == rest)
    };
    let having: Vec<OperationId> = found.iter().copied().filter(has).collect();
    if having.is_empty() {
        let names = found
            .iter()
            .flat_map(|id| &model.operation(*id).parameters)
            .map(|item| item.name.as_str());
        return Err((
            format!("the target `{target}` does not exist: there is no parameter `{rest}`"),
            format!(
                "name a parameter, or `$ReturnType`{}",
                index.hint(rest, names)
            ),
        ));
    }
    Ok(Target::Parameter(having, rest.to_owned()))
}

/// A child of the container, or a path below it.
fn child(
    rest: Option<&str>,
    target: &str,
    index: &Index<'_>,
    model: &Model,
) -> Result<Target, Astray> {
    let Some(rest) = rest else {
        return Ok(Target::Factless);
    };
    let (name, below) = rest
        .split_once('/')
        .map_or((rest, None), |(name, below)| (name, Some(below)));
    let found = model
        .roots
        .binary_search_by(|root| root.name.as_str().cmp(name));
    let Ok(root) = found else {
        let names = model.roots.iter().map(|root| root.name.as_str());
        return Err((
            format!("the target `{target}` does not exist: the container has no `{name}`"),
            format!("name a child of the container{}", index.hint(name, names)),
        ));
    };
    let Some(below) = below else {
        return Ok(Target::Root(root));
    };
    match astray_below(&model.roots[root].kind, below, index, model) {
        Some((step, near)) => Err((
            format!("the target `{target}` does not exist: there is no `{step}`"),
            format!("name properties and type casts up to it{near}"),
        )),
        None => Ok(Target::Below(root, below.to_owned())),
    }
}

/// The step of a path that resolves to nothing, and what is near.
fn astray_below<'p>(
    root: &RootKind,
    path: &'p str,
    index: &Index<'_>,
    model: &Model,
) -> Option<(&'p str, String)> {
    let mut at = match root {
        RootKind::EntitySet(ty) | RootKind::Singleton(ty) => Some(*ty),
        RootKind::Import(_) => None,
    };
    for step in path.split('/') {
        let Some(ty) = at else {
            return Some((step, String::new()));
        };
        if step.contains('.') {
            at = index.ty(step);
            if at.is_none() {
                return Some((step, index.like(step)));
            }
            continue;
        }
        let named = |item: ItemType| match item {
            ItemType::Named(id) => Some(id),
            ItemType::Primitive(_) => None,
        };
        let way = model.navigation(ty, step).map(|way| Some(way.target));
        let next = way.or_else(|| {
            model
                .property(ty, step)
                .map(|property| named(property.ty.item))
        });
        let Some(next) = next else {
            let names = model.lineage(ty).flat_map(|id| model.own_names(id));
            return Some((step, index.hint(step, names)));
        };
        at = next;
    }
    None
}
