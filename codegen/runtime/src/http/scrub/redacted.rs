//! What is printed instead of a text, and from which length on.

/// Replaces what was found.
pub(super) const REDACTED: &str = "[redacted]";

/// Replaces a text that may repeat a secret.
pub(super) const LEFT_OUT: &str = "[left out: it may repeat a secret]";

/// Shorter texts are ordinary words, which a message needs.
pub(super) const MIN_LENGTH: usize = 4;
