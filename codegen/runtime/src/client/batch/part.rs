//! One request, as `$batch` writes it.

use std::collections::BTreeMap;

use azure_core::http::headers::{CONTENT_TYPE, Headers};
use azure_core::http::{Body, Method};
use serde_json::{Map, Value as JsonValue};

use super::{Step, Target, content, refused};
use crate::http::RawRequest;
use crate::{Error, Json};

const JSON: &str = "application/json";

/// The object for one request; `waiting` are the ids of those that it depends on and that are sent with it.
pub(super) fn write(
    root: &Target,
    id: usize,
    step: &Step,
    waiting: Vec<String>,
) -> Result<BTreeMap<&'static str, Json>, Error> {
    let request = &step.request;
    let (headers, body) = content_of(request)?;
    let mut members = BTreeMap::from([
        ("id", Json::from(id.to_string())),
        ("method", Json::from(request.method.as_str())),
        ("url", Json::from(relative_url(root, request)?)),
        ("headers", Json::from(headers)),
    ]);
    if let Some(body) = body {
        members.insert("body", body);
    }
    if !waiting.is_empty() {
        members.insert("dependsOn", Json::from(JsonValue::from(waiting)));
    }
    Ok(members)
}

/// Path and query below the version's root.
pub(super) fn relative_url(root: &Target, request: &RawRequest) -> Result<String, Error> {
    let root = root.url()?;
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

/// Headers and body. A POST without a body has an empty object: sent in a batch, some services refuse it otherwise.
fn content_of(request: &RawRequest) -> Result<(JsonValue, Option<Json>), Error> {
    if request.body.is_some() || request.method != Method::Post {
        return Ok((headers(&request.headers), body(request)?));
    }
    let mut all = request.headers.clone();
    if all.get_optional_str(&CONTENT_TYPE).is_none() {
        all.insert(CONTENT_TYPE, JSON);
    }
    Ok((
        headers(&all),
        Some(Json::from(JsonValue::Object(Map::new()))),
    ))
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

fn body(request: &RawRequest) -> Result<Option<Json>, Error> {
    let Some(Body::Bytes(bytes)) = &request.body else {
        return Ok(None);
    };
    let written = content::write(bytes, &request.headers);
    written
        .map(Some)
        .map_err(|what| refused(&format!("a body that should be {what} is not")))
}
