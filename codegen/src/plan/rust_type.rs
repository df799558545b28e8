//! The Rust type of a property, parameter or result, and the `use` lines that bring its name into scope.

use super::modules::Placing;
use super::{RustType, Taken};
use crate::model::{ItemType, Model, Primitive, TypeId, TypeKind, TypeRef};
use std::collections::BTreeSet;

/// Names that generated code means something else by: a model so named is written with its path.
const RESERVED: [&str; 39] = [
    "Binary",
    "Body",
    "Box",
    "ByteStream",
    "Clone",
    "Copy",
    "Date",
    "Debug",
    "Decimal",
    "Default",
    "Duration",
    "Err",
    "Error",
    "Flags",
    "From",
    "GetOptions",
    "GraphClient",
    "Into",
    "IntoIterator",
    "Iterator",
    "Json",
    "ListOptions",
    "None",
    "OffsetDateTime",
    "Ok",
    "Option",
    "Page",
    "PartialEq",
    "Request",
    "RequestOptions",
    "Response",
    "Result",
    "Self",
    "Some",
    "String",
    "Target",
    "Time",
    "Uuid",
    "Vec",
];

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
    uses: BTreeSet<String>,
}

impl<'a> Scope<'a> {
    /// The file of the model `own`, in its module.
    pub(super) fn of_model(model: &'a Model, placing: &'a Placing, own: TypeId) -> Self {
        let home = placing.get(own).modules.as_slice();
        Self {
            model,
            placing,
            home: Some(home),
            own: Some(own),
            local: BTreeSet::new(),
            uses: BTreeSet::new(),
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
            uses: BTreeSet::new(),
        }
    }

    /// Brings a path into scope.
    pub(super) fn bring(&mut self, path: &str) {
        self.uses.insert(path.to_owned());
    }

    /// The `use` lines, in order.
    pub(super) fn uses(self) -> Vec<String> {
        self.uses.into_iter().collect()
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
        if plain && !RESERVED.contains(&placed.name.as_str()) && !self.local.contains(&placed.name)
        {
            self.bring(&path);
            placed.name.clone()
        } else {
            path
        }
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

fn as_is(path: String) -> RustType {
    RustType::Path {
        path,
        taken: Taken::AsIs,
    }
}
