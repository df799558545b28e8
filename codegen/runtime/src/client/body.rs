//! Bodies that are read while they are sent.

/// Placeholder.
pub fn body_from_fn() {}
