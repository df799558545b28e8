//! `properties` of a `[[type]]`: what is wanted of a type.

use super::ModelEditor;
use crate::config::WantedType;
use crate::model::{Model, TypeId};
use crate::nearest;
use crate::problem::{Input, Problem};
use std::collections::BTreeSet;

/// Takes away what the type declares and is not wanted; its keys stay. A type that does not exist is stated when types are
/// selected.
pub(super) fn apply(entry: &WantedType, is_lenient: bool, editor: &mut ModelEditor<'_>) {
    let Some(wanted) = &entry.properties else {
        return;
    };
    let Some(id) = editor.index.ty(&entry.name.value) else {
        return;
    };
    let declared: Vec<String> = editor.model.own_names(id).map(str::to_owned).collect();
    for name in wanted {
        if !is_lenient && !declared.contains(&name.value) {
            editor.problems.push(Problem {
                input: Input::Config,
                at: Some(name.at),
                within: format!("[[type]] name = {:?}", entry.name.value),
                what: format!("the type declares no property `{}`", name.value),
                fix: format!(
                    "name properties that the type itself declares, and not its base types{}",
                    nearest::hint(&name.value, declared.iter().map(String::as_str))
                ),
            });
        }
    }
    let mut kept: BTreeSet<&str> = wanted.iter().map(|name| name.value.as_str()).collect();
    let keys = keys(editor.model, id);
    kept.extend(keys.iter().map(String::as_str));
    let Some(structure) = editor.model.structure_mut(id) else {
        return;
    };
    let properties = structure.properties.iter().map(|it| &it.name).enumerate();
    let properties = properties.map(|(slot, name)| (slot, true, name.clone()));
    let navigation = structure.navigation.iter().map(|it| &it.name).enumerate();
    let navigation = navigation.map(|(slot, name)| (slot, false, name.clone()));
    let members: Vec<(usize, bool, String)> = properties.chain(navigation).collect();
    for (slot, is_property, name) in members {
        if !kept.contains(name.as_str()) {
            editor.removed.member(id, slot, is_property);
            editor.model.unwanted.insert((id, name));
        }
    }
}

/// The first segments of the paths that make up the keys of the type.
fn keys(model: &Model, id: TypeId) -> BTreeSet<String> {
    let structure = model.ty(id).structure();
    let parts = structure.into_iter().flat_map(|structure| {
        let alternates = structure.alternate_keys.iter().flatten();
        structure.key.iter().chain(alternates)
    });
    let first = |path: &str| path.split('/').next().unwrap_or(path).to_owned();
    parts.map(|part| first(&part.property)).collect()
}
