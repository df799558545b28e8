//! The form of function parameters in URLs.

use crate::plan::{IfUnset, UrlForm};
use graph_csdl::model::{ItemType, Model, Parameter, Primitive, TypeKind};

/// The form of a parameter's value in a URL.
pub(super) fn form(model: &Model, parameter: &Parameter) -> UrlForm {
    if parameter.ty.is_collection {
        return UrlForm::Json;
    }
    match parameter.ty.item {
        ItemType::Primitive(primitive) => primitive_form(primitive),
        ItemType::Named(id) => match &model.ty(id).kind {
            TypeKind::Definition(primitive) => primitive_form(*primitive),
            TypeKind::Enum(enumeration) if enumeration.is_flags => UrlForm::Flags,
            TypeKind::Enum(_) => UrlForm::Text,
            TypeKind::Entity(_) | TypeKind::Complex(_) => UrlForm::Json,
        },
    }
}

fn primitive_form(primitive: Primitive) -> UrlForm {
    match primitive {
        Primitive::String => UrlForm::Text,
        Primitive::Duration => UrlForm::Duration,
        Primitive::Binary | Primitive::Stream => UrlForm::Binary,
        Primitive::Boolean
        | Primitive::Byte
        | Primitive::Date
        | Primitive::DateTimeOffset
        | Primitive::Decimal
        | Primitive::Double
        | Primitive::Guid
        | Primitive::Int16
        | Primitive::Int32
        | Primitive::Int64
        | Primitive::SByte
        | Primitive::Single
        | Primitive::TimeOfDay => UrlForm::Bare,
        Primitive::Geo(_)
        | Primitive::Untyped
        | Primitive::PrimitiveType
        | Primitive::ComplexType
        | Primitive::EntityType => UrlForm::Json,
    }
}

/// How an unset parameter is sent.
pub(super) fn unset(parameter: &Parameter) -> IfUnset {
    match (parameter.optional, parameter.nullable) {
        (true, _) => IfUnset::LeftOut,
        (false, true) => IfUnset::Null,
        (false, false) => IfUnset::Refused,
    }
}
