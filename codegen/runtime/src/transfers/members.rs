//! Members of an object, whatever the case of their names: some services write them in Pascal case.

use serde_json::{Map, Value as JsonValue};

use crate::Json;
use crate::http::Members;

/// The JSON of a body; null where it is none. Of legal JSON that no Rust string or number holds (RFC 8259, sections 6 and
/// 8.2), the smallest member is left out: it costs no other.
pub(super) fn read(body: &[u8]) -> JsonValue {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let text = std::str::from_utf8(body).ok();
    let json: Option<Json> = text.and_then(|text| text.parse().ok());
    json.and_then(|json| held(&json)).unwrap_or_default()
}

fn held(json: &Json) -> Option<JsonValue> {
    if let Ok(whole) = json.parse() {
        return Some(whole);
    }
    let members: Members = json.parse().ok()?;
    let members = members
        .iter()
        .filter_map(|(name, json)| Some((name.to_owned(), held(json)?)));
    Some(JsonValue::Object(members.collect::<Map<_, _>>()))
}

/// The member `name` of an object; one of exactly that name if there are several.
pub(super) fn member<'a>(json: &'a JsonValue, name: &str) -> Option<&'a JsonValue> {
    let object = json.as_object()?;
    let is_there = |value: &&JsonValue| !value.is_null();
    let of_any_case = || {
        let mut members = object.iter().filter(|(_, value)| is_there(value));
        members.find(|(known, _)| known.eq_ignore_ascii_case(name))
    };
    let exact = object.get(name).filter(is_there);
    exact.or_else(|| Some(of_any_case()?.1))
}
