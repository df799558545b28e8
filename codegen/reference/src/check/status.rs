//! Status codes: of an example against its operation, and against what the text of the page says.

use super::Kind;
use super::draft::{Context, Draft, Lean};
use super::shape::{Shape, Shapes};
use crate::page::{Page, Response};
use crate::resolve::{Call, Resolved};
use graph_csdl::slice::Verb;

/// Notes a code that the operation does not answer with, or that the page's text does not name.
pub(super) fn check(
    page: &Page,
    response: &Response,
    resolved: &Resolved,
    shapes: Shapes,
    context: Context,
    drafts: &mut Vec<Draft>,
) {
    let code = response.status.value;
    if !(200..400).contains(&code) {
        return;
    }
    let mut say = |kind, why: String, lean| {
        drafts.push(Draft {
            kind,
            at: response.status.at,
            path: code.to_string(),
            why,
            lean,
            context,
        });
    };
    let expected = expected(resolved, shapes);
    let prose: Vec<u16> = page
        .statuses
        .iter()
        .map(|status| status.value)
        .filter(|code| (200..400).contains(code))
        .collect();
    if !expected.is_empty() && !expected.contains(&code) {
        let lean = if prose.contains(&code) {
            Lean::Unclear
        } else {
            Lean::Page
        };
        say(
            Kind::Status,
            format!(
                "An operation like this answers with {}, and the example with {code}.",
                list(expected)
            ),
            lean,
        );
    }
    if !prose.is_empty() && !prose.contains(&code) {
        say(
            Kind::StatusProse,
            format!(
                "The text of the page names {}, and the example shows {code}.",
                list(&prose)
            ),
            Lean::Page,
        );
    }
    let has_body = response.body.is_some();
    if code == 204 && has_body {
        say(
            Kind::UnexpectedBody,
            "204 means that there is no body, and the example shows one.".to_owned(),
            Lean::Page,
        );
    }
    let needs_body = matches!(
        shapes.response,
        Shape::One(_) | Shape::Many(_) | Shape::Wrapped(_)
    );
    if code == 200 && !has_body && needs_body {
        say(
            Kind::MissingBody,
            "The operation answers 200 with a body, and the example shows none.".to_owned(),
            Lean::Unclear,
        );
    }
}

fn list(codes: &[u16]) -> String {
    let mut codes: Vec<String> = codes.iter().map(u16::to_string).collect();
    codes.sort();
    codes.dedup();
    codes.join(" or ")
}

/// Codes of success (OData protocol 9.1, 11); a change may always be accepted for later (202).
fn expected(resolved: &Resolved, shapes: Shapes) -> &'static [u16] {
    match &resolved.call {
        Call::Builtin { verb, .. } => match verb {
            Verb::List | Verb::Get | Verb::Count | Verb::RefList => &[200],
            Verb::Create => &[201, 202, 204],
            Verb::Update => &[200, 202, 204],
            Verb::Replace | Verb::PutStream => &[200, 201, 202, 204],
            Verb::Delete | Verb::DeleteStream => &[202, 204],
            Verb::GetStream => &[200, 206, 302],
            Verb::RefAdd | Verb::RefSet | Verb::RefRemove => &[204],
        },
        Call::Operation { .. } => match shapes.response {
            Shape::Nothing => &[202, 204],
            Shape::Any => &[],
            _ => &[200, 201, 202],
        },
        Call::Batch => &[200],
        Call::Service => &[200],
    }
}
