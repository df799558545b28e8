//! The headers of a message.

use super::Reader;
use crate::irregularity::IrregularityKind;
use crate::page::Header;

/// Headers that are known as such even after an empty line.
const HEADERS: [&str; 10] = [
    "accept",
    "authorization",
    "consistencylevel",
    "content-length",
    "content-type",
    "host",
    "if-match",
    "location",
    "prefer",
    "workbook-session-id",
];

impl Reader<'_, '_, '_> {
    /// The headers, up to the first line that is none.
    pub(super) fn headers(&mut self) -> Vec<Header> {
        let mut headers = Vec::new();
        self.gap_before_headers();
        while let Some((start, line)) = self.lines.get(self.next).copied() {
            if let Some(header) = self.header(start, line) {
                headers.push(header);
            } else if is_broken_header(line) {
                self.note(IrregularityKind::BrokenHeader, start);
            } else {
                break;
            }
            self.next += 1;
        }
        headers
    }

    /// Skips empty lines if what follows them is certainly a header and no body.
    fn gap_before_headers(&mut self) {
        let first = self.next;
        let ahead = self.lines.get(first..).unwrap_or_default();
        let gap = ahead
            .iter()
            .take_while(|(_, line)| line.trim().is_empty())
            .count();
        let Some((start, line)) = ahead.get(gap).copied().filter(|_| gap > 0) else {
            return;
        };
        let name = line
            .split(':')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        if HEADERS.contains(&name.as_str()) && self.header(start, line).is_some() {
            self.note(IrregularityKind::GapBeforeHeaders, start);
            self.next = first + gap;
        }
    }

    fn header(&mut self, start: usize, line: &str) -> Option<Header> {
        let (name, value) = line.split_once(':')?;
        let known_shape = name
            .trim_end()
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !known_shape
            || !name.starts_with(|letter: char| letter.is_ascii_alphabetic())
            || name.starts_with("http")
        {
            return None;
        }
        let lead = value.len() - value.trim_start().len();
        let value_at = start + name.len() + 1 + lead;
        if name.ends_with([' ', '\t']) {
            // RFC 9112, section 5.1: no space between the name and the colon.
            self.note(IrregularityKind::BrokenHeader, start);
        }
        Some(Header {
            name: self.spanned(start, name.trim_end()),
            value: self.spanned(value_at, value.trim()),
        })
    }
}

/// A known header without its colon: `Content-Type application/json`.
fn is_broken_header(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default();
    HEADERS.contains(&word.to_ascii_lowercase().as_str()) && !line.contains(':')
}
