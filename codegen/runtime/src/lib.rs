//! What every generated Microsoft Graph crate stands on.

mod model;

pub use model::*;

// The crates whose types are in this one's interface.
pub use {serde_json, time, uuid};
