//! Byte offsets to lines and columns, and back.

use super::{At, Input};

/// One-based line and column, the column in characters.
pub fn line_and_column(text: &str, at: At) -> (usize, usize) {
    Places::default().line_and_column(Input::Metadata, text, at)
}

/// Counts lines and columns from the previous place onwards: problems are sorted by place, so a text is read once
/// however many problems it has, even if all of them are on one line.
#[derive(Default)]
pub(super) struct Places {
    input: Option<Input>,
    counted: usize,
    newlines: usize,
    /// Characters between the last newline and the place.
    column: usize,
}

impl Places {
    pub(super) fn line_and_column(&mut self, input: Input, text: &str, at: At) -> (usize, usize) {
        let before = text.get(..at.0 as usize).unwrap_or(text);
        if self.input != Some(input) || self.counted > before.len() {
            *self = Self {
                input: Some(input),
                ..Self::default()
            };
        }
        let passed = before.get(self.counted..).unwrap_or_default();
        self.newlines += passed.matches('\n').count();
        match passed.rfind('\n') {
            Some(newline) => self.column = passed[newline + 1..].chars().count(),
            None => self.column += passed.chars().count(),
        }
        self.counted = before.len();
        (self.newlines + 1, self.column + 1)
    }
}

/// The place of a one-based line and column.
pub fn offset_of(text: &str, line: usize, column: usize) -> At {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let rest = text.get(start..).unwrap_or_default();
    let before: usize = rest
        .chars()
        .take(column.saturating_sub(1))
        .map(char::len_utf8)
        .sum();
    At(u32::try_from(start + before).unwrap_or(u32::MAX))
}
