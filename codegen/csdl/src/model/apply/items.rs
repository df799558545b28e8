//! What a target is about, as those know it who show it.

use crate::model::target::Target;
use crate::model::{Item, Model, TypeKind};

/// The part of its items that a target names.
pub(super) fn part_of(target: &Target) -> String {
    match target {
        Target::Parameter(_, name) | Target::Below(_, name) => format!("/{name}"),
        _ => String::new(),
    }
}

/// What a target is about, as those know it who show it.
pub(super) fn items(target: &Target, model: &Model) -> Vec<Item> {
    let member = |id, properties: bool, slot: usize| {
        let structure = model.ty(id).structure();
        let name = structure.and_then(|it| match properties {
            true => it.properties.get(slot).map(|it| it.name.clone()),
            false => it.navigation.get(slot).map(|it| it.name.clone()),
        });
        name.map(|name| Item::Member(id, name))
            .into_iter()
            .collect()
    };
    match target {
        Target::Type(id) => vec![Item::Type(*id)],
        Target::Property(id, slot) => member(*id, true, *slot),
        Target::Navigation(id, slot) => member(*id, false, *slot),
        Target::Operations(ids) | Target::Parameter(ids, _) | Target::Returns(ids) => {
            ids.iter().map(|id| Item::Operation(*id)).collect()
        }
        Target::Root(root) | Target::Below(root, _) => {
            vec![Item::Root(model.roots[*root].name.clone())]
        }
        Target::Member(id, slot) => match &model.ty(*id).kind {
            TypeKind::Enum(body) => vec![Item::Member(*id, body.members[*slot].name.clone())],
            _ => Vec::new(),
        },
        Target::Factless => Vec::new(),
    }
}
