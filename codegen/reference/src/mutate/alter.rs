//! Alters one fact of a model.

use super::Mutation;
use super::mutant::Mutant;
use crate::check::Fact;
use graph_csdl::model::{
    ItemType, Model, OperationId, Primitive, Returns, RootKind, TypeId, TypeKind, TypeRef,
};
use graph_csdl::slice::Verb;

/// Alters the fact.
pub(super) fn alter(model: &mut Model, mutant: &Mutant) {
    let dropped = mutant.mutation == Mutation::Dropped;
    match &mutant.fact {
        Fact::Property(id, name) | Fact::Step(id, name) => {
            property(model, *id, name, &mutant.name, dropped)
        }
        Fact::TypeOf(id, name) => retype(model, *id, name),
        Fact::Member(id, name) => member(model, *id, name, &mutant.name, dropped),
        Fact::Parameter(id, name) => {
            let parameters = &mut model.operation_mut(*id).parameters;
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
            let parameters = &mut model.operation_mut(*id).parameters;
            if let Some(parameter) = parameters
                .iter_mut()
                .find(|parameter| parameter.name == *name)
            {
                parameter.ty = other_type(parameter.ty);
            }
        }
        Fact::Returns(id) => {
            let operation = model.operation_mut(*id);
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
                model.roots_mut().retain(|root| root.name != *name);
            } else if let Some(root) = model.roots_mut().iter_mut().find(|root| root.name == *name)
            {
                root.name.clone_from(&mutant.name);
            }
        }
    }
}

fn property(model: &mut Model, id: TypeId, name: &str, new: &str, dropped: bool) {
    let Some(structure) = model.structure_mut(id) else {
        return;
    };
    if dropped {
        structure
            .properties
            .retain(|property| property.name != name);
        structure
            .navigation
            .retain(|navigation| navigation.name != name);
        return;
    }
    if let Some(property) = structure
        .properties
        .iter_mut()
        .find(|property| property.name == name)
    {
        new.clone_into(&mut property.name);
    } else if let Some(navigation) = structure
        .navigation
        .iter_mut()
        .find(|navigation| navigation.name == name)
    {
        new.clone_into(&mut navigation.name);
    }
}

fn retype(model: &mut Model, id: TypeId, name: &str) {
    let Some(structure) = model.structure_mut(id) else {
        return;
    };
    if let Some(property) = structure
        .properties
        .iter_mut()
        .find(|property| property.name == name)
    {
        property.ty = other_type(property.ty);
    } else if let Some(navigation) = structure
        .navigation
        .iter_mut()
        .find(|navigation| navigation.name == name)
    {
        navigation.is_collection = !navigation.is_collection;
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
    let TypeKind::Enum(enumeration) = &mut model.type_mut(id).kind else {
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
            let operation = model.operation_mut(id);
            operation.is_function = !operation.is_function;
        }
        Mutation::Dropped => {
            for ty in model.types_mut() {
                if let TypeKind::Entity(structure) | TypeKind::Complex(structure) = &mut ty.kind {
                    structure.bound.retain(|bound| *bound != id);
                    structure.bound_to_collection.retain(|bound| *bound != id);
                }
            }
            for root in model.roots_mut() {
                if let RootKind::Import(overloads) = &mut root.kind {
                    overloads.retain(|overload| *overload != id);
                }
            }
        }
        _ => mutant
            .name
            .clone_into(&mut model.operation_mut(id).name.name),
    }
}

/// The type no longer allows a verb.
fn deny(model: &mut Model, id: TypeId, verb: Verb) {
    let capabilities = &mut model.type_mut(id).facts.capabilities;
    verb.facts().needs.deny(capabilities);
}
