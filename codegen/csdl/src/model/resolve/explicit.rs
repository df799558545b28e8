//! Explicit binding: operations that are bound to a base type, and that only some of what has that type has.
//!
//! `RequiresExplicitBinding` of an operation and `ExplicitOperationBindings` of what has it ([OData Core vocabulary]) go
//! together. Graph's files also have each without the other: an operation that requires the binding and that nothing lists
//! is offered by its type, or it would be lost.
//!
//! [OData Core vocabulary]: https://github.com/oasis-tcs/odata-vocabularies/blob/main/vocabularies/Org.OData.Core.V1.md#RequiresExplicitBinding

use crate::model::{Facts, Model, Operation};
use std::collections::BTreeSet;

/// Forgets the requirement where nothing meets it.
pub(super) fn check(model: &mut Model) {
    let is_required = |operation: &Operation| operation.facts.requires_explicit_binding;
    if !model.operations.iter().any(is_required) {
        return;
    }
    let listed: BTreeSet<String> = all(model)
        .flat_map(|facts| &facts.explicit_bindings)
        .cloned()
        .collect();
    for operation in &mut model.operations {
        let is_listed = listed.contains(&operation.name.to_string());
        operation.facts.requires_explicit_binding &= is_listed;
    }
}

/// The facts of all that may have operations.
fn all(model: &Model) -> impl Iterator<Item = &Facts> {
    let of_types = model.types.iter().map(|ty| &ty.facts);
    let structures = model.types.iter().filter_map(|ty| ty.structure());
    let of_navigation = structures.flat_map(|structure| {
        structure
            .navigation
            .iter()
            .map(|navigation| &navigation.facts)
    });
    let of_roots = model.roots.iter().map(|root| &root.facts);
    of_types.chain(of_navigation).chain(of_roots)
}
