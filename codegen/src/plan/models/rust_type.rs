//! The Rust type of a property, parameter or result.

use super::placement::ModelPlacement;
use crate::plan::{Item, RustType, Scalar};
use graph_csdl::model::{ItemType, Model, Primitive, TypeKind, TypeRef};

/// The type of a value, not boxed.
pub(in crate::plan) fn rust_type(
    model: &Model,
    placement: &ModelPlacement,
    ty: TypeRef,
) -> RustType {
    let item = item_type(model, placement, ty.item);
    if ty.is_collection {
        RustType::List(item)
    } else {
        RustType::One(item)
    }
}

/// The type of one value.
pub(in crate::plan) fn item_type(
    model: &Model,
    placement: &ModelPlacement,
    item: ItemType,
) -> Item {
    match item {
        ItemType::Primitive(primitive) => Item::Scalar(scalar(primitive)),
        ItemType::Named(id) => match &model.ty(id).kind {
            TypeKind::Definition(primitive) => Item::Scalar(scalar(*primitive)),
            TypeKind::Enum(enumeration) if enumeration.is_flags => Item::Flags(placement.model(id)),
            TypeKind::Enum(_) | TypeKind::Entity(_) | TypeKind::Complex(_) => {
                Item::Model(placement.model(id))
            }
        },
    }
}

fn scalar(primitive: Primitive) -> Scalar {
    match primitive {
        Primitive::Boolean => Scalar::Bool,
        Primitive::Byte => Scalar::U8,
        Primitive::SByte => Scalar::I8,
        Primitive::Int16 => Scalar::I16,
        Primitive::Int32 => Scalar::I32,
        Primitive::Int64 => Scalar::I64,
        Primitive::Single => Scalar::F32,
        Primitive::Double => Scalar::F64,
        Primitive::String => Scalar::String,
        Primitive::Binary | Primitive::Stream => Scalar::Binary,
        Primitive::Decimal => Scalar::Decimal,
        Primitive::Date => Scalar::Date,
        Primitive::DateTimeOffset => Scalar::OffsetDateTime,
        Primitive::Duration => Scalar::Duration,
        Primitive::Guid => Scalar::Uuid,
        Primitive::TimeOfDay => Scalar::Time,
        Primitive::Geo(_)
        | Primitive::Untyped
        | Primitive::PrimitiveType
        | Primitive::ComplexType
        | Primitive::EntityType => Scalar::Json,
    }
}
