//! The body of an action: an object with its parameters.

use super::Kind;
use super::body::{Body, member_name, shows_type};
use super::draft::Lean;
use super::site::What;
use super::touched::Fact;
use super::trail::Step;
use crate::json::{Json, Member};
use graph_csdl::model::{Operation, OperationId, Parameter};
use graph_csdl::nearest::{is_misspelling, nearest};

/// Checks names and values, and whether what is needed is there.
pub(super) fn check(body: &mut Body<'_, '_>, json: &Json, id: OperationId) {
    let model = body.model;
    let operation = model.operation(id);
    for member in json
        .members()
        .iter()
        .filter(|member| !member.key.starts_with('@'))
    {
        let (name, is_annotation) = member_name(&member.key);
        body.trail.enter(Step::Key(member.key.clone()));
        match operation
            .parameters
            .iter()
            .find(|parameter| parameter.name == name)
        {
            Some(parameter) => {
                touch(body, id, parameter, member);
                if !is_annotation {
                    body.value(&member.value, parameter.ty, parameter.nullable);
                }
            }
            None => unknown(body, operation, name, member.at),
        }
        body.trail.leave();
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
        body.trail.say_at(
            &parameter.name,
            Kind::MissingParameter,
            json.at,
            why,
            Lean::Unclear,
        );
    }
}

/// Notes that the page says something of a parameter.
fn touch(body: &mut Body<'_, '_>, id: OperationId, parameter: &Parameter, member: &Member) {
    body.trail.site(member.at, What::Name { open: false });
    if !parameter.optional && !parameter.nullable {
        body.trail.site(member.at, What::Needed);
    }
    body.trail
        .touch(Fact::Parameter(id, parameter.name.clone()));
    if shows_type(&member.value, parameter.ty) {
        body.trail
            .touch(Fact::ParameterType(id, parameter.name.clone()));
    }
}

fn unknown(
    body: &mut Body<'_, '_>,
    operation: &Operation,
    name: &str,
    at: graph_csdl::problem::At,
) {
    let names = || {
        operation
            .parameters
            .iter()
            .map(|parameter| parameter.name.as_str())
    };
    let same = names().find(|known| known.eq_ignore_ascii_case(name));
    let action = &operation.name.name;
    let (why, lean) =
        match same.or_else(|| nearest(name, names()).filter(|near| is_misspelling(name, near))) {
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
    body.trail.say(Kind::UnknownParameter, at, why, lean);
}
