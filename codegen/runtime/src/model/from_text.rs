//! Values from their text: dates, times, durations, GUIDs, bytes.

use super::error::JsonError;
use super::json;
use super::raw::Json;
use super::value::Value;

/// Parses a value from its text in JSON, without the quotes.
///
/// ```
/// use graph_runtime::{OffsetDateTime, from_text};
/// let when: OffsetDateTime = from_text("2024-02-29T12:00:00Z")?;
/// assert_eq!(when.year(), 2024);
/// # Ok::<(), graph_runtime::JsonError>(())
/// ```
///
/// # Errors
/// If the text is not such a value; the error does not contain it.
pub fn from_text<T: Value>(text: &str) -> Result<T, JsonError> {
    json::from_slice(Json::from(text).as_str().as_bytes())
}
