//! Typed Rust bindings for Microsoft Graph, planned from a slice of its metadata: a slice in, files out.
//!
//! One way through, one function a stage, each stage knowing only the one before it; the first three are
//! [`graph_csdl`], and [`graph_reference`] reads the pages whose examples a crate shows:
//!
//! ```text
//! Texts ─ schema::read ─▶ Schema ─ model::resolve ─▶ Model ─ slice::select ─▶ Slice
//!       ─ plan::lower ─▶ Plan ─ snippet::document ─▶ Plan ─ emit::files ─▶ Files
//! ```
//!
//! [`generate()`] is all of it, [`planned`] stops before printing, [`ask`] before planning and [`resolve`] before selecting.
//!
//! Nothing here touches disk or network; whoever calls brings texts and takes [`Files`](emit::Files).

pub mod emit;
mod generate;
pub mod plan;
pub mod snippet;

pub use generate::{
    Api, Arguments, Crate, Inherited, Planned, Purpose, Selected, Setting, Texts, ask, generate,
    planned, resolve, resolve_uncorrected,
};
