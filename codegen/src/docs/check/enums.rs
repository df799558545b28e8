//! Members of enums.

use super::Kind;
use super::body::Body;
use super::draft::Lean;
use super::placeholder::is_misspelling;
use super::site::What;
use super::touched::Fact;
use crate::model::nearest::nearest;
use crate::model::{Enumeration, TypeId};
use crate::problem::At;

/// Checks a value, each part of it where the enum is a set. Pages also list the choices: `a | b`.
pub(super) fn check(
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
    body.trail.site(at, What::Member(id));
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
        body.trail.touch(Fact::Member(id, part.to_owned()));
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
        body.trail.say(Kind::EnumCase, at, why, Lean::Page);
        return;
    }
    let near = nearest(part, names()).filter(|near| is_misspelling(part, near));
    let (why, lean) = match near {
        Some(near) => (
            format!("{ty} has no member `{part}`, but `{near}`."),
            Lean::Page,
        ),
        None => (format!("{ty} has no member `{part}`."), Lean::Unclear),
    };
    body.trail.say(Kind::EnumMember, at, why, lean);
}
