//! Ids and names, handed out before any body is read, so that cycles are ordinary.

use super::hash::{self, Map};
use super::members::{Members, Slot};
use super::say;
use super::{ItemType, OperationId, Primitive, TypeId, TypeRef, nearest};
use crate::problem::{At, Problems};
use crate::schema::{self, Schema, TypeName};
use std::cell::Cell;

/// Suggestions are looked for among all names; a file that is wrong everywhere gets this many.
const SUGGESTIONS: u32 = 100;

/// What every name of a [`Schema`] stands for. Looked up, never walked.
pub(crate) struct Index<'s> {
    types: Map<&'s str, TypeId>,
    members: Members<'s>,
    operations: Map<&'s str, Vec<OperationId>>,
    suggestions: Cell<u32>,
}

/// Types in id order.
pub(super) fn types(schema: &Schema) -> impl Iterator<Item = (TypeId, &schema::TypeItem)> {
    let items = schema
        .namespaces
        .iter()
        .flat_map(|namespace| &namespace.types);
    items
        .enumerate()
        .map(|(index, item)| (TypeId(index as u32), item))
}

/// Operations in id order.
pub(super) fn operations(
    schema: &Schema,
) -> impl Iterator<Item = (OperationId, &schema::Operation)> {
    let items = schema
        .namespaces
        .iter()
        .flat_map(|namespace| &namespace.operations);
    items
        .enumerate()
        .map(|(index, item)| (OperationId(index as u32), item))
}

/// The index of a schema that is known to be sound.
pub(crate) fn of(schema: &Schema) -> Index<'_> {
    Index::of(schema, &mut Problems::new())
}

impl<'s> Index<'s> {
    /// Numbers everything; two items of one name are problems.
    pub(super) fn of(schema: &'s Schema, problems: &mut Problems) -> Self {
        let mut index = Self {
            types: hash::map(types(schema).count()),
            members: Members::default(),
            operations: hash::map(operations(schema).count()),
            suggestions: Cell::new(SUGGESTIONS),
        };
        for (id, item) in types(schema) {
            if index.types.insert(&item.name, id).is_some() {
                problems.push(twice(item.at, say::type_item(item), "type", &item.name));
            }
            for (at, name) in index.members.add(item) {
                problems.push(twice(at, say::type_item(item), "member", name));
            }
        }
        for (id, item) in operations(schema) {
            // An operation may share its name with a type: Graph has a type and an action `post`.
            index.operations.entry(&item.name).or_default().push(id);
        }
        index
    }

    /// The type with this qualified name.
    pub(super) fn ty(&self, name: &str) -> Option<TypeId> {
        self.types.get(name).copied()
    }

    /// The member of a type, its own ones only.
    pub(super) fn slot(&self, ty: TypeId, name: &str) -> Option<Slot> {
        self.members.find(ty, name)
    }

    /// Every overload with this qualified name.
    pub(super) fn overloads(&self, name: &str) -> &[OperationId] {
        self.operations.get(name).map_or(&[], Vec::as_slice)
    }

    /// What `name` refers to; a problem, and any value, if nothing does.
    pub(super) fn reference(
        &self,
        name: &TypeName,
        at: At,
        within: &dyn Fn() -> String,
        problems: &mut Problems,
    ) -> TypeRef {
        let item = Primitive::named(&name.name)
            .map(ItemType::Primitive)
            .or_else(|| self.ty(&name.name).map(ItemType::Named));
        let item = item.unwrap_or_else(|| {
            problems.push(say::metadata(
                at,
                within(),
                format!("the type `{}` does not exist", name.name),
                format!(
                    "name a type that the file declares or one of `Edm`{}",
                    self.like(&name.name)
                ),
            ));
            ItemType::Primitive(Primitive::Untyped)
        });
        TypeRef {
            item,
            is_collection: name.is_collection,
        }
    }

    /// `; the nearest is …` among type names, while there are suggestions left.
    pub(super) fn like(&self, name: &str) -> String {
        let left = self.suggestions.get();
        if left == 0 {
            return String::new();
        }
        self.suggestions.set(left - 1);
        if let Some(primitive) = name.strip_prefix("Edm.") {
            return nearest::nearest(primitive, Primitive::names())
                .map_or_else(String::new, |near| format!("; the nearest is `Edm.{near}`"));
        }
        nearest::hint(name, self.types.keys().copied())
    }

    /// `; the nearest is …` among operation names, while there are suggestions left.
    pub(super) fn like_operation(&self, name: &str) -> String {
        let left = self.suggestions.get();
        if left == 0 {
            return String::new();
        }
        self.suggestions.set(left - 1);
        nearest::hint(name, self.operations.keys().copied())
    }
}

fn twice(at: At, within: String, what: &str, name: &str) -> crate::problem::Problem {
    say::metadata(
        at,
        within,
        format!("a second {what} is named `{name}`"),
        "rename one of them or remove it",
    )
}
