//! Names and their ids. Ids are assigned before any body is read, so types may refer to each other in cycles.

use super::members::{Members, Slot};
use super::report;
use crate::model::hash::{self, Map};
use crate::model::{ItemType, OperationId, Primitive, TypeId, TypeRef};
use crate::nearest;
use crate::problem::{At, Problems, brief};
use crate::schema::{self, Schema, TypeName};
use std::cell::Cell;

/// The most suggestions that are made: each compares all names, and a file may be wrong everywhere.
const SUGGESTIONS: u32 = 100;

/// The id of every name of a [`Schema`].
pub(crate) struct Index<'s> {
    types: Map<&'s str, TypeId>,
    members: Members<'s>,
    operations: Map<&'s str, Vec<OperationId>>,
    /// Every overload as it is published, by id.
    published: Vec<&'s schema::Operation>,
    references: &'s [schema::Reference],
    suggestions: Cell<u32>,
}

/// Types in id order.
pub(crate) fn types(schema: &Schema) -> impl Iterator<Item = (TypeId, &schema::TypeItem)> {
    let items = schema
        .namespaces
        .iter()
        .flat_map(|namespace| &namespace.types);
    items
        .enumerate()
        .map(|(index, item)| (TypeId::new(index), item))
}

/// Operations in id order.
pub(crate) fn operations(
    schema: &Schema,
) -> impl Iterator<Item = (OperationId, &schema::Operation)> {
    let items = schema
        .namespaces
        .iter()
        .flat_map(|namespace| &namespace.operations);
    items
        .enumerate()
        .map(|(index, item)| (OperationId::new(index), item))
}

/// The index of a schema that is known to be sound.
pub(crate) fn of(schema: &Schema) -> Index<'_> {
    Index::of(schema, &mut Problems::new())
}

impl<'s> Index<'s> {
    /// Assigns ids; two items with one name are a problem.
    pub(in crate::model) fn of(schema: &'s Schema, problems: &mut Problems) -> Self {
        let mut index = Self {
            types: hash::map(types(schema).count()),
            members: Members::default(),
            operations: hash::map(operations(schema).count()),
            published: operations(schema).map(|(_, item)| item).collect(),
            references: &schema.references,
            suggestions: Cell::new(SUGGESTIONS),
        };
        for (id, item) in types(schema) {
            if index.types.insert(&item.name, id).is_some() {
                problems.push(twice(item.at, report::type_item(item), "type", &item.name));
            }
            for (at, name) in index.members.add(item) {
                problems.push(twice(at, report::type_item(item), "member", name));
            }
        }
        for (id, item) in operations(schema) {
            // An operation may share its name with a type: Graph has a type and an action `post`.
            index.operations.entry(&item.name).or_default().push(id);
        }
        index
    }

    /// The type with this qualified name.
    pub(in crate::model) fn ty(&self, name: &str) -> Option<TypeId> {
        self.types.get(name).copied()
    }

    /// The member of a type, its own ones only.
    pub(super) fn slot(&self, ty: TypeId, name: &str) -> Option<Slot> {
        self.members.find(ty, name)
    }

    /// Every overload with this qualified name.
    pub(in crate::model) fn overloads(&self, name: &str) -> &[OperationId] {
        self.operations.get(name).map_or(&[], Vec::as_slice)
    }

    /// An overload as it is published: corrections change the types of its parameters, and not its identity.
    pub(in crate::model) fn published(&self, id: OperationId) -> &'s schema::Operation {
        self.published[id.0 as usize]
    }

    /// The type with this name, if there is one.
    pub(in crate::model) fn type_ref(&self, name: &TypeName) -> Option<TypeRef> {
        let item = Primitive::named(&name.name)
            .map(ItemType::Primitive)
            .or_else(|| self.ty(&name.name).map(ItemType::Named))?;
        Some(TypeRef {
            item,
            is_collection: name.is_collection,
        })
    }

    /// What `name` refers to; a problem, and any value, if nothing does.
    pub(in crate::model) fn reference(
        &self,
        name: &TypeName,
        at: At,
        within: &dyn Fn() -> String,
        problems: &mut Problems,
    ) -> TypeRef {
        self.type_ref(name).unwrap_or_else(|| {
            problems.push(report::metadata(
                at,
                within(),
                format!("the type `{}` does not exist", brief(&name.name)),
                self.suggestion(
                    &name.name,
                    "name a type that the file declares or one of `Edm`",
                ),
            ));
            TypeRef {
                item: ItemType::Primitive(Primitive::Untyped),
                is_collection: name.is_collection,
            }
        })
    }

    /// How to fix a reference to a type or container that the file does not declare: `otherwise`, with the nearest
    /// type, unless another document declares it.
    pub(in crate::model) fn suggestion(&self, name: &str, otherwise: &str) -> String {
        self.elsewhere(name)
            .unwrap_or_else(|| format!("{otherwise}{}", self.like(name)))
    }

    /// How to add a name of a namespace that an `edmx:Reference` includes, whose document is not read.
    pub(in crate::model) fn elsewhere(&self, name: &str) -> Option<String> {
        let (namespace, _) = name.rsplit_once('.')?;
        let reference = self.references.iter().find(|reference| {
            let mut includes = reference.includes.iter();
            includes.any(|include| include.namespace == namespace)
        })?;
        Some(format!(
            "references are not followed: put the `Schema` element of `{}` from {} into this file",
            brief(namespace),
            brief(&reference.uri)
        ))
    }

    /// `; the nearest is …` among type names, while there are suggestions left.
    pub(in crate::model) fn like(&self, name: &str) -> String {
        if !self.may_suggest() {
            return String::new();
        }
        let bare = Some(name).filter(|name| !name.contains('.'));
        if let Some(primitive) = name.strip_prefix("Edm.").or(bare) {
            return nearest::nearest(primitive, Primitive::names())
                .filter(|near| bare.is_some() || *near != primitive)
                .map_or_else(String::new, |near| format!("; the nearest is `Edm.{near}`"));
        }
        nearest::hint(name, self.types.keys().copied())
    }

    /// `; the nearest is …` among operation names, while there are suggestions left.
    pub(in crate::model) fn like_operation(&self, name: &str) -> String {
        self.hint(name, self.operations.keys().copied())
    }

    /// `; the nearest is …` among `names`, while there are suggestions left.
    pub(in crate::model) fn hint<'n>(
        &self,
        name: &str,
        names: impl IntoIterator<Item = &'n str>,
    ) -> String {
        if self.may_suggest() {
            nearest::hint(name, names)
        } else {
            String::new()
        }
    }

    /// Calls `look_up` without making suggestions, which are expensive, for a result whose error is not shown.
    pub(in crate::model) fn quietly<T>(&self, look_up: impl FnOnce() -> T) -> T {
        let left = self.suggestions.replace(0);
        let found = look_up();
        self.suggestions.set(left);
        found
    }

    fn may_suggest(&self) -> bool {
        let left = self.suggestions.get();
        self.suggestions.set(left.saturating_sub(1));
        left > 0
    }
}

fn twice(at: At, within: String, what: &str, name: &str) -> crate::problem::Problem {
    report::metadata(
        at,
        within,
        format!("a second {what} is named `{}`", brief(name)),
        "rename one of them or remove it",
    )
}
