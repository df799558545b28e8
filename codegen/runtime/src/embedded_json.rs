//! Some operations return JSON inside of strings; this reads it.

use serde_core::de::DeserializeOwned;

use crate::{Json, JsonError};

/// Reads JSON from a string property, such as both properties of provisionOnDemand's result: as [`Json`], as
/// `serde_json::Value`, as a model, or as any type that serde can read.
///
/// ```
/// let key = r#"{"result":"Skipped","details":{"errorCode":"RedundantExport"}}"#;
/// let result: serde_json::Value = graph_runtime::embedded_json(key)?;
/// assert_eq!(result["details"]["errorCode"], "RedundantExport");
/// # Ok::<(), graph_runtime::JsonError>(())
/// ```
///
/// # Errors
/// If the text is not JSON or does not have the shape of `T`; the error never contains the value.
pub fn embedded_json<T: DeserializeOwned>(text: &str) -> Result<T, JsonError> {
    text.parse::<Json>()?.parse()
}
