//! OData's simple identifiers and dotted namespaces.

/// The most characters of a name ([CSDL 15.2](https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_SimpleIdentifier)).
pub(super) const LONGEST: usize = 128;

/// The most characters of a name that is read, with a warning if it has more than [`LONGEST`]: no service has longer ones, and the
/// names of OData 4.0's own schema of CSDL had up to 479.
pub(super) const LONGEST_READ: usize = 511;

/// The most characters of a namespace (CSDL 15.1).
pub(super) const LONGEST_NAMESPACE: usize = 511;

/// A letter or underscore, then letters, digits and underscores, 128 characters at most. OData's letters and digits beyond
/// ASCII are those of Unicode's identifiers.
pub(super) fn is_simple(name: &str) -> bool {
    let bytes = name.as_bytes();
    match bytes.first() {
        None | Some(b'0'..=b'9') => false,
        Some(_)
            if bytes
                .iter()
                .all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_') =>
        {
            bytes.len() <= LONGEST
        }
        Some(_) => !name.is_ascii() && is_simple_beyond_ascii(name),
    }
}

fn is_simple_beyond_ascii(name: &str) -> bool {
    name.starts_with(|first: char| unicode_ident::is_xid_start(first) || first == '_')
        && name.chars().all(unicode_ident::is_xid_continue)
        && name.chars().count() <= LONGEST
}

/// Simple identifiers joined by dots.
pub(super) fn is_namespace(name: &str) -> bool {
    name.split('.').all(is_simple)
}
