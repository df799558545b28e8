//! Bodies that are no JSON where the operation has JSON.

use super::shape::Shape;
use crate::check::Kind;
use crate::check::finding::Blame;
use crate::check::recorder::Recorder;
use crate::page::Header;
use graph_csdl::config::Spanned;

/// Notes text where an object belongs, unless it says that it is of another content type. What starts like JSON and
/// cannot be read is untidy, and placeholders say nothing.
pub(crate) fn check(
    text: &Spanned<String>,
    headers: &[Header],
    shape: Shape,
    notes: &mut Recorder<'_>,
) {
    let content_type = headers
        .iter()
        .find(|header| header.name.value.eq_ignore_ascii_case("content-type"));
    if content_type.is_some_and(|header| !header.value.value.to_ascii_lowercase().contains("json"))
    {
        return;
    }
    let needs_json = match shape {
        Shape::One(_)
        | Shape::Many(_)
        | Shape::Wrapped(_)
        | Shape::Parameters(_)
        | Shape::Reference
        | Shape::References => true,
        Shape::Nothing | Shape::Any | Shape::Count => false,
    };
    if needs_json && !text.value.starts_with(['{', '[', '<', '.', '…', '-']) {
        let why = "The operation has a JSON object here, and the page shows text.";
        notes.report(Kind::JsonKind, text.at, "$", why, Blame::Page);
    }
}
