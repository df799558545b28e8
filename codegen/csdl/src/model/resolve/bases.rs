//! Inheritance: bases of the same kind, no circles, derived types listed, inherited flags spread.

use super::{report, types};
use crate::model::hash::Map;
use crate::model::{ItemType, Model, Type, TypeId, TypeKind};
use crate::problem::{At, Problem, Problems};
use crate::schema::{self, TypeItem};

/// Ties bases and derived types. Afterwards no base is a descendant of its type, in any file.
pub(super) fn link(items: &[&TypeItem], model: &mut Model, problems: &mut Problems) {
    cut_unlike(items, model, problems);
    let order = top_down(items, model, problems);
    for id in order {
        let Some(base) = model
            .ty(id)
            .structure()
            .and_then(|structure| structure.base)
        else {
            continue;
        };
        let inherited = model
            .ty(base)
            .structure()
            .map(|base| (base.is_open, base.has_stream));
        if let (Some((is_open, has_stream)), Some(structure)) = (inherited, model.structure_mut(id))
        {
            structure.is_open |= is_open;
            structure.has_stream |= has_stream;
        }
    }
    for index in 0..model.types.len() {
        let id = TypeId::new(index);
        let base = model
            .ty(id)
            .structure()
            .and_then(|structure| structure.base);
        if let Some(structure) = base.and_then(|base| model.structure_mut(base)) {
            structure.derived.push(id);
        }
    }
    unlike_names(items, model, problems);
    targets(items, model, problems);
}

/// A base of another kind is a problem, and no base.
fn cut_unlike(items: &[&TypeItem], model: &mut Model, problems: &mut Problems) {
    for (index, item) in items.iter().enumerate() {
        let Some(base) = model.types[index]
            .structure()
            .and_then(|structure| structure.base)
        else {
            continue;
        };
        let alike = matches!(
            (&model.types[index].kind, &model.ty(base).kind),
            (TypeKind::Entity(_), TypeKind::Entity(_))
                | (TypeKind::Complex(_), TypeKind::Complex(_))
        );
        if !alike {
            problems.push(report::metadata(
                item.at,
                report::type_item(item),
                format!("its base `{}` is a type of another kind", model.ty(base).name),
                "a base type of the same kind: entity types from entity types, complex types from complex types",
            ));
            model.cut_base(TypeId::new(index));
        }
    }
}

/// Ids such that a base comes before what derives from it. Circles are problems, and are cut.
fn top_down(items: &[&TypeItem], model: &mut Model, problems: &mut Problems) -> Vec<TypeId> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Not,
        Now,
        Done,
    }
    let mut seen = vec![Seen::Not; model.types.len()];
    let mut order = Vec::with_capacity(model.types.len());
    for start in 0..model.types.len() {
        let mut chain = Vec::new();
        let mut next = Some(TypeId::new(start));
        while let Some(id) = next {
            match seen[id.0 as usize] {
                Seen::Done => break,
                Seen::Now => {
                    problems.push(circle(items, model, &chain, id));
                    for id in chain
                        .iter()
                        .rev()
                        .take_while(|other| **other != id)
                        .chain([&id])
                    {
                        model.cut_base(*id);
                    }
                    break;
                }
                Seen::Not => {}
            }
            seen[id.0 as usize] = Seen::Now;
            chain.push(id);
            next = model
                .ty(id)
                .structure()
                .and_then(|structure| structure.base);
        }
        for id in chain.into_iter().rev() {
            seen[id.0 as usize] = Seen::Done;
            order.push(id);
        }
    }
    order
}

fn circle(items: &[&TypeItem], model: &Model, chain: &[TypeId], again: TypeId) -> Problem {
    let from = chain.iter().position(|id| *id == again).unwrap_or(0);
    let mut round: Vec<TypeId> = chain[from..].to_vec();
    let first = round
        .iter()
        .enumerate()
        .min_by_key(|(_, id)| **id)
        .map_or(0, |(index, _)| index);
    round.rotate_left(first);
    round.push(round[0]);
    let mut names: Vec<String> = round
        .iter()
        .map(|id| format!("`{}`", model.ty(*id).name))
        .collect();
    if names.len() > 12 {
        names.splice(6..names.len() - 6, ["…".to_owned()]);
    }
    let item = items[round[0].0 as usize];
    report::metadata(
        item.at,
        report::type_item(item),
        format!("circular inheritance: {}", names.join(" from ")),
        "one of these types must have another base or none",
    )
}

/// A property may not be declared again below a base that has it.
fn unlike_names(items: &[&TypeItem], model: &Model, problems: &mut Problems) {
    enum Step {
        Down(TypeId),
        Up(TypeId),
    }
    let derived = |id: TypeId| {
        let structure = model.ty(id).structure();
        structure.map_or(&[][..], |structure| &structure.derived)
    };
    let is_root = |id: &TypeId| {
        let structure = model.ty(*id).structure();
        structure.is_some_and(|structure| structure.base.is_none())
    };
    let ids = (0..model.types.len()).map(TypeId::new);
    let roots = ids.filter(|id| is_root(id) && !derived(*id).is_empty());
    let mut above: Map<&str, TypeId> = Map::default();
    let mut steps: Vec<Step> = roots.map(Step::Down).collect();
    while let Some(step) = steps.pop() {
        match step {
            Step::Down(id) => {
                // Most types are bases of none, and nobody asks for their names.
                let is_base = !derived(id).is_empty();
                for name in model.own_names(id) {
                    if let Some(base) = above.get(name).copied().filter(|base| *base != id) {
                        let mut problem = again(items[id.0 as usize], name, model.ty(base));
                        // What an entry adds is last, and is what is wrong here.
                        problem.at = problem
                            .at
                            .max(place(model, id, name))
                            .max(place(model, base, name));
                        problems.push(problem);
                    } else if is_base {
                        above.insert(name, id);
                    }
                }
                if is_base {
                    steps.push(Step::Up(id));
                    steps.extend(derived(id).iter().map(|id| Step::Down(*id)));
                }
            }
            Step::Up(id) => {
                for name in model.own_names(id) {
                    if above.get(name) == Some(&id) {
                        above.remove(name);
                    }
                }
            }
        }
    }
}

/// Where a member of the type is, if an entry adds it.
fn place(model: &Model, id: TypeId, name: &str) -> Option<At> {
    let structure = model.ty(id).structure()?;
    let properties = structure.properties.iter().map(|it| (&it.name, it.at));
    let navigation = structure.navigation.iter().map(|it| (&it.name, it.at));
    let mut members = properties.chain(navigation);
    let (_, at) = members.find(|(member, _)| *member == name)?;
    schema::is_in_no_file(at).then_some(at)
}

fn again(item: &TypeItem, name: &str, base: &Type) -> Problem {
    report::metadata(
        item.at,
        report::type_item(item),
        format!(
            "`{name}` is declared again; its base `{}` has it already",
            base.name
        ),
        "remove it here, or rename one of them",
    )
}

/// Targets of navigation properties are entity types; structural properties have the other types.
fn targets(items: &[&TypeItem], model: &Model, problems: &mut Problems) {
    for (index, item) in items.iter().enumerate() {
        let Some(structure) = model.types[index].structure() else {
            continue;
        };
        for property in &structure.properties {
            let ItemType::Named(id) = property.ty.item else {
                continue;
            };
            if matches!(model.ty(id).kind, TypeKind::Entity(_)) {
                problems.push(report::metadata(
                    property.at,
                    report::inside(&report::type_item(item), "Property", &property.name),
                    format!(
                        "`{}` is an entity type, which no property can hold",
                        model.ty(id).name
                    ),
                    "make it a `NavigationProperty`",
                ));
            }
        }
        for navigation in &structure.navigation {
            let target = model.ty(navigation.target);
            if !matches!(target.kind, TypeKind::Entity(_)) {
                let within = report::inside(
                    &report::type_item(item),
                    "NavigationProperty",
                    &navigation.name,
                );
                problems.push(types::not_an_entity(
                    navigation.at,
                    within,
                    &target.name.to_string(),
                ));
            }
        }
    }
}
