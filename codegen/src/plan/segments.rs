//! How an operation stands in a URL.

use crate::model::Operation;

/// A call of an operation as documentation writes it.
pub(super) fn call_text(segment: &str, operation: &Operation) -> String {
    operation.call_with(segment, |name| format!("{{{name}}}"))
}

/// The URL segment of an operation: Graph wants the namespace where it is not its own `microsoft.graph`.
pub(super) fn segment_of(operation: &Operation) -> String {
    if operation.name.namespace == "microsoft.graph" {
        operation.name.name.clone()
    } else {
        operation.name.to_string()
    }
}
