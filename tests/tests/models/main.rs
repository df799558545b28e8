//! Bodies of Graph's own reference pages come through the models unchanged. (The pages of this repository come through
//! them in the wire tests, operation by operation.)

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod pages;
mod types;

use pages::Body;
use serde_json::Value as JsonValue;

/// What is no value of its type, `"applicationId": "{id}"` for one, is refused.
const PLACEHOLDERS: [&str; 3] = [
    "synchronization-synchronizationtemplate-post.md:61",
    "synchronization-synchronizationtemplate-post.md:97",
    "synchronization-synchronizationtemplate-update.md:64",
];

#[test]
fn bodies_of_shared_pages_come_back_as_they_were_needs_shared() {
    let Some(bodies) = pages::bodies() else {
        println!("skipped bodies_of_shared_pages_come_back_as_they_were: ../shared is absent");
        return;
    };
    let (mut values, mut refused) = (0, Vec::new());
    for body in &bodies {
        match come_back(body) {
            Ok(count) => values += count,
            Err(why) if why.contains("Edm.Guid") => refused.push(&body.place),
            Err(why) => panic!("{}: {why}", body.place),
        }
    }
    println!("{values} values of {} bodies", bodies.len());
    assert_eq!(refused, PLACEHOLDERS);
    assert!(values > 28, "only {values} values");
}

/// How many values of a body came through their type; an error where one cannot be read.
fn come_back(body: &Body) -> Result<usize, String> {
    let again = types::named(&body.ty)
        .unwrap_or_else(|| panic!("{} is of the unknown type {}", body.place, body.ty));
    let values = match body.json.get("value") {
        Some(JsonValue::Array(items)) => items.as_slice(),
        _ => std::slice::from_ref(&body.json),
    };
    for value in values {
        let written = again(&value.to_string())?;
        assert_eq!(&written, value, "{} as {}", body.place, body.ty);
    }
    Ok(values.len())
}
