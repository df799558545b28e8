//! Typed Rust bindings for Microsoft Graph, planned from its metadata: text in, files out.
//!
//! One way through, one function a stage, each stage knowing only the one before it:
//!
//! ```text
//! csdl text ─ schema::read ─▶ Schema ─ model::resolve ─▶ Model ─ slice::select ─▶ Slice
//!           ─ plan::lower ─▶ Plan ─ emit::files ─▶ Files
//! ```
//!
//! Nothing here touches disk or network; whoever calls brings texts and takes [`Files`](emit::Files).

pub mod config;
pub mod docs;
pub mod emit;
pub mod import;
pub mod list;
pub mod model;
pub mod plan;
pub mod problem;
pub mod reserved;
pub mod schema;
pub mod slice;
pub mod snippet;
