//! What an alteration changes, as it was, to put it back.

use crate::check::Fact;
use graph_csdl::model::{Model, Operation, OperationId, Root, Type, TypeId};

/// What a mutant changes, as it was.
pub(super) enum Kept {
    Type(TypeId, Box<Type>),
    Operation(OperationId, Box<Operation>),
    All(Vec<Type>, Vec<Root>),
    Roots(Vec<Root>),
}

impl Kept {
    pub(super) fn of(model: &Model, fact: &Fact) -> Vec<Self> {
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
                Self::All(
                    model.type_ids().map(|id| model.ty(id).clone()).collect(),
                    model.roots().to_vec(),
                ),
            ],
            Fact::Root(_) => vec![Self::Roots(model.roots().to_vec())],
        }
    }

    pub(super) fn restore(self, model: &mut Model) {
        match self {
            Self::Type(id, ty) => *model.type_mut(id) = *ty,
            Self::Operation(id, operation) => *model.operation_mut(id) = *operation,
            Self::All(types, roots) => {
                model.types_mut().clone_from_slice(&types);
                *model.roots_mut() = roots;
            }
            Self::Roots(roots) => *model.roots_mut() = roots,
        }
    }
}
