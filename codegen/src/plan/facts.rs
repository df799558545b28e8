//! What the metadata says of a property or parameter, in words: for items without a description.

use graph_csdl::model::{Facts, ItemType, Model, Parameter, TypeKind, TypeRef};

/// The most members of an enum that are named.
const MAX_MEMBERS: usize = 6;

/// Type, nullability and allowed values of a property.
pub(super) fn of_property(model: &Model, ty: TypeRef, nullable: bool, facts: &Facts) -> String {
    let mut out = format!("`{}`", model.spell(ty));
    match (nullable, ty.is_collection) {
        (false, false) => out.push_str(", never null"),
        (true, false) => out.push_str(", nullable"),
        (true, true) => out.push_str(" of nullable items"),
        (false, true) => {}
    }
    if facts.immutable {
        out.push_str(", fixed once created");
    }
    out.push_str(&members(model, ty));
    out
}

/// Type of a parameter, whether it can be left out, and its allowed values.
pub(super) fn of_parameter(model: &Model, parameter: &Parameter) -> String {
    let need = match (parameter.optional, parameter.nullable) {
        (true, _) => "optional",
        (false, true) => "nullable",
        (false, false) => "required",
    };
    let ty = parameter.ty;
    format!("`{}`, {need}{}", model.spell(ty), members(model, ty))
}

/// The members of an enum that there are values of; nothing of another type.
fn members(model: &Model, ty: TypeRef) -> String {
    let ItemType::Named(id) = ty.item else {
        return String::new();
    };
    let TypeKind::Enum(enumeration) = &model.ty(id).kind else {
        return String::new();
    };
    let all = &enumeration.members;
    let shown = all.iter().take(MAX_MEMBERS);
    let shown: Vec<String> = shown.map(|member| format!("`{}`", member.name)).collect();
    let more = match all.len().saturating_sub(MAX_MEMBERS) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("; values are {}{more}", shown.join(", "))
}
