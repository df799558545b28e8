//! Explicit binding of a change: what alone has an operation that is bound to a base of it.

use super::ModelEditor;
use super::change::{Effect, wrong};
use crate::config::Spanned;
use crate::model::target::{self, Target};

/// Only what is listed has the operation.
pub(super) fn bind(
    target: &Target,
    bound_to: &[Spanned<String>],
    editor: &mut ModelEditor<'_>,
) -> Effect {
    let Target::Operations(ids) = target else {
        let what = "`bound_to` is said of something that is not an operation";
        return wrong(what, "name an operation with the types of its parameters");
    };
    let mut names: Vec<String> = Vec::new();
    let mut changes = false;
    for id in ids {
        let operation = &mut editor.model.operations[id.0 as usize];
        changes |= !std::mem::replace(&mut operation.facts.requires_explicit_binding, true);
        names.push(operation.name.to_string());
    }
    names.dedup();
    let mut found = 0;
    for has in bound_to {
        // What a version of Graph lacks does not have the operation there.
        let (index, model, named) = (editor.index, &*editor.model, editor.named);
        let Ok(has) = index.quietly(|| target::find(&has.value, index, model, named)) else {
            continue;
        };
        let Some(facts) = editor.model.facts_mut(&has) else {
            let what = "`bound_to` names what has no operations";
            return wrong(
                what,
                "name types, children of the container and navigation properties",
            );
        };
        found += 1;
        for name in &names {
            if !facts.explicit_bindings.contains(name) {
                facts.explicit_bindings.push(name.clone());
                changes = true;
            }
        }
    }
    if found == 0 {
        let what = "nothing that `bound_to` names is there";
        return wrong(
            what,
            "name what has the operation; what nothing has does not exist",
        );
    }
    if changes {
        Effect::Changed
    } else {
        Effect::Idle
    }
}
