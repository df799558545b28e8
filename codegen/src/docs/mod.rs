//! Graph's reference pages as a second source of facts, beside the metadata.
//!
//! ```text
//! markdown ─ docs::read ─▶ Page
//! ```
//!
//! Nothing here depends on the language that a page is written in: fences, annotations, code spans and the shape
//! of tables say everything; prose says nothing.

pub mod check;
pub mod dirt;
pub mod excerpt;
pub mod json;
pub mod mutate;
pub mod page;
mod read;
pub mod report;
pub mod resolve;
pub mod url;

pub use page::Page;
pub use read::read;
