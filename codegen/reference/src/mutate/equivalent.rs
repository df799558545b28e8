//! Mutants of the metadata that mean the same.

use super::Mutation;
use super::mutant::Mutant;
use crate::check::Fact;
use crate::resolve::{Call, Resolved, descendants};
use graph_csdl::model::{
    Capabilities, ItemType, Model, OperationId, Primitive, RootKind, TypeId, TypeRef,
};
use graph_csdl::verb::Capability;

/// Whether a type takes any name anyway, so that a dropped or short one is not missed.
pub(super) fn is_free(model: &Model, mutant: &Mutant) -> bool {
    let Fact::Property(id, name) = &mutant.fact else {
        return untyped(model, &mutant.fact);
    };
    let open = |id: &TypeId| {
        model
            .ty(*id)
            .structure()
            .is_some_and(|structure| structure.is_open)
    };
    let is_open =
        model.lineage(*id).any(|id| open(&id)) || descendants(model, *id).iter().any(open);
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
pub(super) fn is_taken_over<E>(
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
pub(super) fn is_allowed_on_path(mutant: &Mutant, model: &Model) -> bool {
    let Fact::Verb(id, verb) = &mutant.fact else {
        return false;
    };
    let allows = |here: &Capabilities| {
        let allowed = match verb.facts().needs {
            Capability::Readable => here.readable.or(here.readable_by_key),
            needs => needs.stated(here),
        };
        allowed == Some(true)
    };
    let structures = || model.types().filter_map(|(_, ty)| ty.structure());
    let navigations = || {
        structures()
            .flat_map(|structure| &structure.navigation)
            .filter(|navigation| navigation.target == *id)
    };
    let is_way = |path: &str| {
        path.rsplit('/')
            .next()
            .is_some_and(|last| navigations().any(|navigation| navigation.name == last))
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
        || navigations().any(|navigation| allows(&navigation.facts.capabilities))
        || below.any(|(path, here)| allows(here) && is_way(path))
}
