//! `\` in URLs of the service.

use std::borrow::Cow;

/// `reference` with `%5C` for each `\` before the query. RFC 3986 has no `\` in a URL, so it is a character that was not encoded,
/// such as that of `DOMAIN\user` in a key. The URL library takes it for `/`, as browsers do, so the path would have another segment.
///
/// What begins as `/\` or `\\` stays as it is: browsers take it for another host, and so does the check of the origin.
pub(crate) fn encoded(reference: &str) -> Cow<'_, str> {
    let names_host = reference
        .get(..2)
        .is_some_and(|start| start.bytes().all(|byte| matches!(byte, b'/' | b'\\')));
    let end = reference.find('?').unwrap_or(reference.len());
    let (path, query) = reference.split_at(end);
    if names_host || !path.contains('\\') {
        return Cow::Borrowed(reference);
    }
    Cow::Owned(path.replace('\\', "%5C") + query)
}
