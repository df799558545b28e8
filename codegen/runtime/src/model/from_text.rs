//! Values from the texts that stand for them: dates, times, durations, GUIDs, bytes.

use super::error::JsonError;
use super::json;
use super::raw::Json;
use super::value::Value;

/// The value that a text stands for, spelled as JSON has it.
///
/// ```
/// use graph_runtime::{OffsetDateTime, from_text};
/// let when: OffsetDateTime = from_text("2024-02-29T12:00:00Z")?;
/// assert_eq!(when.year(), 2024);
/// # Ok::<(), graph_runtime::JsonError>(())
/// ```
///
/// # Errors
/// Where the text stands for no such value; the error does not repeat it.
pub fn from_text<T: Value>(text: &str) -> Result<T, JsonError> {
    json::from_slice(Json::from(text).as_str().as_bytes())
}
