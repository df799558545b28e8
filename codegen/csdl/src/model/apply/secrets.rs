//! `[[secret]]`: properties and parameters of which the rule on names is wrong, either way.

use super::{Entry, ModelEditor};
use crate::config::Secret;
use crate::model::Model;
use crate::model::target::Target;

/// Marks the item as a secret, or takes the mark away.
pub(super) fn apply(entry: &Secret, editor: &mut ModelEditor<'_>) {
    let named = Entry::of_slice("secret", "property", &entry.property, entry.inherited);
    let Some(target) = editor.find(&named) else {
        return;
    };
    let slots = slots(editor.model, &target);
    if slots.is_empty() {
        let what = "it is neither a structural property nor a parameter";
        let fix = "name one, `namespace.type/property` or `namespace.operation/parameter`";
        return editor.report(&named, what, fix);
    }
    let mut changes = false;
    for slot in slots {
        changes |= std::mem::replace(slot, entry.is_secret) != entry.is_secret;
    }
    if !changes {
        let what = if entry.is_secret {
            "it is a secret without this entry"
        } else {
            "it is no secret without this entry"
        };
        editor.report_of_own(&named, what, "remove the entry");
    }
}

/// The marks of a property, or of a parameter of every overload that is meant.
fn slots<'m>(model: &'m mut Model, target: &'m Target) -> Vec<&'m mut bool> {
    match target {
        Target::Property(id, slot) => {
            let property = model.property_mut(*id, *slot);
            property.map(|it| &mut it.secret).into_iter().collect()
        }
        Target::Parameter(ids, name) => {
            let parameters = model.parameters_mut(ids, name);
            parameters.map(|it| &mut it.secret).collect()
        }
        Target::Type(_)
        | Target::Navigation(..)
        | Target::Member(..)
        | Target::Operations(_)
        | Target::Returns(_)
        | Target::Root(_)
        | Target::Below(..)
        | Target::Factless => Vec::new(),
    }
}
