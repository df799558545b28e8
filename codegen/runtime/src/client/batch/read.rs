//! The parts of a batch's response. Each is read by itself, so that one that can't be read costs no other.

use std::collections::BTreeMap;

use azure_core::http::headers::{CONTENT_TYPE, HeaderName, Headers};
use serde_json::Value as JsonValue;

use super::{content, refused};
use crate::http::{self, Members, RawResponse};
use crate::{Error, Json, Link};

const UNREADABLE: &str = "the headers of the response to this part can't be read";

/// The body of a response to a batch: its parts, and where there are more.
pub(super) struct Body {
    pub(super) parts: Vec<Json>,
    pub(super) next: Option<Link>,
}

impl Body {
    /// `None` where there is no list of parts.
    pub(super) fn read(json: &Json) -> Option<Self> {
        let members: Members = json.parse().ok()?;
        // OData 4.01 leaves the prefix `odata.` out, and Graph's page about batches has a plain property.
        let next = ["@odata.nextLink", "@nextLink", "nextLink"].into_iter();
        let next = next.filter_map(|name| members.get(name)?.parse::<String>().ok());
        Some(Self {
            parts: members.get("responses")?.parse().ok()?,
            next: next.map(Link::new).find(|link| !link.is_blank()),
        })
    }
}

/// The id of the request that a part belongs to; `None` if this client gave no such id.
pub(super) fn id(part: &Json) -> Option<usize> {
    let members: Members = part.parse().ok()?;
    integer(members.get("id")?)
}

/// The response in a part.
pub(super) fn answer(part: &Json) -> Result<RawResponse, Error> {
    let members: Members = part
        .parse()
        .map_err(|_| refused("the response to this part is not a JSON object"))?;
    let status: u16 = members
        .get("status")
        .and_then(integer)
        .filter(|status| (100..1000).contains(status))
        .ok_or_else(|| refused("the response to this part has no HTTP status"))?;
    let headers = headers(members.get("headers"))?;
    let body = members.get("body").unwrap_or(&Json::NULL);
    let payload = content::read(body, &headers);
    Ok(RawResponse::of(status.into(), headers, payload))
}

/// A number, or the first word of a text: ids and statuses come as both.
fn integer<N: TryFrom<u64>>(json: &Json) -> Option<N> {
    let number = match json.parse().ok()? {
        JsonValue::Number(number) => number.as_u64().or_else(|| {
            let number = number.as_f64()?;
            let is_whole = number.fract() == 0.0 && (0.0..=1e9).contains(&number);
            is_whole.then_some(number as u64)
        }),
        JsonValue::String(text) => text.split_whitespace().next()?.parse().ok(),
        _ => None,
    };
    N::try_from(number?).ok()
}

/// Headers by name in any case; values that are numbers, and arrays of values, are read too. One that can't be read is
/// as if absent, unless it is the content type.
fn headers(json: Option<&Json>) -> Result<Headers, Error> {
    let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let members = match json.filter(|json| !is_nothing(json)) {
        Some(json) => json.parse().ok().ok_or_else(|| refused(UNREADABLE))?,
        None => Members::default(),
    };
    for (name, value) in members.iter().filter(|(name, _)| is_name(name)) {
        let name = name.to_ascii_lowercase();
        let texts = texts(value);
        if texts.is_none() && name == CONTENT_TYPE.as_str() {
            return Err(refused(UNREADABLE));
        }
        let texts = texts.into_iter().flatten();
        let all = values.entry(name.clone()).or_default();
        if name == CONTENT_TYPE.as_str() {
            all.extend(texts.flat_map(|text| {
                let each = http::values(&text).map(str::to_owned);
                each.collect::<Vec<_>>()
            }));
        } else {
            all.extend(texts);
        }
    }
    let mut headers = Headers::new();
    for (name, mut values) in values {
        let mut seen: Vec<String> = Vec::new();
        values.retain(|value| {
            let is_new = !seen.iter().any(|known| known.eq_ignore_ascii_case(value));
            seen.push(value.clone());
            is_new
        });
        let name = HeaderName::from(name);
        if name == CONTENT_TYPE && values.len() > 1 {
            return Err(refused("the response to this part has two content types"));
        }
        if !values.is_empty() {
            // RFC 9110, section 5.3.
            headers.insert(name, values.join(", "));
        }
    }
    Ok(headers)
}

fn is_nothing(json: &Json) -> bool {
    json.is_null() || json.parse().is_ok_and(|items: Vec<Json>| items.is_empty())
}

fn is_name(name: &str) -> bool {
    name.is_ascii() && !name.is_empty()
}

/// The values that a header has; `None` if they can't be read.
fn texts(json: &Json) -> Option<Vec<String>> {
    let text = json.as_str();
    match text.bytes().next()? {
        b'n' => Some(Vec::new()),
        b'"' => Some(vec![json.parse().ok()?]),
        b'[' => {
            let items: Vec<Json> = json.parse().ok()?;
            let all: Option<Vec<_>> = items.iter().map(texts).collect();
            Some(all?.concat())
        }
        b'{' => None,
        // A number of any size, or a boolean.
        _ => Some(vec![text.to_owned()]),
    }
}
