//! The body of a message: where it ends, and whether it is JSON.

use super::Reader;
use crate::irregularity::IrregularityKind;
use crate::page::Body;
use crate::read::message;

/// Between two templates there may be a word such as "or"; anything longer below a request is its body.
const LONGEST_WORD_BETWEEN: usize = 5;

impl Reader<'_, '_, '_> {
    /// What follows the headers, up to the next message, and how long it is.
    pub(super) fn body(&mut self, has_headers: bool) -> Option<(Body, usize)> {
        let first = self.next;
        let (start, first_line) = *self.lines.get(first)?;
        let end = self.end_of_body();
        let text = self.excerpt.text().get(start..end)?;
        let trimmed = text.trim();
        let marked = trimmed.starts_with(['{', '[', '<']);
        if trimmed.is_empty() {
            return None;
        }
        let is_word = !has_headers
            && !marked
            && (trimmed.chars().count() <= LONGEST_WORD_BETWEEN || !first_line.trim().is_empty());
        if is_word {
            self.next = first;
            return None;
        }
        if !first_line.trim().is_empty() {
            self.note(IrregularityKind::NoBlankLine, start);
        }
        let from = start + text.len() - text.trim_start().len();
        let looks_like_json = trimmed.starts_with(['{', '['])
            || trimmed.starts_with("//")
            || trimmed.starts_with("/*");
        let json = if looks_like_json {
            self.json(from, end)
        } else {
            None
        };
        let body = json.map_or_else(|| Body::Text(self.spanned(from, trimmed)), Body::Json);
        Some((body, trimmed.len()))
    }

    /// Skips lines up to the next message; returns where they end.
    fn end_of_body(&mut self) -> usize {
        let first = self.next;
        while let Some((_, line)) = self.lines.get(self.next) {
            let after_gap = self.next == first || self.ends_a_body(self.next - 1);
            let is_request =
                || message::request_line(line).is_some_and(|line| !line.target.is_empty());
            if message::status_line(line).is_some() || (after_gap && is_request()) {
                break;
            }
            self.next += 1;
        }
        self.lines
            .get(self.next)
            .map_or(self.excerpt.text().len(), |(start, _)| *start)
    }

    /// Whether a new message may start below this line.
    fn ends_a_body(&self, index: usize) -> bool {
        self.lines
            .get(index)
            .is_none_or(|(_, line)| line.trim().is_empty() || line.trim().ends_with(['}', ']']))
    }
}
