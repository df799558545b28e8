//! Parameters, for calls that were written before: they compile, since parameters are structs, and do not set what is new.

use super::difference::Difference;
use crate::interface::{ChangeKind, Fact, Interface, Member, Type, TypeKind};

const LEFT_OUT: &str = "LeftOut";
const REFUSED: &str = "Refused";

/// What a call that does not set a parameter does now, if it did something else. A parameter that is new was left out.
pub(super) fn unset<'m>(
    owner: TypeKind,
    before: Option<&'m Member>,
    now: &'m Member,
) -> Option<Difference<'m>> {
    let state = |member: &'m Member| match owner {
        TypeKind::Url => member.facts.get(Fact::Unset),
        TypeKind::Body if is_required(member) => Some(REFUSED),
        _ => None,
    };
    let old = before.and_then(state).unwrap_or(LEFT_OUT);
    match state(now).unwrap_or(LEFT_OUT) {
        new if new == old => None,
        REFUSED => {
            let setter = now.facts.get(Fact::Setter);
            Some(Difference::new(ChangeKind::ParameterRequired, None, setter))
        }
        // A body that may be without the parameter is documentation: what was sent is still right.
        _ if owner == TypeKind::Body => None,
        new => Some(Difference::new(
            ChangeKind::UnsetChanged,
            Some(old),
            Some(new),
        )),
    }
}

/// Whether an action is refused without this parameter.
fn is_required(parameter: &Member) -> bool {
    parameter.facts.get(Fact::Null).is_some()
}

/// Whether a method sends another request. The parameters of a function are in its URL, and are compared as fields of their struct.
pub(super) fn is_other_request(before: &Member, now: &Member) -> bool {
    let request = |member: &Member| {
        let request = member.facts.get(Fact::Request).unwrap_or_default();
        match (request.split_once('('), request.rsplit_once(')')) {
            (Some((start, _)), Some((_, end))) if parameters_of(member).is_some() => {
                format!("{start}{end}")
            }
            _ => request.to_owned(),
        }
    };
    request(before) != request(now)
}

/// The method without parameters whose action requires some now: those of a second method, which is new.
pub(super) fn now_incomplete<'i>(
    second: &Member,
    owner: (&'i Type, &Type),
    new: &Interface,
) -> Option<&'i str> {
    let body = new.types.get(parameters_of(second)?)?;
    let mut fields = body.members.values();
    if body.kind != TypeKind::Body || !fields.any(|field| is_required(field)) {
        return None;
    }
    let is_plain = |method: &Member| {
        let request = method.facts.get(Fact::Request);
        request == second.facts.get(Fact::Request) && parameters_of(method).is_none()
    };
    let (before, now) = owner;
    let mut plain = before.members.iter().filter(|(_, method)| is_plain(method));
    let (name, _) = plain.find(|(name, _)| now.members.contains_key(*name))?;
    Some(name)
}

/// The path of a method's struct of parameters.
fn parameters_of(method: &Member) -> Option<&str> {
    let takes = method.facts.get(Fact::Takes)?;
    let mut arguments = takes.split(", ");
    arguments.find_map(|argument| {
        let path = argument.trim_start_matches('&');
        path.starts_with("parameters::").then_some(path)
    })
}
