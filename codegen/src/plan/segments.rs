//! How an operation stands in a URL.

use graph_csdl::model::Operation;

/// A call of an operation as documentation writes it.
pub(super) fn call_text(segment: &str, operation: &Operation) -> String {
    operation.call_with(segment, |name| format!("{{{name}}}"))
}
