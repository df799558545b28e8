//! A piece of a page with its markdown indentation taken off, which still knows where each byte was.

use graph_csdl::problem::At;
use std::borrow::Cow;

/// Text of a page and where it was there.
#[derive(Clone, Debug, Default)]
pub struct Excerpt<'t> {
    text: Cow<'t, str>,
    /// Where each run starts here, and in the page.
    runs: Vec<(usize, usize)>,
}

impl<'t> Excerpt<'t> {
    /// A piece that is in the page as it is.
    pub fn whole(text: &'t str, at: usize) -> Self {
        Self {
            text: Cow::Borrowed(text),
            runs: vec![(0, at)],
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the byte was in the page.
    pub fn at(&self, here: usize) -> At {
        let run = self
            .runs
            .partition_point(|(start, _)| *start <= here)
            .saturating_sub(1);
        let (start, source) = self.runs.get(run).copied().unwrap_or_default();
        At(u32::try_from(source + here.saturating_sub(start)).unwrap_or(u32::MAX))
    }

    /// Adds what follows, as the page has it from `at` on.
    pub fn push(&mut self, page: &'t str, piece: &str, at: usize) {
        if self.text.is_empty() && page.get(at..at + piece.len()) == Some(piece) {
            *self = Self::whole(&page[at..at + piece.len()], at);
            return;
        }
        let end = self.text.len();
        if self.at(end).0 as usize == at {
            let (_, start) = self.runs.first().copied().unwrap_or_default();
            if let (Cow::Borrowed(_), Some(longer)) =
                (&self.text, page.get(start..at + piece.len()))
                && longer.ends_with(piece)
            {
                self.text = Cow::Borrowed(longer);
                return;
            }
        } else {
            self.runs.push((end, at));
        }
        self.text.to_mut().push_str(piece);
    }

    /// Ends it before a place of the page.
    pub fn cut(&mut self, source: usize) {
        self.runs.retain(|(start, at)| *start == 0 || *at < source);
        let (start, at) = self.runs.last().copied().unwrap_or_default();
        let end = (start + source.saturating_sub(at)).min(self.text.len());
        match &mut self.text {
            Cow::Borrowed(text) => *text = &text[..end],
            Cow::Owned(text) => text.truncate(end),
        }
    }

    /// The part between two places of this one.
    pub fn part(&self, from: usize, to: usize) -> Excerpt<'_> {
        let mut runs = vec![(0, self.at(from).0 as usize)];
        let inside = self
            .runs
            .iter()
            .filter(|(start, _)| *start > from && *start < to);
        runs.extend(inside.map(|(start, source)| (start - from, *source)));
        Excerpt {
            text: Cow::Borrowed(&self.text[from..to]),
            runs,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Excerpt;

    #[test]
    fn a_piece_without_indentation_is_borrowed_and_knows_its_place() {
        let page = "0123456789";
        let mut piece = Excerpt::default();
        piece.push(page, "234", 2);
        piece.push(page, "56", 5);
        assert_eq!(piece.text(), "23456");
        assert!(matches!(piece.text, std::borrow::Cow::Borrowed(_)));
        assert_eq!(piece.at(4).0, 6);
    }

    #[test]
    fn indentation_is_a_gap() {
        let page = "  ab\n  cd\n";
        let mut piece = Excerpt::default();
        piece.push(page, "ab\n", 2);
        piece.push(page, "cd\n", 7);
        assert_eq!(piece.text(), "ab\ncd\n");
        assert_eq!(
            (piece.at(0).0, piece.at(2).0, piece.at(3).0, piece.at(4).0),
            (2, 4, 7, 8)
        );
        let part = piece.part(1, 5);
        assert_eq!((part.text(), part.at(0).0, part.at(2).0), ("b\ncd", 3, 7));
    }
}
