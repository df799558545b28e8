//! One request and one answer, as `$batch` writes them.

use std::collections::BTreeMap;

use azure_core::Bytes;
use azure_core::http::Body;
use azure_core::http::headers::{CONTENT_TYPE, HeaderName, Headers};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use serde_json::{Map, Value as JsonValue};

use super::{Step, Target, refused};
use crate::http::{Answer, RawRequest};
use crate::{Error, Json};

/// One object of an answer.
pub(super) type Members = BTreeMap<String, Json>;

/// The object for one request; `waiting` are the ids of those that it still has to wait for.
pub(super) fn write(
    root: &Target,
    id: usize,
    step: &Step,
    waiting: Vec<String>,
) -> Result<BTreeMap<&'static str, Json>, Error> {
    let request = &step.request;
    let mut members = BTreeMap::from([
        ("id", Json::from(id.to_string())),
        ("method", Json::from(request.method.as_str())),
        ("url", Json::from(relative_url(root, request)?)),
        ("headers", Json::from(headers(&request.headers))),
    ]);
    if let Some(body) = body(request)? {
        members.insert("body", body);
    }
    if !waiting.is_empty() {
        members.insert("dependsOn", Json::from(JsonValue::from(waiting)));
    }
    Ok(members)
}

/// Path and query below the version's root.
pub(super) fn relative_url(root: &Target, request: &RawRequest) -> Result<String, Error> {
    let root = root.url();
    let same_origin = request.url.origin() == root.origin();
    let rest = request.url.path().strip_prefix(root.path());
    match rest.filter(|rest| same_origin && rest.starts_with('/')) {
        Some(rest) => Ok(match request.url.query() {
            Some(query) => format!("{rest}?{query}"),
            None => rest.to_owned(),
        }),
        None => Err(refused("the request is for another version of the service")),
    }
}

fn headers(headers: &Headers) -> JsonValue {
    let pairs = headers
        .iter()
        .map(|(name, value)| (name.as_str().to_owned(), JsonValue::from(value.as_str())));
    JsonValue::Object(
        pairs
            .collect::<BTreeMap<_, _>>()
            .into_iter()
            .collect::<Map<_, _>>(),
    )
}

/// JSON as it is, all else as base64.
fn body(request: &RawRequest) -> Result<Option<Json>, Error> {
    let Some(Body::Bytes(bytes)) = &request.body else {
        return Ok(None);
    };
    if !is_json(&request.headers) {
        return Ok(Some(Json::from(STANDARD.encode(bytes))));
    }
    let text = std::str::from_utf8(bytes)
        .ok()
        .and_then(|text| text.parse().ok());
    text.map(Some)
        .ok_or_else(|| refused("a body that should be JSON is not"))
}

/// The answer that one object holds: its id, and the answer unless the object is not one.
pub(super) fn read(members: &Members) -> Option<(usize, Answer)> {
    let id: String = members.get("id")?.parse().ok()?;
    let status: u16 = members.get("status")?.parse().ok()?;
    let texts: Option<Members> = members.get("headers").and_then(|json| json.parse().ok());
    let mut headers = Headers::new();
    for (name, value) in texts.unwrap_or_default() {
        let (true, Ok(value)) = (name.is_ascii(), value.parse::<String>()) else {
            continue;
        };
        headers.insert(HeaderName::from(name), value);
    }
    let body = members
        .get("body")
        .map_or_else(Bytes::new, |json| content(json, &headers));
    Some((id.parse().ok()?, Answer::of(status.into(), headers, body)))
}

/// A body's bytes: JSON as it is; anything else comes as base64 in a string, except plain numbers.
fn content(json: &Json, headers: &Headers) -> Bytes {
    let text = match json.parse::<String>() {
        Ok(text) if !is_json(headers) => text,
        _ => return json.as_str().to_owned().into(),
    };
    if text
        .trim_start_matches('\u{feff}')
        .bytes()
        .all(|byte| byte.is_ascii_digit())
    {
        return text.into();
    }
    match STANDARD.decode(&text).or_else(|_| URL_SAFE.decode(&text)) {
        Ok(bytes) => bytes.into(),
        Err(_) => text.into(),
    }
}

/// Whether the content type is JSON, or not said.
fn is_json(headers: &Headers) -> bool {
    headers
        .get_optional_str(&CONTENT_TYPE)
        .is_none_or(|media| media.contains("json"))
}
