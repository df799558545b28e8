//! Takes out of a JSON text what only responses have, at any depth, unknown values included.

use super::tokens::{decoded, string_length};

/// Removes `@odata.context` and `@odata.etag`, with or without a property before the `@`. The text must be valid JSON.
pub(crate) fn response_annotations(text: Vec<u8>) -> Vec<u8> {
    if !text.contains(&b'@') && !text.windows(6).any(|part| part == br"\u0040") {
        return text;
    }
    let mut copy = Copy {
        output: Vec::with_capacity(text.len()),
        levels: Vec::new(),
    };
    let mut rest = text.as_slice();
    while let Some(byte) = rest.first() {
        rest = match byte {
            b'"' => copy.string(rest),
            _ => copy.other(*byte, rest),
        };
    }
    copy.output
}

struct Copy {
    output: Vec<u8>,
    levels: Vec<Level>,
}

/// An array or an object that is open.
struct Level {
    is_object: bool,
    /// The next string of an object is a key.
    at_key: bool,
    has_members: bool,
}

impl Copy {
    fn string<'a>(&mut self, text: &'a [u8]) -> &'a [u8] {
        let (string, rest) = text.split_at(string_length(text));
        if let Some(level) = self.levels.last_mut().filter(|level| level.at_key) {
            if is_response_annotation(string) {
                return after_member(rest);
            }
            if level.has_members {
                self.output.push(b',');
            }
            level.at_key = false;
            level.has_members = true;
        }
        self.output.extend_from_slice(string);
        rest
    }

    fn other<'a>(&mut self, byte: u8, text: &'a [u8]) -> &'a [u8] {
        match byte {
            b'{' | b'[' => {
                let is_object = byte == b'{';
                self.levels.push(Level {
                    is_object,
                    at_key: is_object,
                    has_members: false,
                });
            }
            b'}' | b']' => {
                self.levels.pop();
            }
            b',' => {
                // The comma of an object is written with the member that follows, if one does.
                if let Some(level) = self.levels.last_mut().filter(|level| level.is_object) {
                    level.at_key = true;
                    return &text[1..];
                }
            }
            _ => {}
        }
        self.output.push(byte);
        &text[1..]
    }
}

fn is_response_annotation(key: &[u8]) -> bool {
    let name = if key.contains(&b'\\') || key.contains(&b'@') {
        decoded(key)
    } else {
        None
    };
    let annotation = name.as_deref().and_then(|name| name.rsplit_once('@'));
    annotation.is_some_and(|(_, name)| matches!(name, "odata.context" | "odata.etag"))
}

/// What follows the value of a key and its comma; the end of the object stays.
fn after_member(mut text: &[u8]) -> &[u8] {
    let mut depth = 0_usize;
    while let Some(byte) = text.first() {
        let length = match byte {
            b'"' => string_length(text),
            b'}' | b']' if depth == 0 => break,
            b',' if depth == 0 => return &text[1..],
            _ => 1,
        };
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        text = &text[length..];
    }
    text
}
