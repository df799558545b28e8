//! Text and code within a block.

use super::{Collector, Open};
use crate::irregularity::IrregularityKind;
use crate::read::markup::Text;
use graph_csdl::config::Spanned;
use graph_csdl::problem::At;

impl Collector<'_, '_> {
    pub(super) fn text(&mut self, words: &str, at: usize) {
        if !matches!(self.open, Some(Open::Fence { .. })) {
            self.note_broken_link(words, at);
        }
        self.words(words, at);
    }

    pub(super) fn words(&mut self, words: &str, at: usize) {
        match &mut self.open {
            Some(Open::Fence { fence, .. }) => fence.body.push(self.page, words, at),
            Some(Open::Table { row, .. }) => {
                if let Some(cell) = row.last_mut() {
                    if cell.text.is_empty() {
                        cell.at = at;
                    }
                    cell.text.push_str(words);
                }
            }
            None => {
                let text = self.text.get_or_insert_with(|| Text {
                    at,
                    ..Text::default()
                });
                text.plain.push_str(words);
            }
        }
    }

    /// Code may show markup: brackets in it are meant.
    pub(super) fn code(&mut self, code: &str, at: usize) {
        self.bracket = false;
        self.words(code, at);
        let codes = match (&mut self.open, &mut self.text) {
            (None, Some(text)) => Some(&mut text.codes),
            (Some(Open::Table { row, .. }), _) => row.last_mut().map(|cell| &mut cell.codes),
            _ => None,
        };
        if let Some(codes) = codes {
            codes.push(Spanned {
                value: code.to_owned(),
                at: At(u32::try_from(at).unwrap_or(u32::MAX)),
            });
        }
    }

    /// Notes a link that the parser left as text.
    fn note_broken_link(&mut self, words: &str, at: usize) {
        let is_address = |text: &str| text.starts_with('(') && text.contains(".md");
        let broken = match words.find("](") {
            Some(found) => is_address(&words[found + 1..]),
            None => self.bracket && is_address(words),
        };
        self.bracket = words.ends_with(']');
        if broken {
            self.note(IrregularityKind::BrokenLink, at);
        }
    }
}
