//! Whole JSON texts: reading them into values, and writing values for a request body.

use serde_core::de::IgnoredAny;

use super::compact;
use super::error::{Found, JsonError, JsonErrorKind, is_mismatch, mismatch};
use super::reading::Reading;
use super::strip;
use super::value::{Outcome, Value, expected};

/// Reads a value from a whole JSON text. A byte order mark before it is ignored.
///
/// A property whose value does not fit its type is `None`; the value is kept unchanged in `additional` under the name of the
/// property, and is written again unless the property is set. [`Structured::misfits`](crate::Structured::misfits)
/// lists such properties. A collection is kept as a whole if one of its items does not fit. [`from_slice_strict`] returns
/// an error instead.
///
/// ```
/// use graph_runtime::{AdditionalProperties, Structured, json, structured_type};
/// # #[non_exhaustive]
/// pub struct Rule {
///     pub priority: Option<i32>,
///     pub additional: AdditionalProperties,
/// }
/// structured_type! { Rule: "microsoft.graph.rule", RuleProperty { priority: "priority" => Priority } }
///
/// let text = br#"{"priority":3000000000}"#;
/// let rule: Rule = json::from_slice(text)?;
/// assert_eq!(rule.priority, None);
/// assert_eq!(rule.misfits()[0].0, "priority");
/// assert_eq!(json::to_vec(&rule)?, text);
/// assert!(json::from_slice_strict::<Rule>(text).is_err());
/// # Ok::<(), graph_runtime::JsonError>(())
/// ```
///
/// # Errors
/// If the text is empty, truncated or not JSON, or has another shape than `T`, such as an array where `T` is an object. The error
/// has the path and what was expected there, and never contains a value.
pub fn from_slice<T: Value>(text: &[u8]) -> Result<T, JsonError> {
    let text = without_mark(text);
    // Once for the whole text is faster than string by string.
    let valid = std::str::from_utf8(text).map_err(|_| failure_of_encoding::<T>(text))?;
    read_str(valid).map_err(|error| failure_of_ours(text, &error))
}

/// As [`from_slice`], but a value that does not fit its property is an error.
///
/// Values that OData allows and the Rust type lacks are still kept as JSON: a date beyond the calendar, a leap second, a
/// duration in months; and an empty string, which Graph writes if there is no value yet.
///
/// # Errors
/// As [`from_slice`], and for each value that does not fit, with its path.
pub fn from_slice_strict<T: Value>(text: &[u8]) -> Result<T, JsonError> {
    let text = without_mark(text);
    let valid = std::str::from_utf8(text).map_err(|_| failure_of_encoding::<T>(text))?;
    read(valid, Reading::STRICT).map_err(|error| failure_of_ours(text, &error))
}

/// Reads a value from a whole JSON text that may also be `null`.
///
/// # Errors
/// As [`from_slice`].
pub fn from_slice_or_null<T: Value>(text: &[u8]) -> Result<Option<T>, JsonError> {
    let text = without_mark(text);
    match text.trim_ascii() {
        b"null" => Ok(None),
        _ => from_slice(text).map(Some),
    }
}

/// Writes a value with all its properties, additional ones included.
///
/// # Errors
/// If a value has no JSON form; all types of this crate have one.
pub fn to_vec<T: Value>(value: &T) -> Result<Vec<u8>, JsonError> {
    compact::to_vec(value).map_err(|error| not_written(&error))
}

/// Writes a value as the body of a request: as [`to_vec`], without the annotations that only responses have: `@odata.context`,
/// `@odata.etag`, `@odata.count`, `@odata.nextLink` and `@odata.deltaLink`, for an object or for one of its properties, at any
/// depth. So a value that was read can be sent back. `@odata.type`, `@odata.id` and `@odata.bind` stay.
///
/// # Errors
/// As [`to_vec`].
pub fn to_request_body<T: Value>(value: &T) -> Result<Vec<u8>, JsonError> {
    let text = compact::to_string(value).map_err(|error| not_written(&error))?;
    Ok(strip::response_annotations(&text).into_bytes())
}

fn not_written(error: &serde_json::Error) -> JsonError {
    JsonError::from_parser(JsonErrorKind::Write, error)
}

fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text)
}

/// Reads a value, and keeps what does not fit a property.
pub(crate) fn read_str<T: Value>(text: &str) -> Result<T, serde_json::Error> {
    // Where it fails as well, the first error is the one with a path.
    read(text, Reading::STRICT).or_else(|error| read(text, Reading::AGAIN).map_err(|_| error))
}

fn read<T: Value>(text: &str, reading: Reading) -> Result<T, serde_json::Error> {
    let mut input = serde_json::Deserializer::from_str(text);
    let mut slot = None;
    let outcome = T::read(&mut slot, &mut input, reading)?;
    input.end()?;
    let found = match outcome {
        Outcome::Kept(_) => Found::Unrepresentable,
        Outcome::Read | Outcome::Null => Found::Null,
    };
    slot.ok_or_else(|| mismatch(expected::<T>(), found))
}

/// An error of a type that may not be ours, whose text may then quote a value.
#[cold]
pub(crate) fn failure<T>(text: &[u8], error: &serde_json::Error) -> JsonError {
    if error.is_data() && !is_mismatch(error) {
        return JsonError::from_foreign(error, std::any::type_name::<T>());
    }
    failure_of_ours(text, error)
}

#[cold]
fn failure_of_ours(text: &[u8], error: &serde_json::Error) -> JsonError {
    match kind(text, error) {
        JsonErrorKind::Empty => {
            JsonError::new(JsonErrorKind::Empty, "expected JSON, found no text")
        }
        kind => JsonError::from_parser(kind, error),
    }
}

/// What is wrong with a text that is not UTF-8: something before that, such as its end within a character, or just that.
#[cold]
fn failure_of_encoding<T: Value>(text: &[u8]) -> JsonError {
    let error = match read::<T>(&String::from_utf8_lossy(text), Reading::STRICT) {
        Err(error) => Some(error),
        Ok(_) => serde_json::from_slice::<serde_json::Value>(text).err(),
    };
    match error {
        Some(error) => JsonError::from_parser(kind(text, &error), &error),
        None => JsonError::new(JsonErrorKind::Syntax, "expected UTF-8"),
    }
}

/// What is wrong with a text that could not be read; only the shape if it is JSON.
fn kind(text: &[u8], error: &serde_json::Error) -> JsonErrorKind {
    if text.iter().all(u8::is_ascii_whitespace) {
        return JsonErrorKind::Empty;
    }
    match serde_json::from_slice::<IgnoredAny>(text) {
        _ if is_mismatch(error) => JsonErrorKind::Mismatch,
        Err(error) if error.is_eof() => JsonErrorKind::Truncated,
        Ok(_) if std::str::from_utf8(text).is_ok() => JsonErrorKind::Mismatch,
        _ => JsonErrorKind::Syntax,
    }
}
