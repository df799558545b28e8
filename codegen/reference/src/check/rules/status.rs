//! Status codes: of an example against its operation, and against what the text of the page says.

use super::shape::{Shape, Shapes};
use crate::check::Kind;
use crate::check::finding::Blame;
use crate::check::recorder::Recorder;
use crate::page::{Page, Response};
use crate::resolve::{Call, Resolved};

/// Notes a code that the operation does not answer with, or that the page's text does not name, and a body that does
/// not go with the code.
pub(crate) fn check(
    page: &Page,
    response: &Response,
    resolved: &Resolved,
    shapes: Shapes,
    notes: &mut Recorder<'_>,
) {
    let code = response.status.value;
    if !(200..400).contains(&code) {
        return;
    }
    let prose: Vec<u16> = page
        .statuses
        .iter()
        .map(|status| status.value)
        .filter(|code| (200..400).contains(code))
        .collect();
    let mut report = |kind, why: String, blame| {
        notes.report(kind, response.status.at, code.to_string(), why, blame);
    };
    let expected = expected(resolved, shapes);
    if !expected.is_empty() && !expected.contains(&code) {
        let blame = if prose.contains(&code) {
            Blame::Unclear
        } else {
            Blame::Page
        };
        let why = format!(
            "An operation like this answers with {}, and the example with {code}.",
            list(expected)
        );
        report(Kind::Status, why, blame);
    }
    if !prose.is_empty() && !prose.contains(&code) {
        let why = format!(
            "The text of the page names {}, and the example shows {code}.",
            list(&prose)
        );
        report(Kind::StatusProse, why, Blame::Page);
    }
    body(response, shapes, notes);
}

/// Notes a body where 204 says that there is none, and none where 200 says that there is one.
fn body(response: &Response, shapes: Shapes, notes: &mut Recorder<'_>) {
    let code = response.status.value;
    let needs_body = matches!(
        shapes.response,
        Shape::One(_) | Shape::Many(_) | Shape::Wrapped(_)
    );
    let (kind, why, blame) = match (code, response.body.is_some()) {
        (204, true) => (
            Kind::UnexpectedBody,
            "204 means that there is no body, and the example shows one.",
            Blame::Page,
        ),
        (200, false) if needs_body => (
            Kind::MissingBody,
            "The operation answers 200 with a body, and the example shows none.",
            Blame::Unclear,
        ),
        _ => return,
    };
    notes.report(kind, response.status.at, code.to_string(), why, blame);
}

fn list(codes: &[u16]) -> String {
    let mut codes: Vec<String> = codes.iter().map(u16::to_string).collect();
    codes.sort();
    codes.dedup();
    codes.join(" or ")
}

/// Codes of success.
fn expected(resolved: &Resolved, shapes: Shapes) -> &'static [u16] {
    match &resolved.call {
        Call::Builtin { verb, .. } => verb.facts().success,
        Call::Operation { .. } => match shapes.response {
            Shape::Nothing => &[202, 204],
            Shape::Any => &[],
            _ => &[200, 201, 202],
        },
        Call::Batch => &[200],
        Call::Service => &[200],
    }
}
