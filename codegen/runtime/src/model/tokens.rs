//! The tokens of a JSON text that is known to be valid. Without recursion, since kept text may be nested to any depth.

/// The tokens between white space: a string, a number, a word, or one of `{}[]:,`.
pub(crate) struct Tokens<'a>(&'a [u8]);

impl<'a> Tokens<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self(text.as_bytes())
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let text = self.0.trim_ascii_start();
        let length = match text.first()? {
            b'"' => string_length(text),
            b'{' | b'}' | b'[' | b']' | b':' | b',' => 1,
            _ => text
                .iter()
                .position(|byte| b" \t\r\n{}[]:,\"".contains(byte))
                .unwrap_or(text.len()),
        };
        let (token, rest) = text.split_at(length);
        self.0 = rest;
        Some(token)
    }
}

/// True where both texts have the same tokens; how a string is escaped makes no difference.
pub(crate) fn same(left: &str, right: &str) -> bool {
    let (mut left, mut right) = (Tokens::new(left), Tokens::new(right));
    loop {
        match (left.next(), right.next()) {
            (None, None) => return true,
            (Some(one), Some(other)) if one == other || same_string(one, other) => {}
            _ => return false,
        }
    }
}

/// The length of the string that the text begins with, quotes included.
pub(crate) fn string_length(text: &[u8]) -> usize {
    let mut at = 1;
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    text.len()
}

/// The string of a string token.
pub(crate) fn decoded(token: &[u8]) -> Option<String> {
    serde_json::from_slice(token).ok()
}

fn same_string(one: &[u8], other: &[u8]) -> bool {
    let escaped = one.contains(&b'\\') || other.contains(&b'\\');
    let strings = one.starts_with(b"\"") && other.starts_with(b"\"");
    strings && escaped && decoded(one).is_some_and(|one| decoded(other) == Some(one))
}
