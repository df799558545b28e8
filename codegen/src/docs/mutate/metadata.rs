//! Mutants of the metadata: one fact that pages speak of is altered in the model, and those pages are checked anew.

use super::{Fate, Mutation, Random, Unaltered, facts, verdict};
use crate::docs::check::{Fact, examine};
use crate::docs::resolve::{Call, Resolved};
use crate::model::{
    Capabilities, ItemType, Model, OperationId, Primitive, Returns, RootKind, Type, TypeId,
    TypeKind, TypeRef,
};
use crate::slice::Verb;

/// How many pages are asked before a mutant counts as missed.
const WITNESSES: usize = 12;

/// One altered fact.
pub(super) struct Mutant {
    fact: Fact,
    mutation: Mutation,
    /// The new name, where there is one.
    name: String,
    pages: Vec<usize>,
    pub(super) label: String,
}

/// At most `count` mutants of one kind.
pub(super) fn mutants(
    pages: &[Unaltered<'_>],
    model: &Model,
    mutation: Mutation,
    count: usize,
    random: &mut Random,
) -> Vec<Mutant> {
    let facts = facts::of(pages, wanted(mutation));
    let sample = random.sample(facts, count);
    sample
        .into_iter()
        .map(|(fact, pages)| {
            let old = name(model, &fact);
            let name = random.misspelled(&old);
            let label = format!("{} `{old}`", describe(model, &fact));
            Mutant {
                fact,
                mutation,
                name,
                pages,
                label,
            }
        })
        .collect()
}

/// The facts that a mutation may alter.
fn wanted(mutation: Mutation) -> fn(&Fact) -> bool {
    match mutation {
        Mutation::Rename => |fact| matches!(fact, Fact::Property(..) | Fact::Parameter(..)),
        Mutation::Retype => |fact| {
            matches!(
                fact,
                Fact::TypeOf(..) | Fact::ParameterType(..) | Fact::Returns(_)
            )
        },
        Mutation::WrongMember => |fact| matches!(fact, Fact::Member(..)),
        Mutation::WrongVerb => |fact| match fact {
            Fact::Operation(_) => true,
            Fact::Verb(_, verb) => {
                matches!(
                    verb,
                    Verb::List | Verb::Get | Verb::Create | Verb::Update | Verb::Delete
                )
            }
            _ => false,
        },
        Mutation::WrongSegment => {
            |fact| matches!(fact, Fact::Step(..) | Fact::Root(_) | Fact::Operation(_))
        }
        Mutation::Dropped => |fact| {
            matches!(
                fact,
                Fact::Property(..)
                    | Fact::Member(..)
                    | Fact::Parameter(..)
                    | Fact::Operation(_)
                    | Fact::Root(_)
                    | Fact::Returns(_)
            )
        },
    }
}

/// What became of a mutant; the model is as it was afterwards.
pub(super) fn fate(mutant: &Mutant, pages: &[Unaltered<'_>], model: &mut Model) -> Fate {
    if is_free(model, mutant) {
        return Fate::Equivalent;
    }
    let kept = Kept::of(model, &mutant.fact);
    alter(model, mutant);
    let mut fate = Fate::Missed;
    for before in mutant
        .pages
        .iter()
        .take(WITNESSES)
        .map(|index| &pages[*index])
    {
        let after = examine(&before.page, model, None);
        if verdict::is_noticed(&before.examined, &after) {
            fate = Fate::Noticed;
            break;
        }
        if is_taken_over(mutant, &before.examined.examples, &after.examples)
            || is_taken_over(mutant, &before.examined.templates, &after.templates)
            || is_allowed_on_path(mutant, model)
        {
            fate = Fate::Equivalent;
        }
    }
    kept.into_iter().for_each(|kept| kept.restore(model));
    fate
}

/// Whether a type takes any name anyway, so that a dropped or short one is not missed.
fn is_free(model: &Model, mutant: &Mutant) -> bool {
    let Fact::Property(id, name) = &mutant.fact else {
        return untyped(model, &mutant.fact);
    };
    let open = |id: &TypeId| {
        model
            .ty(*id)
            .structure()
            .is_some_and(|structure| structure.is_open)
    };
    let is_open = model.lineage(*id).any(|id| open(&id))
        || crate::docs::resolve::descendants(model, *id)
            .iter()
            .any(open);
    is_open && (mutant.mutation == Mutation::Dropped || name.len() < 4)
}

/// Whether a type takes any value.
fn untyped(model: &Model, fact: &Fact) -> bool {
    let ty = match fact {
        Fact::TypeOf(id, name) => match model.property(*id, name) {
            Some(property) => property.ty,
            None => return false,
        },
        Fact::ParameterType(id, name) => match parameter(model, *id, name) {
            Some(ty) => ty,
            None => return false,
        },
        _ => return false,
    };
    matches!(
        ty.item,
        ItemType::Primitive(Primitive::Untyped | Primitive::Stream | Primitive::PrimitiveType)
    )
}

fn parameter(model: &Model, id: OperationId, name: &str) -> Option<TypeRef> {
    model
        .operation(id)
        .parameters
        .iter()
        .find(|parameter| parameter.name == name)
        .map(|parameter| parameter.ty)
}

/// Whether another overload takes the call that the altered operation no longer takes.
fn is_taken_over<E>(
    mutant: &Mutant,
    before: &[Result<Resolved, E>],
    after: &[Result<Resolved, E>],
) -> bool {
    let (Fact::Operation(id) | Fact::Parameter(id, _)) = &mutant.fact else {
        return false;
    };
    before
        .iter()
        .flatten()
        .zip(after.iter().flatten())
        .any(|(before, after)| match (&before.call, &after.call) {
            (
                Call::Operation {
                    id: old,
                    name: old_name,
                    ..
                },
                Call::Operation { id: new, name, .. },
            ) => old == id && new != id && old_name == name,
            _ => false,
        })
}

/// Whether an entity set, a navigation property or a path says for itself what the type now denies.
fn is_allowed_on_path(mutant: &Mutant, model: &Model) -> bool {
    let Fact::Verb(id, verb) = &mutant.fact else {
        return false;
    };
    let allows = |here: &Capabilities| {
        let allowed = match verb {
            Verb::Create => here.insertable,
            Verb::Update => here.updatable,
            Verb::Delete => here.deletable,
            _ => here.readable.or(here.readable_by_key),
        };
        allowed == Some(true)
    };
    let structures = || model.types().filter_map(|(_, ty)| ty.structure());
    let ways = || {
        structures()
            .flat_map(|structure| &structure.navigation)
            .filter(|way| way.target == *id)
    };
    let is_way = |path: &str| {
        path.rsplit('/')
            .next()
            .is_some_and(|last| ways().any(|way| way.name == last))
    };
    let by_root = model.roots().iter().any(|root| match root.kind {
        RootKind::EntitySet(ty) | RootKind::Singleton(ty) => {
            ty == *id && allows(&root.facts.capabilities)
        }
        RootKind::Import(_) => false,
    });
    let all_facts = model.roots().iter().map(|root| &root.facts);
    let all_facts = all_facts.chain(model.types().map(|(_, ty)| &ty.facts));
    let mut below = all_facts.flat_map(|facts| &facts.below);
    by_root
        || ways().any(|way| allows(&way.facts.capabilities))
        || below.any(|(path, here)| allows(here) && is_way(path))
}

fn name(model: &Model, fact: &Fact) -> String {
    match fact {
        Fact::Property(_, name)
        | Fact::TypeOf(_, name)
        | Fact::Member(_, name)
        | Fact::Step(_, name)
        | Fact::Parameter(_, name)
        | Fact::ParameterType(_, name)
        | Fact::Root(name) => name.clone(),
        Fact::Verb(id, _) => model.ty(*id).name.name.clone(),
        Fact::Operation(id) | Fact::Returns(id) => model.operation(*id).name.name.clone(),
    }
}

fn describe(model: &Model, fact: &Fact) -> String {
    match fact {
        Fact::Property(id, _) | Fact::TypeOf(id, _) | Fact::Member(id, _) | Fact::Step(id, _) => {
            format!("{} of {}", kind(fact), model.ty(*id).name)
        }
        Fact::Verb(_, verb) => format!("{verb:?} of"),
        Fact::Parameter(id, _) | Fact::ParameterType(id, _) => {
            format!("{} of {}", kind(fact), model.operation(*id).name)
        }
        Fact::Operation(_) | Fact::Returns(_) | Fact::Root(_) => kind(fact).to_owned(),
    }
}

fn kind(fact: &Fact) -> &'static str {
    match fact {
        Fact::Property(..) => "property",
        Fact::TypeOf(..) => "type of property",
        Fact::Member(..) => "member",
        Fact::Step(..) => "segment",
        Fact::Verb(..) => "verb",
        Fact::Operation(_) => "operation",
        Fact::Parameter(..) => "parameter",
        Fact::ParameterType(..) => "type of parameter",
        Fact::Returns(_) => "result of",
        Fact::Root(_) => "root",
    }
}

/// Alters the fact.
fn alter(model: &mut Model, mutant: &Mutant) {
    let dropped = mutant.mutation == Mutation::Dropped;
    match &mutant.fact {
        Fact::Property(id, name) | Fact::Step(id, name) => {
            property(model, *id, name, &mutant.name, dropped)
        }
        Fact::TypeOf(id, name) => retype(model, *id, name),
        Fact::Member(id, name) => member(model, *id, name, &mutant.name, dropped),
        Fact::Parameter(id, name) => {
            let parameters = &mut model.operations[id.0 as usize].parameters;
            if dropped {
                parameters.retain(|parameter| parameter.name != *name);
            } else if let Some(parameter) = parameters
                .iter_mut()
                .find(|parameter| parameter.name == *name)
            {
                parameter.name.clone_from(&mutant.name);
            }
        }
        Fact::ParameterType(id, name) => {
            let parameters = &mut model.operations[id.0 as usize].parameters;
            if let Some(parameter) = parameters
                .iter_mut()
                .find(|parameter| parameter.name == *name)
            {
                parameter.ty = other_type(parameter.ty);
            }
        }
        Fact::Returns(id) => {
            let operation = &mut model.operations[id.0 as usize];
            operation.returns = operation
                .returns
                .filter(|_| !dropped)
                .map(|returns| Returns {
                    ty: other_type(returns.ty),
                    ..returns
                });
        }
        Fact::Operation(id) => operation(model, *id, mutant),
        Fact::Verb(id, verb) => deny(model, *id, *verb),
        Fact::Root(name) => {
            if dropped {
                model.roots.retain(|root| root.name != *name);
            } else if let Some(root) = model.roots.iter_mut().find(|root| root.name == *name) {
                root.name.clone_from(&mutant.name);
            }
        }
    }
}

fn property(model: &mut Model, id: TypeId, name: &str, new: &str, dropped: bool) {
    let Some(structure) = structure_mut(model, id) else {
        return;
    };
    if dropped {
        structure
            .properties
            .retain(|property| property.name != name);
        structure.navigation.retain(|way| way.name != name);
        return;
    }
    if let Some(property) = structure
        .properties
        .iter_mut()
        .find(|property| property.name == name)
    {
        new.clone_into(&mut property.name);
    } else if let Some(way) = structure.navigation.iter_mut().find(|way| way.name == name) {
        new.clone_into(&mut way.name);
    }
}

fn retype(model: &mut Model, id: TypeId, name: &str) {
    let Some(structure) = structure_mut(model, id) else {
        return;
    };
    if let Some(property) = structure
        .properties
        .iter_mut()
        .find(|property| property.name == name)
    {
        property.ty = other_type(property.ty);
    } else if let Some(way) = structure.navigation.iter_mut().find(|way| way.name == name) {
        way.is_collection = !way.is_collection;
    }
}

/// Boolean for anything else, a number for a boolean; one for a collection.
fn other_type(ty: TypeRef) -> TypeRef {
    let boolean = ItemType::Primitive(Primitive::Boolean);
    let item = if ty.item == boolean {
        ItemType::Primitive(Primitive::Int32)
    } else {
        boolean
    };
    TypeRef { item, ..ty }
}

fn member(model: &mut Model, id: TypeId, name: &str, new: &str, dropped: bool) {
    let TypeKind::Enum(enumeration) = &mut model.types[id.0 as usize].kind else {
        return;
    };
    if dropped {
        enumeration.members.retain(|member| member.name != name);
    } else if let Some(member) = enumeration
        .members
        .iter_mut()
        .find(|member| member.name == name)
    {
        new.clone_into(&mut member.name);
    }
}

fn operation(model: &mut Model, id: OperationId, mutant: &Mutant) {
    match mutant.mutation {
        Mutation::WrongVerb => {
            let operation = &mut model.operations[id.0 as usize];
            operation.is_function = !operation.is_function;
        }
        Mutation::Dropped => {
            for ty in &mut model.types {
                if let TypeKind::Entity(structure) | TypeKind::Complex(structure) = &mut ty.kind {
                    structure.bound.retain(|bound| *bound != id);
                    structure.bound_to_collection.retain(|bound| *bound != id);
                }
            }
            for root in &mut model.roots {
                if let RootKind::Import(overloads) = &mut root.kind {
                    overloads.retain(|overload| *overload != id);
                }
            }
        }
        _ => mutant
            .name
            .clone_into(&mut model.operations[id.0 as usize].name.name),
    }
}

/// The type no longer allows a verb.
fn deny(model: &mut Model, id: TypeId, verb: Verb) {
    let capabilities = &mut model.types[id.0 as usize].facts.capabilities;
    match verb {
        Verb::Create => capabilities.insertable = Some(false),
        Verb::Update => capabilities.updatable = Some(false),
        Verb::Delete => capabilities.deletable = Some(false),
        _ => {
            capabilities.readable = Some(false);
            capabilities.readable_by_key = Some(false);
        }
    }
}

fn structure_mut(model: &mut Model, id: TypeId) -> Option<&mut crate::model::Structure> {
    match &mut model.types[id.0 as usize].kind {
        TypeKind::Entity(structure) | TypeKind::Complex(structure) => Some(structure),
        TypeKind::Enum(_) | TypeKind::Definition(_) => None,
    }
}

/// What a mutant changes, as it was.
enum Kept {
    Type(TypeId, Box<Type>),
    Operation(OperationId, Box<crate::model::Operation>),
    All(Vec<Type>, Vec<crate::model::Root>),
    Roots(Vec<crate::model::Root>),
}

impl Kept {
    fn of(model: &Model, fact: &Fact) -> Vec<Self> {
        match fact {
            Fact::Property(id, _)
            | Fact::TypeOf(id, _)
            | Fact::Member(id, _)
            | Fact::Step(id, _)
            | Fact::Verb(id, _) => {
                vec![Self::Type(*id, Box::new(model.ty(*id).clone()))]
            }
            Fact::Parameter(id, _) | Fact::ParameterType(id, _) | Fact::Returns(id) => {
                vec![Self::Operation(*id, Box::new(model.operation(*id).clone()))]
            }
            Fact::Operation(id) => vec![
                Self::Operation(*id, Box::new(model.operation(*id).clone())),
                Self::All(model.types.clone(), model.roots.clone()),
            ],
            Fact::Root(_) => vec![Self::Roots(model.roots.clone())],
        }
    }

    fn restore(self, model: &mut Model) {
        match self {
            Self::Type(id, ty) => model.types[id.0 as usize] = *ty,
            Self::Operation(id, operation) => model.operations[id.0 as usize] = *operation,
            Self::All(types, roots) => {
                model.types = types;
                model.roots = roots;
            }
            Self::Roots(roots) => model.roots = roots,
        }
    }
}
