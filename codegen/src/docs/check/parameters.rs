//! The body of an action: an object with its parameters.

use super::Kind;
use super::body::Body;
use super::draft::Lean;
use super::touched::Fact;
use crate::docs::json::Json;
use crate::model::nearest::nearest;
use crate::model::{Operation, OperationId};

/// Checks names and values, and whether what is needed is there.
pub(super) fn check(body: &mut Body<'_, '_>, json: &Json, id: OperationId) {
    let model = body.model;
    let operation = model.operation(id);
    for member in json
        .members()
        .iter()
        .filter(|member| !member.key.starts_with('@'))
    {
        let name = member
            .key
            .split_once('@')
            .map_or(member.key.as_str(), |(name, _)| name);
        let parameter = operation
            .parameters
            .iter()
            .find(|parameter| parameter.name == name);
        body.inside(&member.key, |body| match parameter {
            Some(parameter) => {
                body.touched.push(Fact::Parameter(id, name.to_owned()));
                if name == member.key {
                    body.value(&member.value, parameter.ty, parameter.nullable);
                }
            }
            None => unknown(body, operation, name, member.at),
        });
    }
    let given = |name: &str| {
        json.members()
            .iter()
            .any(|member| member.key.eq_ignore_ascii_case(name))
    };
    let needed = operation
        .parameters
        .iter()
        .filter(|parameter| !parameter.optional && !parameter.nullable);
    for parameter in needed.filter(|parameter| !given(&parameter.name)) {
        let why = format!(
            "`{}` needs the parameter `{}`, and the example does not give it.",
            operation.name.name, parameter.name
        );
        body.inside(&parameter.name, |body| {
            body.say(Kind::MissingParameter, json.at, why, Lean::Unclear)
        });
    }
}

fn unknown(body: &mut Body<'_, '_>, operation: &Operation, name: &str, at: crate::problem::At) {
    let names = || {
        operation
            .parameters
            .iter()
            .map(|parameter| parameter.name.as_str())
    };
    let same = names().find(|known| known.eq_ignore_ascii_case(name));
    let action = &operation.name.name;
    let (why, lean) = match same.or_else(|| nearest(name, names())) {
        // Some services take parameters in any case.
        Some(near) if same.is_some() => (
            format!("`{action}` spells its parameter `{near}`, and the page `{name}`."),
            Lean::Unclear,
        ),
        Some(near) => (
            format!("`{action}` has no parameter `{name}`, but `{near}`."),
            Lean::Page,
        ),
        None => (
            format!("`{action}` has no parameter `{name}`."),
            Lean::Unclear,
        ),
    };
    body.say(Kind::UnknownParameter, at, why, lean);
}
