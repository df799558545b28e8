//! `[[resource]]`: structural properties that the service serves as resources of their own.

use super::{Entry, Settling};
use crate::config::ResourceOverride;
use crate::model::PropertyResource;
use crate::model::target::Target;

const ANY: &str = "any of get, count, replace, delete";

/// Gives the property the verbs that the entry lists.
pub(super) fn apply(entry: &ResourceOverride, settling: &mut Settling<'_>) {
    let named = Entry {
        table: "resource",
        key: "property",
        item: &entry.property,
    };
    let (id, slot) = match settling.find(&named) {
        Some(Target::Property(id, slot)) => (id, slot),
        Some(_) => {
            let what = "it is not a structural property";
            return settling.say(&named, what, "name one, `namespace.type/property`");
        }
        None => return,
    };
    let structure = settling.model.structure_mut(id);
    let Some(property) = structure.and_then(|structure| structure.properties.get_mut(slot)) else {
        return;
    };
    let is_collection = property.ty.is_collection;
    let (resource, strangers) = verbs(entry, is_collection);
    let is_second = property.resource.replace(resource).is_some();
    for (what, settle) in strangers {
        settling.say(&named, what, settle);
    }
    if entry.operations.is_empty() {
        settling.say(&named, "it offers no operation", ANY);
    }
    if is_second {
        let settle = "put the operations into one entry";
        settling.say(&named, "the property is listed twice", settle);
    }
}

type Strangers = Vec<(String, &'static str)>;

/// The verbs of the entry, and what is wrong with those that are none.
fn verbs(entry: &ResourceOverride, is_collection: bool) -> (PropertyResource, Strangers) {
    let mut resource = PropertyResource {
        get: false,
        count: false,
        replace: false,
        delete: false,
    };
    let mut strangers = Strangers::new();
    for operation in &entry.operations {
        match operation.value.as_str() {
            "get" => resource.get = true,
            "count" if is_collection => resource.count = true,
            "count" => {
                let what = "`count` is asked for, but the property is not a collection";
                strangers.push((what.to_owned(), "remove `count`"));
            }
            "replace" => resource.replace = true,
            "delete" => resource.delete = true,
            other => {
                strangers.push((
                    format!("there is no operation `{other}` on a property"),
                    ANY,
                ));
            }
        }
    }
    (resource, strangers)
}
