//! The types of a snippet.

use super::Answer;
use crate::plan::{MethodId, ModelId};
use graph_reference::resolve::Resolved;

/// An example as Rust, and the request that it must send.
#[derive(Clone, Debug)]
pub struct Snippet {
    /// Paths to import, from the root of the crate.
    pub uses: Vec<String>,
    /// Statements before the call: the body or the parameters, and the options.
    pub before: Vec<String>,
    /// The call: an expression whose value is a `Request`.
    pub call: String,
    /// The kind of the response.
    pub answer: Answer,
    /// The model of the response, or of the items of its page.
    pub returns: Option<ModelId>,
    /// The expected URL, resolved: that of the page, with its placeholders filled.
    pub resolved: Resolved,
    /// The expected query, decoded.
    pub query: Vec<(String, String)>,
    /// The expected body.
    pub body: Sent,
    /// Expected headers, with names in lower case.
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
    /// The reason.
    pub why: String,
}

impl Unsupported {
    /// Of this kind, for this reason.
    pub(super) fn new(kind: &'static str, why: impl Into<String>) -> Self {
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
