//! Structural properties that the service serves as resources of their own: `[[resource]]`, and `operations` of a change.

use super::effect::{Effect, wrong};
use super::{Entry, ModelEditor, addressed};
use crate::config::ResourceOverride;
use crate::model::target::Target;
use crate::model::{ItemType, Model, Primitive, PropertyResource, TypeId, TypeRef};

const ANY: &str = "any of get, count, add, update, replace, delete";

/// Gives the property the verbs that the entry lists.
pub(super) fn apply(entry: &ResourceOverride, editor: &mut ModelEditor<'_>) {
    let named = Entry::of_slice("resource", "property", &entry.property, entry.inherited);
    let Some(target) = editor.find(&named) else {
        return;
    };
    let operations = entry.operations.iter().map(|it| it.value.as_str());
    match serve(&target, operations.collect(), editor) {
        Effect::Changed => {
            for item in super::items::items(&target, editor.model) {
                editor.model.corrected.undo(&item, "", "operations");
            }
        }
        Effect::Idle | Effect::Unread => {
            let what = "the property is served so without this entry";
            editor.report_of_own(&named, what, "remove the entry");
        }
        Effect::NotHere(what) => editor.report_of_own(&named, what, "remove the entry"),
        Effect::Wrong(faults) => {
            for fault in faults {
                editor.report(&named, fault.what, &fault.fix);
            }
        }
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
    let Some((ty, is_nullable)) = value_of(editor.model, *id, *slot) else {
        return Effect::Idle;
    };
    if ty.item == ItemType::Primitive(Primitive::Stream) {
        return wrong(
            "its bytes have a URL of their own already",
            "deny what the service does not offer there, with `readable`, `updatable` or `deletable`",
        );
    }
    if !addressed::is_addressed(editor.model, *id) {
        let name = &editor.model.ty(*id).name;
        return Effect::NotHere(format!("no URL goes through a value of `{name}`"));
    }
    // `PATCH` changes properties of a value (OData protocol 11.4.9.3).
    let structure = ty.named().and_then(|id| editor.model.ty(id).structure());
    let is_one_primitive = !ty.is_collection && structure.is_none();
    let mut resource = PropertyResource::default();
    for operation in operations {
        match operation {
            "get" => resource.get = true,
            "count" if ty.is_collection => resource.count = true,
            "count" => {
                let what = "`count` is asked for, but the property is not a collection";
                return wrong(what, "remove `count`");
            }
            "add" if ty.is_collection && structure.is_some() => resource.add = true,
            "add" => {
                let what =
                    "`add` is asked for, but the property is no collection of complex values";
                return wrong(what, "remove `add`");
            }
            "update" if is_one_primitive => {
                let what = "`update` is asked for, but the value has no properties to change";
                return wrong(what, "write `replace`, which sets the value");
            }
            "update" if !ty.is_collection => resource.update = true,
            "update" => {
                let what = "`update` is asked for, but the property is a collection";
                return wrong(what, "remove `update`: `replace` puts a whole collection");
            }
            "replace" => resource.replace = true,
            // It sets the value to null (OData protocol 11.4.9.2); of a collection, `Nullable` is about its items.
            "delete" if !ty.is_collection && !is_nullable => {
                let what = "`delete` is asked for, but the value cannot be null";
                return wrong(what, "remove `delete`, or state `nullable = true`");
            }
            "delete" => resource.delete = true,
            other => {
                return wrong(
                    &format!("there is no operation `{other}` on a property"),
                    ANY,
                );
            }
        }
    }
    match editor.model.property_mut(*id, *slot) {
        Some(property) => super::effect::set(&mut property.resource, Some(resource)),
        None => Effect::Idle,
    }
}

/// The type of a property, and whether it may be null.
fn value_of(model: &Model, id: TypeId, slot: usize) -> Option<(TypeRef, bool)> {
    let property = model.ty(id).structure()?.properties.get(slot)?;
    Some((property.ty, property.nullable))
}
