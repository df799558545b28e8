//! Some operations answer with JSON inside of strings; this is the second step to read it.

use serde::de::DeserializeOwned;

use crate::{Json, JsonError};

/// Reads JSON that came as a string, such as both properties of provisionOnDemand's result: as [`Json`], as
/// `serde_json::Value`, as a model, or as any type of the caller's that serde can read.
///
/// ```
/// let key = r#"{"result":"Skipped","details":{"errorCode":"RedundantExport"}}"#;
/// let result: serde_json::Value = graph_runtime::embedded_json(key)?;
/// assert_eq!(result["details"]["errorCode"], "RedundantExport");
/// # Ok::<(), graph_runtime::JsonError>(())
/// ```
///
/// # Errors
/// Where the text is no JSON or has another shape than `T`; the error never holds the value.
pub fn embedded_json<T: DeserializeOwned>(text: &str) -> Result<T, JsonError> {
    text.parse::<Json>()?.parse()
}
