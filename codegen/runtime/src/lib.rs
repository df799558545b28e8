//! What every generated Microsoft Graph crate stands on.

mod model;

pub use model::*;
