//! Strings: what needs an escape is left to serde_json.

/// Writes any string.
#[inline]
pub(super) fn write(output: &mut String, text: &str) {
    if needs_escape(text.as_bytes()) {
        // Writing to memory does not fail.
        output.push_str(&serde_json::to_string(text).unwrap_or_default());
    } else {
        write_plain(output, text);
    }
}

/// Writes a string that needs no escape.
#[inline]
pub(super) fn write_plain(output: &mut String, text: &str) {
    output.reserve(text.len() + 2);
    output.push('"');
    output.push_str(text);
    output.push('"');
}

/// True where a string has a quote, a backslash or a control character.
#[inline]
fn needs_escape(text: &[u8]) -> bool {
    let Some(last) = text.last_chunk() else {
        return text
            .iter()
            .any(|byte| *byte < b' ' || matches!(byte, b'"' | b'\\'));
    };
    // The last eight bytes may overlap those before them.
    let mut chunks = text.as_chunks().0.iter();
    has_special(*last) || chunks.any(|chunk| has_special(*chunk))
}

/// Eight bytes at once: a byte below another borrows the highest bit, and a byte is zero if it is below one.
#[inline]
fn has_special(bytes: [u8; 8]) -> bool {
    const EACH: u64 = u64::from_ne_bytes([1; 8]);
    const HIGHEST: u64 = EACH << 7;
    let bytes = u64::from_ne_bytes(bytes);
    let below = |bytes: u64, limit: u8| bytes.wrapping_sub(EACH * u64::from(limit)) & !bytes;
    let equal = |byte: u8| below(bytes ^ (EACH * u64::from(byte)), 1);
    (below(bytes, b' ') | equal(b'"') | equal(b'\\')) & HIGHEST != 0
}
