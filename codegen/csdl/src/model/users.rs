//! What uses types: a type cannot be removed before all that uses it.

use super::target::Target;
use super::{Model, RootKind, TypeId};

/// A use of a type.
#[derive(Clone, Debug)]
pub(crate) struct Use {
    /// The type that is used.
    pub(crate) of: TypeId,
    /// What uses it: a type that derives from it, a property, an operation that is bound to it, a parameter, a result, a child of
    /// the container.
    pub(crate) by: Target,
}

/// Every use of the types that are meant, in the order of the model.
pub(crate) fn of(model: &Model, is_meant: impl Fn(TypeId) -> bool) -> Vec<Use> {
    let mut uses = Vec::new();
    let mut add = |of: Option<TypeId>, by: &dyn Fn() -> Target| {
        let of = of.filter(|id| is_meant(*id));
        uses.extend(of.map(|of| Use { of, by: by() }));
    };
    for (id, ty) in model.types() {
        let Some(structure) = ty.structure() else {
            continue;
        };
        add(structure.base, &|| Target::Type(id));
        for (slot, property) in structure.properties.iter().enumerate() {
            add(property.ty.named(), &|| Target::Property(id, slot));
        }
        for (slot, navigation) in structure.navigation.iter().enumerate() {
            add(Some(navigation.target), &|| Target::Navigation(id, slot));
        }
    }
    for (id, operation) in model.operations() {
        let binding = operation.binding.and_then(|it| it.named());
        add(binding, &|| Target::Operations(vec![id]));
        for parameter in &operation.parameters {
            let by = || Target::Parameter(vec![id], parameter.name.clone());
            add(parameter.ty.named(), &by);
        }
        let returns = operation.returns.and_then(|it| it.ty.named());
        add(returns, &|| Target::Returns(vec![id]));
    }
    for (index, root) in model.roots.iter().enumerate() {
        let of = match root.kind {
            RootKind::EntitySet(id) | RootKind::Singleton(id) => Some(id),
            RootKind::Import(_) => None,
        };
        add(of, &|| Target::Root(index));
    }
    uses
}
