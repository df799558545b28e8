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
    copy(output, text.as_bytes());
    output.push(b'"');
}

/// Appends the first `length` bytes. Where there are more, up to 32 are copied and those too many are taken back: a copy of constant
/// length is a few instructions, one of any length is a call.
#[inline]
pub(super) fn copy_start(output: &mut Vec<u8>, text: &[u8], length: usize) {
    match text.first_chunk::<32>() {
        Some(chunk) if length <= 32 => {
            output.extend_from_slice(chunk);
            output.truncate(output.len() - (32 - length));
        }
        _ => output.extend_from_slice(&text[..length]),
    }
}

/// Appends all bytes; short texts in two parts of constant length, of which the second overlaps the first.
#[inline]
fn copy(output: &mut Vec<u8>, text: &[u8]) {
    match text.len() {
        16..=32 => copy_ends::<16>(output, text),
        8..16 => copy_ends::<8>(output, text),
        4..8 => copy_ends::<4>(output, text),
        _ => output.extend_from_slice(text),
    }
}

#[inline]
fn copy_ends<const N: usize>(output: &mut Vec<u8>, text: &[u8]) {
    if let (Some(first), Some(last)) = (text.first_chunk::<N>(), text.last_chunk::<N>()) {
        output.extend_from_slice(first);
        output.truncate(output.len() + text.len() - 2 * N);
        output.extend_from_slice(last);
    }
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
    use super::{copy_start, write};

    #[test]
    fn the_start_of_a_text_is_copied_whatever_follows() {
        let text: Vec<u8> = (0..80).collect();
        for length in 0..=40 {
            for end in length..=text.len() {
                let mut output = b"{".to_vec();
                copy_start(&mut output, &text[..end], length);
                assert_eq!(output, [b"{", &text[..length]].concat());
            }
        }
    }

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
