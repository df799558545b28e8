//! The body of an action: an object with its parameters.

use super::body::{Null, member_name, shows_type};
use super::checked_body::Body;
use crate::check::Kind;
use crate::check::covered::{CheckedItem, Fact};
use crate::check::finding::Blame;
use crate::check::json_cursor::Step;
use crate::json::{Json, Member};
use graph_csdl::model::{Operation, OperationId, Parameter};
use graph_csdl::nearest::{is_misspelling, nearest};

/// Checks names and values, and whether what is needed is there.
pub(crate) fn check(body: &mut Body<'_, '_>, json: &Json, id: OperationId) {
    let model = body.model;
    let operation = model.operation(id);
    for member in json
        .members()
        .iter()
        .filter(|member| !member.key.starts_with('@'))
    {
        let (name, is_annotation) = member_name(&member.key);
        body.cursor.enter(Step::Key(member.key.clone()));
        match operation
            .parameters
            .iter()
            .find(|parameter| parameter.name == name)
        {
            Some(parameter) => {
                cover(body, id, parameter, member);
                if !is_annotation {
                    body.value(&member.value, parameter.ty, Null::of(parameter.nullable));
                }
            }
            None => unknown(body, operation, name, member.at),
        }
        body.cursor.leave();
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
        body.cursor.report_at(
            &parameter.name,
            Kind::MissingParameter,
            json.at,
            why,
            Blame::Unclear,
        );
    }
}

/// Notes that the page says something of a parameter.
fn cover(body: &mut Body<'_, '_>, id: OperationId, parameter: &Parameter, member: &Member) {
    body.cursor
        .checked(member.at, CheckedItem::Name { open: false });
    if !parameter.optional && !parameter.nullable {
        body.cursor.checked(member.at, CheckedItem::Needed);
    }
    body.cursor
        .cover(Fact::Parameter(id, parameter.name.clone()));
    if shows_type(&member.value, parameter.ty) {
        body.cursor
            .cover(Fact::ParameterType(id, parameter.name.clone()));
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
    let (why, blame) =
        match same.or_else(|| nearest(name, names()).filter(|near| is_misspelling(name, near))) {
            // Some services take parameters in any case.
            Some(near) if same.is_some() => (
                format!("`{action}` spells its parameter `{near}`, and the page `{name}`."),
                Blame::Unclear,
            ),
            Some(near) => (
                format!("`{action}` has no parameter `{name}`, but `{near}`."),
                Blame::Page,
            ),
            None => (
                format!("`{action}` has no parameter `{name}`."),
                Blame::Unclear,
            ),
        };
    body.cursor.report(Kind::UnknownParameter, at, why, blame);
}
