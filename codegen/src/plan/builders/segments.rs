//! Operations in URLs.

use graph_csdl::model::Operation;

/// The segment of an operation in documentation.
pub(super) fn call_text(segment: &str, operation: &Operation) -> String {
    operation.call_with(segment, |name| format!("{{{name}}}"))
}
