//! Members of enums.

use super::checked_body::Body;
use crate::check::Kind;
use crate::check::covered::{CheckedItem, Fact};
use crate::check::finding::Blame;
use graph_csdl::model::{Enumeration, ItemType, Member, Model, TypeId, TypeKind, TypeRef};
use graph_csdl::nearest::{is_misspelling, nearest};
use graph_csdl::problem::At;

/// Whether a word is meant as a member of the enum although it is the name of a type, such as `Integer`. Only
/// `String` represents any member, unless there is one of that name.
pub(crate) fn is_meant(model: &Model, ty: TypeRef, text: &str) -> bool {
    let Some(mut members) = members(model, ty) else {
        return false;
    };
    let is_word = text.chars().all(|letter| letter.is_ascii_alphanumeric());
    let stands_for_any = text.eq_ignore_ascii_case("string");
    !ty.is_collection
        && is_word
        && (!stands_for_any || members.any(|member| member.name.eq_ignore_ascii_case(text)))
}

/// The members of the type, if it is an enum.
pub(crate) fn members(model: &Model, ty: TypeRef) -> Option<impl Iterator<Item = &Member>> {
    match ty.item {
        ItemType::Named(id) => match &model.ty(id).kind {
            TypeKind::Enum(enumeration) => Some(enumeration.members.iter()),
            _ => None,
        },
        ItemType::Primitive(_) => None,
    }
}

/// Checks a value, each part of it where the enum is a set. Pages also list the choices: `a | b`.
pub(crate) fn check(
    body: &mut Body<'_, '_>,
    at: At,
    text: &str,
    id: TypeId,
    enumeration: &Enumeration,
) {
    let separators: &[char] = if enumeration.is_flags {
        &[',', '|']
    } else {
        &['|']
    };
    body.cursor.checked(at, CheckedItem::Member(id));
    for part in text.split(separators) {
        one(body, at, part.trim(), id, enumeration);
    }
}

fn one(body: &mut Body<'_, '_>, at: At, part: &str, id: TypeId, enumeration: &Enumeration) {
    let names = || {
        enumeration
            .members
            .iter()
            .map(|member| member.name.as_str())
    };
    if names().any(|name| name == part) {
        body.cursor.cover(Fact::Member(id, part.to_owned()));
        return;
    }
    // Services also send the number of a member.
    if part.parse::<i64>().is_ok_and(|value| {
        enumeration
            .members
            .iter()
            .any(|member| member.value == value)
    }) {
        return;
    }
    let ty = &body.model.ty(id).name;
    if let Some(name) = names().find(|name| name.eq_ignore_ascii_case(part)) {
        let why = format!("{ty} spells this member `{name}`, and the page `{part}`.");
        body.cursor.report(Kind::EnumCase, at, why, Blame::Page);
        return;
    }
    let near = nearest(part, names()).filter(|near| is_misspelling(part, near));
    let (why, blame) = match near {
        Some(near) => (
            format!("{ty} has no member `{part}`, but `{near}`."),
            Blame::Page,
        ),
        // No enum has a member without a name.
        None if part.is_empty() => (format!("{ty} has no empty member."), Blame::Page),
        None => (format!("{ty} has no member `{part}`."), Blame::Unclear),
    };
    body.cursor.report(Kind::EnumMember, at, why, blame);
}
