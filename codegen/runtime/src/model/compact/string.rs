//! Strings: what needs an escape is left to serde_json.

/// Writes any string.
#[inline]
pub(super) fn write(output: &mut Vec<u8>, text: &str) {
    if needs_escape(text.as_bytes()) {
        // Writing to memory does not fail.
        let _ = serde_json::to_writer(output, text);
        return;
    }
    output.push(b'"');
    output.extend_from_slice(text.as_bytes());
    output.push(b'"');
}

/// True where a string has a quote, a backslash or a control character.
#[inline]
fn needs_escape(text: &[u8]) -> bool {
    // The last bytes may overlap those before them.
    if let Some(last) = text.last_chunk::<16>() {
        let mut chunks = text[..text.len() - 1].as_chunks::<16>().0.iter();
        return has_special(last) || chunks.any(has_special);
    }
    match (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        (Some(first), Some(last)) => has_special(first) || has_special(last),
        _ => text.iter().any(|byte| is_special(*byte)),
    }
}

/// Looks at all bytes instead of stopping at the first: that is a handful of vector instructions.
#[inline]
fn has_special<const N: usize>(bytes: &[u8; N]) -> bool {
    bytes
        .iter()
        .fold(false, |found, byte| found | is_special(*byte))
}

/// Without a branch, or it would be one byte after the other again.
#[inline]
fn is_special(byte: u8) -> bool {
    (byte < b' ') | (byte == b'"') | (byte == b'\\')
}

#[cfg(test)]
mod tests {
    use super::write;

    /// Of every length, with every byte that needs an escape, and the one beside it, in every place.
    #[test]
    fn strings_are_escaped_as_serde_json_does() {
        for length in 0..40 {
            for at in 0..length {
                for letter in "\0\u{1f} !\"#[\\]\u{7f}é".chars() {
                    let mut text = "a".repeat(length);
                    text.replace_range(at..=at, letter.encode_utf8(&mut [0; 4]));
                    let mut output = Vec::new();
                    write(&mut output, &text);
                    assert_eq!(output, serde_json::to_vec(&text).unwrap_or_default());
                }
            }
        }
    }
}
