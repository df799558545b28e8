//! Skips space, comments and dots.

use super::Leniency;
use super::read::Reader;

/// Spaces that JSON does not know, and that pages have.
const ODD: [char; 5] = ['\u{a0}', '\u{3000}', '\u{200b}', '\u{feff}', '\u{202f}'];

impl Reader<'_, '_> {
    /// Skips space and comments.
    pub(super) fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let plain = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
            self.pos += plain;
            let rest = self.rest();
            if rest.starts_with(ODD) {
                self.use_up(Leniency::OddSpace);
                self.pos += self.rest().len() - self.rest().trim_start_matches(ODD).len();
            } else if rest.starts_with("//") {
                self.use_up(Leniency::Comment);
                self.pos += self.rest().find('\n').unwrap_or(self.rest().len());
            } else if rest.starts_with("/*") {
                self.use_up(Leniency::Comment);
                self.pos += self
                    .rest()
                    .find("*/")
                    .map_or(self.rest().len(), |end| end + 2);
            } else if plain == 0 {
                return;
            }
        }
    }

    /// Skips dots that represent what was left out, and the words after them.
    pub(super) fn ellipsis(&mut self) -> bool {
        let rest = self.rest();
        if !(rest.starts_with("..") || rest.starts_with('…')) {
            return false;
        }
        self.use_up(Leniency::Ellipsis);
        let dots = self.rest().len() - self.rest().trim_start_matches(['.', '…']).len();
        self.pos += dots;
        let rest = self.rest();
        self.pos += rest
            .find(['\n', ',', '}', ']', '"', '{'])
            .unwrap_or(rest.len());
        true
    }

    /// Skips words between a value and the end of it.
    pub(super) fn after_value(&mut self) {
        let rest = self.rest();
        let space = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let behind = &rest[space..];
        if behind.is_empty()
            || behind.starts_with([',', '}', ']', '\r', '\n', '"', '\'', '.', '…', '“'])
            || behind.starts_with(ODD)
            || behind.starts_with("//")
            || behind.starts_with("/*")
        {
            return;
        }
        self.pos += space;
        self.use_up(Leniency::TextAfterValue);
        let rest = self.rest();
        self.pos += rest.find(['\n', ',', '}', ']']).unwrap_or(rest.len());
    }
}
