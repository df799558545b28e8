//! The structure of a page, before it is interpreted.

use crate::excerpt::Excerpt;
use graph_csdl::config::Spanned;
use graph_csdl::problem::At;
use std::ops::Range;

/// A block of a page.
pub(super) enum Block<'t> {
    /// A heading, by level.
    Heading(u8),
    Fence(Fence<'t>),
    Comment(Comment<'t>),
    Table(RawTable),
    Text(Text),
}

/// A code block.
pub(super) struct Fence<'t> {
    pub(super) language: String,
    pub(super) body: Excerpt<'t>,
    pub(super) at: usize,
}

/// The text between `<!--` and `-->`.
pub(super) struct Comment<'t> {
    pub(super) body: &'t str,
    pub(super) at: usize,
}

/// A table as it is.
#[derive(Default)]
pub(super) struct RawTable {
    pub(super) at: usize,
    pub(super) columns: usize,
    pub(super) rows: Vec<Vec<Cell>>,
    /// How many second-level headings are before it.
    pub(super) section: usize,
}

/// A cell of a table: its words, and the target of its first link.
#[derive(Default)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) link: Option<String>,
    /// Where the words of that link are in the text.
    pub(super) linked: Range<usize>,
    /// What is in code spans.
    pub(super) codes: Vec<Spanned<String>>,
    pub(super) at: usize,
}

/// Text outside of all that.
#[derive(Default)]
pub(super) struct Text {
    pub(super) plain: String,
    pub(super) codes: Vec<Spanned<String>>,
    pub(super) at: usize,
}

/// A text and where it starts in the page.
pub(super) fn spanned(text: &str, at: usize) -> Spanned<String> {
    Spanned {
        value: text.to_owned(),
        at: At(u32::try_from(at).unwrap_or(u32::MAX)),
    }
}
