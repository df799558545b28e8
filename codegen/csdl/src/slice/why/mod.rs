//! Why an item is in a slice: the chain from a pattern to it; and why one is not, if a correction has removed it.
//!
//! Decides what a person may write for an item (`written`), and what is said of each (`chain`, `path`, `removed`).

mod chain;
mod corrected;
mod matches;
mod path;
mod removed;
mod written;

use super::{Child, Slice, address};
use crate::model::{Item, ItemType, Model, OperationId, TypeId, TypeKind};
use crate::nearest;
use crate::problem::{Input, Mistake, Problem};
use chain::Chain;

pub use removed::{RESTORE, removed};

/// The chain from a pattern to `item`, one step a line.
///
/// An item is a type or operation (with or without its namespace), an operation with the types of its parameters, as
/// corrections name it, `type/property`, `enum/member`, `operation/parameter`, or a path. Where a bare name has
/// several meanings, each gets its chain, with an empty line between.
///
/// # Errors
/// There is no such item, or it is not in the slice.
pub fn why(slice: &Slice<'_>, item: &str) -> Result<String, Problem> {
    let full = slice.model.prefixes.in_full(item);
    let item = full.as_deref().unwrap_or(item);
    if let Some(Mistake { what, fix }) = address::check_item(item) {
        return Err(problem(item, what, fix));
    }
    let chains = if item.starts_with('/') {
        vec![path::at_path(slice, item)?]
    } else if let Some((ty, property)) = item.split_once('/') {
        of_property(slice, item, ty, property)?
    } else {
        let types = types(slice, item).map(|id| {
            let mut chain = chain::of_type(slice, id);
            chain.extend(corrected::of_type(slice.model, id));
            chain
        });
        let passed = passed(slice, item).map(|child| chain::of_passed(slice, child));
        let operations = operations(slice, item).map(|id| {
            let mut chain = chain::of_operation(slice, id);
            chain.extend(corrected::lines(slice.model, &Item::Operation(id)));
            chain
        });
        types.chain(passed).chain(operations).collect()
    };
    if chains.is_empty() {
        return Err(unknown(slice, item));
    }
    Ok(chains
        .iter()
        .map(|chain| chain.join("\n") + "\n")
        .collect::<Vec<String>>()
        .join("\n"))
}

/// The chain to a property of each type of the name that has it, and to a parameter of each such operation.
fn of_property(
    slice: &Slice<'_>,
    item: &str,
    ty: &str,
    property: &str,
) -> Result<Vec<Chain>, Problem> {
    let model = slice.model;
    let mut chains = Vec::new();
    let mut missing = Vec::new();
    for id in types(slice, ty) {
        let mut lineage = model.lineage(id);
        let owner = lineage.find(|id| own_names(model, *id).any(|name| name == property));
        let navigation = model.navigation(id, property);
        match owner {
            Some(_) if navigation.is_some_and(|navigation| !slice.has(navigation.target)) => {
                missing.push(problem(
                    item,
                    format!("`{property}` leads to a type that is not in the slice"),
                    "ask for a path that reaches it, or for its target by name in `[[type]]`"
                        .to_owned(),
                ))
            }
            Some(owner) => {
                let mut chain = chain::of_type(slice, owner);
                let name = &model.ty(owner).name;
                let kind = part_of(model, owner);
                chain.push(format!("{name}/{property} is a {kind} of it"));
                let item = Item::Member(owner, property.to_owned());
                chain.extend(corrected::lines(model, &item));
                chains.push(chain);
            }
            None => {
                let names = model.lineage(id).flat_map(|id| own_names(model, id));
                let near = nearest::hint(property, names);
                let kind = part_of(model, id);
                let what = format!("`{}` has no {kind} `{property}`", model.ty(id).name);
                let fix = match kind {
                    "member" => format!("name one of its members{near}"),
                    _ => format!("name one of its properties{near}"),
                };
                missing.push(problem(item, what, fix));
            }
        }
    }
    for id in operations(slice, ty) {
        let operation = model.operation(id);
        let names = || operation.parameters.iter().map(|it| it.name.as_str());
        if names().any(|name| name == property) {
            let mut chain = chain::of_operation(slice, id);
            chain.push(format!("{ty}/{property} is a parameter of it"));
            chain.extend(corrected::lines(model, &Item::Operation(id)));
            chains.push(chain);
        } else {
            let near = nearest::hint(property, names());
            let what = format!("`{}` has no parameter `{property}`", operation.name);
            missing.push(problem(
                item,
                what,
                format!("name one of its parameters{near}"),
            ));
        }
    }
    match missing.pop() {
        Some(problem) if chains.is_empty() => Err(problem),
        _ => Ok(chains),
    }
}

/// What a type itself declares: properties, or the members of an enum.
fn own_names(model: &Model, id: TypeId) -> impl Iterator<Item = &str> {
    let members = match &model.ty(id).kind {
        TypeKind::Enum(body) => body.members.as_slice(),
        _ => &[],
    };
    let members = members.iter().map(|it| it.name.as_str());
    model.own_names(id).chain(members)
}

/// What a part of the type is called.
fn part_of(model: &Model, id: TypeId) -> &'static str {
    match model.ty(id).kind {
        TypeKind::Enum(_) => "member",
        _ => "property",
    }
}

/// The first chain to each type of this name that is not a model.
fn passed<'s>(slice: &'s Slice<'_>, name: &str) -> impl Iterator<Item = &'s Child> {
    let mut found: Vec<(TypeId, &Child)> = Vec::new();
    for child in chain::children(slice) {
        let ItemType::Named(id) = slice.resource(child.to).ty.item else {
            continue;
        };
        let ty = &slice.model.ty(id).name;
        let is_meant = ty.name == name || ty.to_string() == name;
        if is_meant && !slice.has(id) && found.iter().all(|(other, _)| *other != id) {
            found.push((id, child));
        }
    }
    found.into_iter().map(|(_, child)| child)
}

fn types(slice: &Slice<'_>, name: &str) -> impl Iterator<Item = TypeId> {
    let found = slice.types.keys().copied().filter(|id| {
        let ty = &slice.model.ty(*id).name;
        ty.name == name || ty.to_string() == name
    });
    found.collect::<Vec<_>>().into_iter()
}

/// The overloads of a name that are offered; of several that are bound to different types, each is offered.
fn operations(slice: &Slice<'_>, name: &str) -> impl Iterator<Item = OperationId> {
    let operations = slice.operations.keys().copied();
    let found = operations.filter(|id| written::is_operation(slice.model, *id, name));
    found.collect::<Vec<_>>().into_iter()
}

fn unknown(slice: &Slice<'_>, item: &str) -> Problem {
    let item = item.split('/').next().unwrap_or(item);
    let name = item.split('(').next().unwrap_or(item);
    let bare = name.rsplit('.').next().unwrap_or(name);
    let model = slice.model;
    let in_metadata = model
        .types()
        .any(|(_, ty)| ty.name.to_string() == item || ty.name.name == item)
        || (model.operations()).any(|(id, _)| written::is_operation(model, id, item));
    if in_metadata {
        return problem(
            item,
            "the metadata has it, but no pattern reaches it".to_owned(),
            "ask for a path that reaches it, or for a type by name in `[[type]]`".to_owned(),
        );
    }
    let types = slice
        .types
        .keys()
        .map(|id| model.ty(*id).name.name.as_str());
    let operations = slice
        .operations
        .keys()
        .map(|id| model.operation(*id).name.name.as_str());
    let near = nearest::hint(bare, types.chain(operations));
    problem(
        item,
        "there is no such type or operation".to_owned(),
        format!("name one that the slice has{near}"),
    )
}

fn problem(item: &str, what: String, fix: String) -> Problem {
    Problem {
        input: Input::Arguments,
        at: None,
        within: format!("`{item}`"),
        what,
        fix,
    }
}
