//! The Rust that a person would write for an example of a reference page.
//!
//! ```text
//! Plan + Page ─ snippet::write ─▶ Snippet
//! ```
//!
//! Every name is read from the [`Plan`](crate::plan::Plan), as the compiler would read it from the crate that is
//! printed from it; none is made here. The URL comes as [`resolve`](graph_reference::resolve::resolve) ties it to the
//! metadata, the bodies as the page has them.

mod answer;
mod arguments;
mod call;
mod expand;
mod fill;
mod filled;
mod first_call;
mod function;
mod index;
mod json;
mod navigate;
mod options;
mod rustdoc;
mod scalar;
mod structs;
mod uses;
mod value;
mod write;

use crate::plan::{MethodId, ModelId};
use graph_reference::resolve::Resolved;

pub use answer::Answer;
pub use filled::filled;
pub use first_call::introduce;
pub use function::{block, function};
pub use index::Index;
pub use json::to_value as json_value;
pub use rustdoc::document;
pub use scalar::is_placeholder;
pub use write::write;

/// An example as Rust, and what it must send.
#[derive(Clone, Debug)]
pub struct Snippet {
    /// Paths that it brings into scope, from the root of the crate on.
    pub uses: Vec<String>,
    /// Statements before the call: the body or the parameters, and the options.
    pub before: Vec<String>,
    /// The call: an expression whose value is a `Request`.
    pub call: String,
    /// What comes back.
    pub answer: Answer,
    /// The model that comes back, or of the items of a page.
    pub returns: Option<ModelId>,
    /// What the request must be resolved to: the page's URL with its placeholders filled.
    pub resolved: Resolved,
    /// The query that it must have, decoded.
    pub query: Vec<(String, String)>,
    /// The body that it must have.
    pub body: Sent,
    /// Headers that it must have, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The method that is called.
    pub method: MethodId,
}

/// The body of a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Sent {
    /// None.
    Nothing,
    /// JSON, compared as a value.
    Json(serde_json::Value),
    /// Bytes.
    Text(String),
}

/// Why there is no Rust for an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsupported {
    /// The kind, for tables.
    pub kind: &'static str,
    /// What stands in the way.
    pub why: String,
}

impl Unsupported {
    fn new(kind: &'static str, why: impl Into<String>) -> Self {
        Self {
            kind,
            why: why.into(),
        }
    }
}

impl std::fmt::Display for Unsupported {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.kind, self.why)
    }
}
