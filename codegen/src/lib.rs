//! Typed Rust bindings for Microsoft Graph, planned from a slice of its metadata: a slice in, files out.
//!
//! One way through, one function a stage, each stage knowing only the one before it; the first three are
//! [`graph_csdl`], and [`graph_reference`] reads the pages whose examples a crate shows:
//!
//! ```text
//! csdl text ─ schema::read ─▶ Schema ─ model::resolve ─▶ Model ─ slice::select ─▶ Slice
//!           ─ plan::lower ─▶ Plan ─ emit::files ─▶ Files
//! ```
//!
//! Nothing here touches disk or network; whoever calls brings texts and takes [`Files`](emit::Files).

pub mod emit;
pub mod plan;
pub mod snippet;
