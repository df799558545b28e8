//! Writes examples of reference pages as idiomatic Rust.
//!
//! ```text
//! Plan + Page ─ snippet::write ─▶ Snippet
//! ```
//!
//! All names come from the [`Plan`](crate::plan::Plan); none is derived here. The URL is that of
//! [`resolve`](graph_reference::resolve::resolve), which matches it with the metadata; the bodies are those of the page.
//!
//! | folder | writes |
//! |---|---|
//! | `placeholders` | samples in place of the placeholders of a page |
//! | `call` | the chain of builders for a URL, the method, and its arguments |
//! | `value` | JSON as values of models |
//! | `rendered` | the snippet as a function, as documentation, and as the first call of the front page |

mod answer;
mod call;
mod index;
mod placeholders;
mod rendered;
mod types;
mod uses;
mod value;
mod write;
mod writer;

pub use answer::Answer;
pub use index::Index;
pub use placeholders::filled;
pub use rendered::{block, document, function, introduce};
pub use types::{Sent, Snippet, Unsupported};
pub use value::{is_placeholder, json_value};
pub use write::write;
