//! The parts of a batch's answer. Each is read by itself, so that one that can't be read costs no other.

use std::collections::BTreeMap;

use azure_core::http::headers::{CONTENT_TYPE, HeaderName, Headers};
use serde_json::Value as JsonValue;

use super::{content, refused};
use crate::http::Answer;
use crate::{Error, Json, Link};

/// The members of an object.
type Members = BTreeMap<String, Json>;

/// The body of an answer to a batch: its parts, and where there are more.
pub(super) struct Body {
    pub(super) parts: Vec<Json>,
    pub(super) next: Option<Link>,
}

impl Body {
    /// `None` where there is no list of parts.
    pub(super) fn read(json: &Json) -> Option<Self> {
        let members: Members = json.parse().ok()?;
        // OData 4.01 leaves the prefix `odata.` out.
        let next = ["@odata.nextLink", "@nextLink"].into_iter();
        let next = next.filter_map(|name| member(&members, name)?.parse::<String>().ok());
        Some(Self {
            parts: member(&members, "responses")?.parse().ok()?,
            next: next.filter(|link| !link.is_empty()).map(Link::new).next(),
        })
    }
}

/// The id of the request that a part answers; `None` where it has none that this client gave.
pub(super) fn id(part: &Json) -> Option<usize> {
    let members: Members = part.parse().ok()?;
    integer(member(&members, "id")?)
}

/// The answer that a part holds.
pub(super) fn answer(part: &Json) -> Result<Answer, Error> {
    let members: Members = part
        .parse()
        .map_err(|_| refused("the answer to this part is not a JSON object"))?;
    let status: u16 = member(&members, "status")
        .and_then(integer)
        .filter(|status| (100..1000).contains(status))
        .ok_or_else(|| refused("the answer to this part has no HTTP status"))?;
    let headers = headers(member(&members, "headers"))?;
    let body = member(&members, "body").unwrap_or(&Json::NULL);
    let payload = content::read(body, &headers);
    Ok(Answer::of(status.into(), headers, payload))
}

/// A member by its name, in whatever case where no name is exactly this one.
fn member<'m>(members: &'m Members, name: &str) -> Option<&'m Json> {
    members.get(name).or_else(|| {
        let mut all = members.iter();
        let found = all.find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, json)| json)
    })
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

/// Headers by name in whatever case; values that are numbers, and arrays of values, are read too.
fn headers(json: Option<&Json>) -> Result<Headers, Error> {
    let members: Option<BTreeMap<String, JsonValue>> = json.and_then(|json| json.parse().ok());
    let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in members.unwrap_or_default() {
        if name.is_ascii() && !name.is_empty() {
            let all = values.entry(name.to_ascii_lowercase()).or_default();
            add_texts(&value, all);
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
            return Err(refused("the answer to this part has two content types"));
        }
        if !values.is_empty() {
            // RFC 9110, section 5.3.
            headers.insert(name, values.join(", "));
        }
    }
    Ok(headers)
}

fn add_texts(value: &JsonValue, texts: &mut Vec<String>) {
    match value {
        JsonValue::String(text) => texts.push(text.clone()),
        JsonValue::Number(number) => texts.push(number.to_string()),
        JsonValue::Bool(yes) => texts.push(yes.to_string()),
        JsonValue::Array(items) => items.iter().for_each(|item| add_texts(item, texts)),
        JsonValue::Null | JsonValue::Object(_) => {}
    }
}
