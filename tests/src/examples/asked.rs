//! What arrived, against the request of the page.

use super::cases::{Book, Case};
use super::same::{same, value_of};
use crate::server::Received;
use graph_codegen::snippet::{Sent, Snippet};
use graph_reference::page::Body;
use graph_reference::resolve::{
    Argument, Call, KeyValue, Resolved, StepKind, UrlLeniency, resolve,
};
use graph_reference::url;
use serde_json::Value;

/// Method, path, query, headers and body.
pub(super) fn check(book: &Book, case: &Case, received: &Received) -> Result<(), String> {
    let Ok(snippet) = &case.snippet else {
        return Ok(());
    };
    let method = &case.example.request.method.value;
    if received.method != *method {
        return Err(format!("{} for {method}", received.method));
    }
    place(book, snippet, received)?;
    spelling(case, snippet, received)?;
    query(case, snippet, received)?;
    for (name, value) in &snippet.headers {
        let found = received.header(name);
        if !found.is_some_and(|found| found.contains(value.as_str())) {
            return Err(format!("the header {name} is {found:?}, not {value:?}"));
        }
    }
    body(case, snippet, received)
}

/// The path means what the page's means: both are resolved to the metadata, and this one needs no leniency
/// that the page does not need, such as a key that is a word.
fn place(book: &Book, snippet: &Snippet, received: &Received) -> Result<(), String> {
    let found = resolve(&book.model, &received.method, &received.target)
        .map_err(|unresolved| format!("{}: {unresolved:?}", received.target))?;
    let is_new = |leniency: &&UrlLeniency| !snippet.resolved.leniencies.contains(leniency);
    if let Some(leniency) = found.leniencies.iter().find(is_new) {
        return Err(format!("{}: {leniency}", received.target));
    }
    let (found, wanted) = (meaning(&found), meaning(&snippet.resolved));
    match found == wanted {
        true => Ok(()),
        false => Err(format!("{}: {found:?}, not {wanted:?}", received.target)),
    }
}

/// Steps and call, without what spelling leaves open: quotes around arguments and their order, the name of a sole key.
fn meaning(resolved: &Resolved) -> (Vec<StepKind>, Call) {
    let steps = resolved.steps.iter().map(|step| match &step.kind {
        StepKind::Key(values) => StepKind::Key(keys(values)),
        StepKind::Function(id, given) => StepKind::Function(*id, arguments(given)),
        StepKind::Import(name, id, given) => StepKind::Import(name.clone(), *id, arguments(given)),
        StepKind::Path(path) => StepKind::Path(decoded(path)),
        kind => kind.clone(),
    });
    let call = match &resolved.call {
        Call::Operation {
            id,
            name,
            arguments: given,
        } => Call::Operation {
            id: *id,
            name: name.clone(),
            arguments: arguments(given),
        },
        call => call.clone(),
    };
    (steps.collect(), call)
}

fn keys(values: &[KeyValue]) -> Vec<KeyValue> {
    let sole = values.len() == 1;
    values
        .iter()
        .map(|key| KeyValue {
            name: key.name.clone().filter(|name| !(sole && name == "id")),
            value: bare(&decoded(&key.value)).to_owned(),
        })
        .collect()
}

fn arguments(given: &[Argument]) -> Vec<Argument> {
    let mut all: Vec<Argument> = given
        .iter()
        .filter(|argument| argument.value != "null")
        .map(|argument| Argument {
            name: argument.name.clone(),
            value: bare(&decoded(&argument.value)).to_owned(),
        })
        .collect();
    all.sort_by(|one, other| one.name.cmp(&other.name));
    all
}

/// An argument without its quotes, and without the type that may stand before them.
fn bare(value: &str) -> &str {
    let rest = value.split_once('\'').map_or(value, |(_, rest)| rest);
    rest.trim_end_matches('\'')
}

/// A plain path is the same letter by letter, less a trailing slash.
fn spelling(case: &Case, snippet: &Snippet, received: &Received) -> Result<(), String> {
    let target = &case.example.request.target.value;
    if target.contains(['{', '<', '(']) || !snippet.resolved.leniencies.is_empty() {
        return Ok(());
    }
    let wanted: Vec<String> = url::parse(target)
        .segments
        .iter()
        .map(|piece| decoded(piece.text))
        .collect();
    let found = received.segments();
    match found.get(1..) == Some(&wanted[..]) {
        true => Ok(()),
        false => Err(format!("the path is {found:?}, not {wanted:?}")),
    }
}

fn query(case: &Case, snippet: &Snippet, received: &Received) -> Result<(), String> {
    let sorted = |pairs: &[(String, String)]| {
        let mut pairs: Vec<(String, Vec<String>)> = pairs
            .iter()
            .map(|(name, value)| (name.clone(), parts(name, value)))
            .collect();
        pairs.sort();
        pairs
    };
    let found = received.pairs();
    let page = sorted(&snippet.resolved.query);
    for pairs in [sorted(&found), sorted(&snippet.query)] {
        if pairs != page {
            let target = &case.example.request.target.value;
            return Err(format!("the query is {pairs:?}, for {target}"));
        }
    }
    Ok(())
}

/// A value; of names in a list, their order and the spaces between them mean nothing.
fn parts(name: &str, value: &str) -> Vec<String> {
    if !matches!(name, "$select" | "$expand") {
        return vec![value.to_owned()];
    }
    let parts = value.split([',', ';', '(', ')']);
    let mut parts: Vec<String> = parts.map(|part| part.trim().to_owned()).collect();
    parts.sort();
    parts
}

fn body(case: &Case, snippet: &Snippet, received: &Received) -> Result<(), String> {
    let page = match &case.example.request.body {
        Some(Body::Json(document)) => Some(value_of(&document.root)),
        Some(Body::Text(_)) | None => None,
    };
    let text = String::from_utf8_lossy(&received.body);
    match (&snippet.body, page) {
        (Sent::Nothing, _) if received.body.is_empty() => Ok(()),
        (Sent::Text(wanted), _) if *wanted == text => Ok(()),
        (Sent::Json(_), page) => {
            let found: Value = serde_json::from_slice(&received.body)
                .map_err(|error| format!("the body is no JSON: {error}"))?;
            let mut page = page.unwrap_or_else(|| Value::Object(serde_json::Map::new()));
            drop_annotations(&mut page);
            same(&page, &found, "$").map_err(|why| format!("the body differs: {why}"))
        }
        (wanted, _) => Err(format!("the body is {text}, not {wanted:?}")),
    }
}

/// Annotations that only responses have are not sent, though a page may show them in a request.
fn drop_annotations(page: &mut Value) {
    let of_responses = |name: &str| {
        ["context", "etag", "count", "nextLink", "deltaLink"]
            .iter()
            .any(|last| name.ends_with(&format!("@odata.{last}")))
    };
    match page {
        Value::Object(members) => {
            members.retain(|name, _| !of_responses(name));
            members.values_mut().for_each(drop_annotations);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_annotations),
        _ => {}
    }
}

fn decoded(text: &str) -> String {
    let mut out = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| byte == b'%');
        let code = code.and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(value) => {
                out.push(value);
                rest = &after[2..];
            }
            None => {
                out.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
