//! Documentation of a property or parameter without a description, from its metadata.

use graph_csdl::model::{Facts, ItemType, Model, Parameter, TypeKind, TypeRef};

/// How many members of an enum are listed.
const MAX_MEMBERS: usize = 6;

/// Type, nullability and allowed values of a property.
pub(in crate::plan) fn of_property(
    model: &Model,
    ty: TypeRef,
    nullable: bool,
    facts: &Facts,
) -> String {
    let mut out = format!("`{}`", model.spell(ty));
    match (nullable, ty.is_collection) {
        (false, false) => out.push_str(", never null"),
        (true, false) => out.push_str(", nullable"),
        (true, true) => out.push_str(" of nullable items"),
        (false, true) => {}
    }
    if facts.immutable {
        out.push_str(", immutable after creation");
    }
    out.push_str(&members(model, ty));
    out
}

/// Type of a parameter, whether it can be left out, and its allowed values.
pub(in crate::plan) fn of_parameter(model: &Model, parameter: &Parameter) -> String {
    let need = match (parameter.optional, parameter.nullable) {
        (true, _) => "optional",
        (false, true) => "nullable",
        (false, false) => "required",
    };
    let ty = parameter.ty;
    format!("`{}`, {need}{}", model.spell(ty), members(model, ty))
}

/// The members of an enum; empty for other types.
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
    format!("; one of {}{more}", shown.join(", "))
}
