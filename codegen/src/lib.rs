//! Generates typed Rust bindings for a slice of Microsoft Graph from its metadata.
//!
//! A pipeline of one function per stage; each stage uses only the one before it. The first three are in [`graph_csdl`], and
//! [`graph_reference`] reads the pages whose examples become documentation:
//!
//! ```text
//! Texts ─ schema::read ─▶ Schema ─ model::resolve ─▶ Model ─ slice::select ─▶ Slice
//!       ─ plan::lower ─▶ Plan ─ snippet::document ─▶ Plan ─ emit::files ─▶ Files
//! ```
//!
//! [`generate()`] runs all stages, [`planned`] stops before printing, [`ask`] before planning and [`resolve`] before selecting.
//!
//! Nothing here uses disk or network: the caller passes texts, and gets [`Files`](emit::Files).

pub mod emit;
mod generate;
pub mod interface;
pub mod plan;
pub mod snippet;

pub use generate::{
    Age, Aged, Api, Arguments, Crate, Decision, Inherited, Planned, Purpose, Release, Resolved,
    Selected, Setting, Texts, ask, generate, hash_of_facts, planned, resolve, resolve_uncorrected,
};
