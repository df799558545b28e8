//! The Rust type of a property, parameter or result, and the `use` lines that bring its name into scope.

use super::modules::Placing;
use super::{RustType, Taken};
use graph_csdl::model::{ItemType, Model, Primitive, TypeId, TypeKind, TypeRef};
use graph_csdl::reserved;
use std::collections::{BTreeMap, BTreeSet};

/// The names in scope of one file.
#[derive(Debug)]
pub(super) struct Scope<'a> {
    model: &'a Model,
    placing: &'a Placing,
    /// Modules below `models`, if the file is one of models.
    home: Option<&'a [String]>,
    /// The model that the file declares.
    own: Option<TypeId>,
    /// Other names that the file declares.
    local: BTreeSet<String>,
    /// The paths that names were brought from.
    uses: BTreeMap<String, String>,
}

impl<'a> Scope<'a> {
    /// The file of the model `own`, in its module.
    pub(super) fn of_model(model: &'a Model, placing: &'a Placing, own: TypeId) -> Self {
        let placed = placing.get(own);
        let home = placed.modules.as_slice();
        Self {
            model,
            placing,
            home: Some(home),
            own: Some(own),
            local: BTreeSet::from([placed.name.clone(), placed.property_enum.clone()]),
            uses: BTreeMap::new(),
        }
    }

    /// Any other file, which declares `local` names itself.
    pub(super) fn elsewhere(
        model: &'a Model,
        placing: &'a Placing,
        local: BTreeSet<String>,
    ) -> Self {
        Self {
            model,
            placing,
            home: None,
            own: None,
            local,
            uses: BTreeMap::new(),
        }
    }

    /// Brings a path into scope whose name is nothing else's: of the runtime or of std.
    pub(super) fn bring(&mut self, path: &str) {
        self.uses.insert(last(path).to_owned(), path.to_owned());
    }

    /// How this file names an item of the crate: by its name, which is brought into scope, or by its path where the file
    /// means something else by the name.
    pub(super) fn name_of(&mut self, path: &str) -> String {
        let name = last(path);
        let is_taken = reserved::is_type(name)
            || self.local.contains(name)
            || self.uses.get(name).is_some_and(|known| known != path);
        if is_taken {
            return path.to_owned();
        }
        self.bring(path);
        name.to_owned()
    }

    /// The `use` lines, in order.
    pub(super) fn uses(self) -> Vec<String> {
        let paths: BTreeSet<String> = self.uses.into_values().collect();
        paths.into_iter().collect()
    }

    /// How this file names a model.
    pub(super) fn path_of(&mut self, id: TypeId) -> String {
        let placed = self.placing.get(id);
        if self.own == Some(id) {
            return placed.name.clone();
        }
        let module: Vec<&str> = placed.modules.iter().map(String::as_str).collect();
        let is_home = self.home == Some(placed.modules.as_slice());
        let path = match (is_home, module.as_slice()) {
            (true, _) => format!("super::{}", placed.name),
            (false, []) => format!("crate::models::{}", placed.name),
            (false, modules) => format!("crate::models::{}::{}", modules.join("::"), placed.name),
        };
        let shadowed = self
            .home
            .is_some_and(|home| self.placing.has(home, &placed.name));
        let plain = is_home || (module.is_empty() && !shadowed);
        if plain { self.name_of(&path) } else { path }
    }

    /// The type of a value, not boxed.
    pub(super) fn rust_type(&mut self, ty: TypeRef) -> RustType {
        let item = self.item_type(ty.item);
        if ty.is_collection {
            RustType::List(Box::new(item))
        } else {
            item
        }
    }

    /// The type of one value.
    pub(super) fn item_type(&mut self, item: ItemType) -> RustType {
        match item {
            ItemType::Primitive(primitive) => self.primitive(primitive),
            ItemType::Named(id) => match &self.model.ty(id).kind {
                TypeKind::Definition(primitive) => self.primitive(*primitive),
                TypeKind::Enum(enumeration) if enumeration.is_flags => {
                    self.bring("graph_runtime::Flags");
                    RustType::Flags(self.path_of(id))
                }
                TypeKind::Enum(_) | TypeKind::Entity(_) | TypeKind::Complex(_) => {
                    as_is(self.path_of(id))
                }
            },
        }
    }

    fn primitive(&mut self, primitive: Primitive) -> RustType {
        let (name, taken) = match primitive {
            Primitive::Boolean => return as_is("bool".to_owned()),
            Primitive::Byte => return as_is("u8".to_owned()),
            Primitive::SByte => return as_is("i8".to_owned()),
            Primitive::Int16 => return as_is("i16".to_owned()),
            Primitive::Int32 => return as_is("i32".to_owned()),
            Primitive::Int64 => return as_is("i64".to_owned()),
            Primitive::Single => return as_is("f32".to_owned()),
            Primitive::Double => return as_is("f64".to_owned()),
            Primitive::String => {
                return RustType::Path {
                    path: "String".to_owned(),
                    taken: Taken::Into,
                };
            }
            Primitive::Binary | Primitive::Stream => ("Binary", Taken::Into),
            Primitive::Decimal => ("Decimal", Taken::Into),
            Primitive::Date => ("Date", Taken::AsIs),
            Primitive::DateTimeOffset => ("OffsetDateTime", Taken::AsIs),
            Primitive::Duration => ("Duration", Taken::AsIs),
            Primitive::Guid => ("Uuid", Taken::AsIs),
            Primitive::TimeOfDay => ("Time", Taken::AsIs),
            Primitive::Geo(_)
            | Primitive::Untyped
            | Primitive::PrimitiveType
            | Primitive::ComplexType
            | Primitive::EntityType => ("Json", Taken::Into),
        };
        self.bring(&format!("graph_runtime::{name}"));
        RustType::Path {
            path: name.to_owned(),
            taken,
        }
    }
}

/// The name that a path ends in.
fn last(path: &str) -> &str {
    path.rsplit_once("::").map_or(path, |(_, name)| name)
}

fn as_is(path: String) -> RustType {
    RustType::Path {
        path,
        taken: Taken::AsIs,
    }
}
