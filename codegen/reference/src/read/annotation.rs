//! The comment above a fence, in all of its spellings.

use super::markup::Comment;
use crate::excerpt::Excerpt;
use crate::irregularity::{Irregularity, IrregularityKind};
use crate::json::{self, Json, Value};
use crate::page::{AnnotatedType, Annotation};
use graph_csdl::config::Spanned;

/// What the comment says of the fence that follows; `None` if it says nothing of one.
pub(super) fn read(
    comment: &Comment<'_>,
    irregularities: &mut Vec<Irregularity>,
) -> Option<Annotation> {
    let start = comment.body.find('{')?;
    if !comment.body[..start].trim().is_empty() {
        return None;
    }
    let excerpt = Excerpt::whole(&comment.body[start..], comment.at + start);
    let document = json::read(&excerpt).ok()?;
    let root = &document.root;
    let block = member(root, "blockType")?.text()?.to_owned();
    let ty = member(root, "@odata.type").or_else(|| member(root, "@type"));
    let (ty, plain) = match ty {
        Some(json) => annotated_type(
            json,
            member(root, "isCollection").is_some_and(Json::is_true),
        ),
        None => (None, true),
    };
    if !plain
        || !document.used.is_empty()
        || root.get("@type").is_some()
        || root.get("blockType").is_none()
    {
        irregularities.push(Irregularity {
            at: root.at,
            kind: IrregularityKind::AnnotationSpelling,
        });
    }
    Some(Annotation {
        block,
        name: member(root, "name").and_then(name),
        ty,
        truncated: member(root, "truncated").is_some_and(Json::is_true),
        at: root.at,
    })
}

/// A member, ignoring the case of its key.
fn member<'j>(root: &'j Json, key: &str) -> Option<&'j Json> {
    root.members()
        .iter()
        .find(|member| member.key.eq_ignore_ascii_case(key))
        .map(|member| &member.value)
}

fn name(json: &Json) -> Option<String> {
    match &json.value {
        Value::Array(items) => items.first().and_then(Json::text).map(str::to_owned),
        _ => json.text().map(str::to_owned),
    }
}

/// The type, and whether it is spelled as most are.
fn annotated_type(json: &Json, is_collection: bool) -> (Option<Spanned<AnnotatedType>>, bool) {
    let Some(text) = json.text() else {
        return (None, false);
    };
    let written = text.trim();
    let written = written.strip_prefix('#').unwrap_or(written);
    let inner = written
        .get(.."collection(".len())
        .filter(|head| head.eq_ignore_ascii_case("collection("))
        .and_then(|head| written[head.len()..].strip_suffix(')'));
    let plain = written == text && (inner.is_none() || written.starts_with("Collection("));
    let name = inner.unwrap_or(written).trim().to_owned();
    let ty = AnnotatedType {
        name,
        is_collection: is_collection || inner.is_some(),
    };
    (
        Some(Spanned {
            value: ty,
            at: json.at,
        }),
        plain,
    )
}

/// Content of a comment that a reader of the page does not see: a response, or JSON that looks like one.
pub(super) fn hidden<'t>(comment: &Comment<'t>) -> Option<Excerpt<'t>> {
    let mut here = 0;
    for line in comment.body.split_inclusive('\n') {
        let trimmed = line.trim();
        let starts =
            trimmed.starts_with("HTTP/") || trimmed == "{" || trimmed.starts_with("{\"@odata");
        let rest = &comment.body[here..];
        let is_response = ["\"@odata.", "HTTP/", "\"value\""]
            .iter()
            .any(|mark| rest.contains(mark));
        if starts && is_response && !rest.contains("#page.annotation") {
            return Some(Excerpt::whole(rest, comment.at + here));
        }
        here += line.len();
    }
    None
}
