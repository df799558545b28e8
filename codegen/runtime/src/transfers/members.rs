//! Members of an object, whatever the case of their names: some services write them in Pascal case.

use serde_json::Value as JsonValue;

/// The member `name` of an object; one of exactly that name if there are several.
pub(super) fn member<'a>(json: &'a JsonValue, name: &str) -> Option<&'a JsonValue> {
    let object = json.as_object()?;
    let of_any_case = || {
        let mut members = object.iter();
        members.find(|(known, _)| known.eq_ignore_ascii_case(name))
    };
    let found = object.get(name).or_else(|| Some(of_any_case()?.1));
    found.filter(|value| !value.is_null())
}
