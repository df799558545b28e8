//! The corrections that have made an item what it is.

use super::chain::Chain;
use crate::corrections::of_item;
use crate::model::{Item, ItemType, Model, TypeId};
use crate::slice::Resource;

/// Those of an item, a line each.
pub(super) fn lines(model: &Model, item: &Item) -> Chain {
    let corrects = of_item(model, item);
    corrects
        .iter()
        .map(|it| format!("corrected: {}", it.line()))
        .collect()
}

/// Those of a type and of its bases.
pub(super) fn of_type(model: &Model, id: TypeId) -> Chain {
    let lineage = model.lineage(id);
    lineage
        .flat_map(|id| lines(model, &Item::Type(id)))
        .collect()
}

/// Those of a step to a segment: of the child of the container or the member that it names, and of the type there.
pub(super) fn of_step(
    model: &Model,
    from: Option<&Resource>,
    segment: &str,
    to: &Resource,
) -> Chain {
    let named = |resource: &Resource| match resource.ty.item {
        ItemType::Named(id) => Some(id),
        ItemType::Primitive(_) => None,
    };
    let mut found = Chain::new();
    match from {
        None => found.extend(lines(model, &Item::Root(segment.to_owned()))),
        Some(resource) => {
            for id in named(resource).into_iter().flat_map(|id| model.lineage(id)) {
                found.extend(lines(model, &Item::Member(id, segment.to_owned())));
            }
        }
    }
    found.extend(named(to).into_iter().flat_map(|id| of_type(model, id)));
    found
}
