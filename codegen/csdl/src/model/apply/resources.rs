//! Structural properties that the service serves as resources of their own: `[[resource]]`, and `operations` of a change.

use super::change::{Effect, wrong};
use super::{Entry, ModelEditor};
use crate::config::ResourceOverride;
use crate::model::PropertyResource;
use crate::model::target::Target;

const ANY: &str = "any of get, count, update, replace, delete";

/// Gives the property the verbs that the entry lists.
pub(super) fn apply(entry: &ResourceOverride, editor: &mut ModelEditor<'_>) {
    let named = Entry::of_slice("resource", "property", &entry.property, entry.inherited);
    let Some(target) = editor.find(&named) else {
        return;
    };
    let operations = entry.operations.iter().map(|it| it.value.as_str());
    match serve(&target, operations.collect(), editor) {
        Effect::Changed => {
            for item in super::corrections::items(&target, editor.model) {
                editor.model.corrected.undo(&item, "", "operations");
            }
        }
        Effect::Idle => {
            let what = "the property is served so without this entry";
            editor.report_of_own(&named, what, "remove the entry");
        }
        Effect::Wrong(what, fix) => editor.report(&named, what, &fix),
    }
}

/// Gives the property these verbs, and no others.
pub(super) fn serve(
    target: &Target,
    operations: Vec<&str>,
    editor: &mut ModelEditor<'_>,
) -> Effect {
    let Target::Property(id, slot) = target else {
        return wrong(
            "it is not a structural property",
            "name one, `namespace.type/property`",
        );
    };
    if operations.is_empty() {
        return wrong("it offers no operation", ANY);
    }
    let structure = editor.model.structure_mut(*id);
    let property = structure.and_then(|structure| structure.properties.get_mut(*slot));
    let Some(property) = property else {
        return Effect::Idle;
    };
    let mut resource = PropertyResource {
        get: false,
        count: false,
        update: false,
        replace: false,
        delete: false,
    };
    for operation in operations {
        match operation {
            "get" => resource.get = true,
            "count" if property.ty.is_collection => resource.count = true,
            "count" => {
                let what = "`count` is asked for, but the property is not a collection";
                return wrong(what, "remove `count`");
            }
            "update" if !property.ty.is_collection => resource.update = true,
            "update" => {
                let what = "`update` is asked for, but the property is a collection";
                return wrong(what, "remove `update`: `replace` puts a whole collection");
            }
            "replace" => resource.replace = true,
            "delete" => resource.delete = true,
            other => {
                return wrong(
                    &format!("there is no operation `{other}` on a property"),
                    ANY,
                );
            }
        }
    }
    super::change::set(&mut property.resource, Some(resource))
}
