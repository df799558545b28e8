//! What may stand as a name: OData's simple identifiers and dotted namespaces.

/// A letter or underscore, then letters, digits and underscores, 128 characters at most. Beyond ASCII, Unicode's own
/// idea of letters and digits is taken.
pub(super) fn is_simple(name: &str) -> bool {
    let bytes = name.as_bytes();
    match bytes.first() {
        None | Some(b'0'..=b'9') => false,
        Some(_)
            if bytes
                .iter()
                .all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_') =>
        {
            bytes.len() <= 128
        }
        Some(_) => !name.is_ascii() && is_simple_beyond_ascii(name),
    }
}

fn is_simple_beyond_ascii(name: &str) -> bool {
    let starts_well = name.starts_with(|first: char| first.is_alphabetic() || first == '_');
    starts_well
        && name.chars().all(|c| c.is_alphanumeric() || c == '_')
        && name.chars().count() <= 128
}

/// Simple identifiers joined by dots.
pub(super) fn is_namespace(name: &str) -> bool {
    name.split('.').all(is_simple)
}
