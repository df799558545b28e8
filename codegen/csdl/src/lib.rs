//! Microsoft Graph's metadata: from the text of a CSDL file to the part of it that URL path patterns ask for.
//!
//! ```text
//! csdl text ─ schema::read ─▶ Schema ─ model::resolve ─▶ Model ─ slice::select ─▶ Slice
//! ```
//!
//! The generator and the check of Graph's reference pages both use this crate, and neither knows the other.
//! Nothing here touches disk or network.

pub mod config;
pub mod corrections;
pub mod http;
pub mod import;
pub mod list;
pub mod model;
pub mod nearest;
pub mod problem;
pub mod reserved;
pub mod schema;
pub mod slice;
pub mod verb;
