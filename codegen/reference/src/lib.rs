//! Graph's reference pages as a second source of facts, beside the metadata.
//!
//! ```text
//! markdown ─ read ─▶ Page ─ check ─▶ Report ─ report ─▶ text, JSON, SARIF, a summary page
//!                    Page ─ resolve ─▶ Resolved: the operation that a method and a URL call
//! ```
//!
//! Nothing here depends on the language that a page is written in: fences, annotations, code spans and the shape
//! of tables are the facts; prose is ignored.

pub mod check;
pub mod excerpt;
pub mod irregularity;
pub mod json;
mod kinds;
pub mod mutate;
pub mod page;
mod read;
pub mod report;
pub mod resolve;
pub mod shared;
pub mod url;

use rayon::prelude::*;

pub use page::Page;
pub use read::read;

/// A page on disk.
#[derive(Clone, Copy, Debug)]
pub struct Source<'t> {
    /// Its file, as it was given.
    pub name: &'t str,
    /// Its text.
    pub text: &'t str,
}

/// Reads pages, on all cores.
pub fn read_all(sources: &[Source<'_>]) -> Vec<Page> {
    sources
        .par_iter()
        .map(|source| read(source.text, source.name))
        .collect()
}
