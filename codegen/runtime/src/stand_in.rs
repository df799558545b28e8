//! Stands in for the models until they are here.

use std::fmt;

/// A value in JSON.
pub trait Value: Sized + serde::de::DeserializeOwned {}
impl<T: serde::de::DeserializeOwned> Value for T {}

/// A structured type.
pub trait Structured: Value + serde::Serialize {
    /// Its properties.
    type Property: Copy + 'static;
}

/// Why JSON could not be read.
pub type JsonError = serde_json::Error;

/// Any JSON.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Json(Box<serde_json::value::RawValue>);

impl Json {
    pub fn as_str(&self) -> &str {
        self.0.get()
    }
}

/// Reads.
pub fn from_slice<T: Value>(text: &[u8]) -> Result<T, serde_json::Error> {
    serde_json::from_slice(text)
}

/// Writes.
pub fn to_vec<T: Structured>(value: &T) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(value)
}

/// Writes for a replacement.
pub fn to_vec_for_replace<T: Structured>(value: &T) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(value)
}
