//! Types as tables have them, against those of the metadata.

use super::annotation;
use crate::page::CellType;
use graph_csdl::config::Spanned;
use graph_csdl::model::{ItemType, Model, Primitive, TypeId, TypeKind, TypeRef};

/// Whether a cell means the type.
pub(crate) fn agrees(model: &Model, cell: &CellType, ty: TypeRef) -> bool {
    if cell
        .is_collection
        .is_some_and(|is_collection| is_collection != ty.is_collection)
    {
        return false;
    }
    let name = cell.name.as_str();
    match ty.item {
        ItemType::Primitive(primitive) => is_primitive(name, primitive),
        ItemType::Named(id) => match &model.ty(id).kind {
            TypeKind::Enum(_) => same_name(model, name, id),
            TypeKind::Definition(primitive) => {
                is_primitive(name, *primitive) || same_name(model, name, id)
            }
            TypeKind::Entity(_) | TypeKind::Complex(_) => {
                same_name(model, name, id) || is_relative(model, name, id)
            }
        },
    }
}

/// Whether a cell calls text what is an enum: on the wire it is, and the names of its members are lost.
pub(crate) fn is_text_for_enum(model: &Model, cell: &CellType, ty: TypeRef) -> bool {
    let is_enum = match ty.item {
        ItemType::Named(id) => matches!(model.ty(id).kind, TypeKind::Enum(_)),
        ItemType::Primitive(_) => false,
    };
    is_enum
        && cell.name.eq_ignore_ascii_case("string")
        && cell.is_collection != Some(!ty.is_collection)
}

fn is_primitive(name: &str, primitive: Primitive) -> bool {
    let bare = name
        .get(..4)
        .filter(|head| head.eq_ignore_ascii_case("edm."))
        .map_or(name, |_| &name[4..]);
    let bare = bare.to_ascii_lowercase();
    bare == primitive.name().to_ascii_lowercase()
        || match primitive {
            Primitive::Boolean => bare == "bool",
            Primitive::Int16 | Primitive::Int32 | Primitive::Int64 => {
                bare == "int" || bare == "integer"
            }
            Primitive::Single | Primitive::Double => {
                bare == "float" || bare == "single" || bare == "double"
            }
            Primitive::Untyped => true,
            _ => false,
        }
}

fn same_name(model: &Model, name: &str, id: TypeId) -> bool {
    let known = &model.ty(id).name;
    known.name.eq_ignore_ascii_case(name) || known.to_string().eq_ignore_ascii_case(name) || {
        let last = name.rsplit('.').next().unwrap_or(name);
        name.contains('.') && last.eq_ignore_ascii_case(&known.name)
    }
}

/// Pages narrow or widen the type of a relationship.
fn is_relative(model: &Model, name: &str, id: TypeId) -> bool {
    match annotation::find(model, name) {
        Some(ItemType::Named(other)) => model.is_a(other, id) || model.is_a(id, other),
        Some(ItemType::Primitive(_)) | None => false,
    }
}

/// The text of a sample's value as a type: `String (timestamp)`, `Int32`.
pub(crate) fn type_in_text(text: &Spanned<String>) -> Option<CellType> {
    let first = text.value.split([' ', '(']).next()?;
    let bare = first.trim_start_matches("Edm.");
    let known = Primitive::named(&format!("Edm.{bare}")).is_some();
    known.then(|| CellType {
        name: bare.to_owned(),
        is_collection: None,
    })
}
