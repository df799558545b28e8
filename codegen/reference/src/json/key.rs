//! Reads keys and the colon after them.

use super::Leniency;
use super::read::{Fault, Reader};

impl Reader<'_, '_> {
    /// The key that starts here, in quotes or not.
    pub(super) fn key(&mut self) -> Result<String, Fault> {
        if self.at_quote() {
            return self.string();
        }
        if let Some(text) = self.placeholder() {
            return Ok(text);
        }
        let rest = self.rest();
        let end = rest
            .find(|letter: char| !is_key_letter(letter))
            .unwrap_or(rest.len());
        if end == 0 {
            return Err(self.fault());
        }
        let key = rest[..end].to_owned();
        self.use_up(Leniency::UnquotedKey);
        self.pos += end;
        Ok(key)
    }

    /// Skips the colon; it may be missing before a quote.
    pub(super) fn colon(&mut self) -> Result<(), Fault> {
        if self.peek() == Some(b':') {
            self.pos += 1;
            return Ok(());
        }
        if self.rest().starts_with('：') {
            self.use_up(Leniency::StrayCharacter);
            self.pos += '：'.len_utf8();
            return Ok(());
        }
        if self.at_quote() {
            self.use_up(Leniency::MissingColon);
            return Ok(());
        }
        Err(self.fault())
    }
}

fn is_key_letter(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '@' | '.' | '$' | '-' | '<' | '>' | '#')
}
