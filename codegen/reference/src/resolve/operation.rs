//! Operations by name: bound to a type or its bases, or to a type that derives from it.

use super::name_match::NameMatch;
use graph_csdl::model::{Model, OperationId, TypeId};

/// Overloads bound to the type or to collections of it, nearest binding first.
pub(super) fn bound(
    model: &Model,
    ty: TypeId,
    to_collection: bool,
) -> impl Iterator<Item = OperationId> {
    model
        .structures(ty)
        .flat_map(move |structure| {
            if to_collection {
                &structure.bound_to_collection
            } else {
                &structure.bound
            }
        })
        .copied()
}

/// Those of `all` that are called by this name, alone or with their namespace.
pub(super) fn named(
    model: &Model,
    all: impl Iterator<Item = OperationId>,
    name: &str,
    matching: NameMatch,
) -> Vec<OperationId> {
    all.filter(|id| {
        let known = &model.operation(*id).name;
        matching.same(name, &known.name)
            || has_namespace(name, &known.namespace, &known.name, matching)
    })
    .collect()
}

fn has_namespace(written: &str, namespace: &str, name: &str, matching: NameMatch) -> bool {
    written
        .rsplit_once('.')
        .is_some_and(|(before, last)| matching.same(before, namespace) && matching.same(last, name))
}

/// Those of `all` whose name is right after a namespace that is not theirs.
pub(super) fn under_other_namespace(
    model: &Model,
    all: impl Iterator<Item = OperationId>,
    name: &str,
) -> Vec<OperationId> {
    let Some((namespace, last)) = name.rsplit_once('.') else {
        return Vec::new();
    };
    let known = ["graph", "microsoft", "self"].contains(&namespace)
        || namespace.starts_with("microsoft.graph");
    all.filter(|id| known && model.operation(*id).name.name == last)
        .collect()
}

/// Types that derive from this one, however far, in order of their ids.
pub(crate) fn descendants(model: &Model, ty: TypeId) -> Vec<TypeId> {
    let mut found = Vec::new();
    let mut ahead = vec![ty];
    while let Some(id) = ahead.pop() {
        let derived = model
            .ty(id)
            .structure()
            .map_or(&[][..], |structure| &structure.derived);
        found.extend(derived);
        ahead.extend(derived);
    }
    found.sort();
    found
}
