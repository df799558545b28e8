//! Markdown as the few kinds of blocks that are read: headings, fences, comments, tables, text.

mod fences;
mod inline;

use super::anchors;
use super::markup::{Block, Cell, Fence, RawTable, Text};
use crate::irregularity::{Irregularity, IrregularityKind};
use graph_csdl::config::Spanned;
use graph_csdl::problem::At;
use pulldown_cmark::{Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The blocks of a page.
pub(super) struct Markdown<'t> {
    /// Every block, in order.
    pub(super) blocks: Vec<Block<'t>>,
    /// Targets of links.
    pub(super) links: Vec<Spanned<String>>,
    /// Headings as a URL spells them, and anchors.
    pub(super) anchors: Vec<String>,
}

/// Splits a page into blocks.
pub(super) fn read<'t>(text: &'t str, irregularities: &mut Vec<Irregularity>) -> Markdown<'t> {
    let mut collector = Collector {
        page: text,
        base: 0,
        blocks: Vec::new(),
        section: 0,
        open: None,
        text: None,
        bracket: false,
        links: Vec::new(),
        anchors: Vec::new(),
        irregularities,
    };
    while let Some(cut) = collector.read_on() {
        collector.base = cut;
    }
    Markdown {
        blocks: collector.blocks,
        links: collector.links,
        anchors: collector.anchors,
    }
}

struct Collector<'t, 'd> {
    page: &'t str,
    /// Where the part that is being read starts.
    base: usize,
    blocks: Vec<Block<'t>>,
    section: usize,
    open: Option<Open<'t>>,
    text: Option<Text>,
    /// Whether the last words end in a closing bracket.
    bracket: bool,
    links: Vec<Spanned<String>>,
    anchors: Vec<String>,
    irregularities: &'d mut Vec<Irregularity>,
}

/// A block that is being read and may hold several events.
enum Open<'t> {
    Fence {
        fence: Fence<'t>,
        range: Range<usize>,
        indented: bool,
    },
    Table {
        table: RawTable,
        row: Vec<Cell>,
    },
}

impl<'t> Collector<'t, '_> {
    /// Reads from `base` to the end, or to where a fence that was not closed actually ends.
    fn read_on(&mut self) -> Option<usize> {
        let parser: OffsetIter<'t, _> =
            Parser::new_ext(&self.page[self.base..], Options::ENABLE_TABLES).into_offset_iter();
        for (event, range) in parser {
            let range = self.base + range.start..self.base + range.end;
            match event {
                Event::Start(tag) => self.start(tag, range),
                Event::End(tag) => {
                    if let Some(cut) = self.end(tag) {
                        return Some(cut);
                    }
                }
                Event::Text(piece) => self.text(&piece, range.start),
                Event::Code(code) => self.code(&code, range.start),
                Event::SoftBreak | Event::HardBreak => self.words("\n", range.start),
                Event::InlineHtml(html) if html.starts_with("<!--") => {
                    super::comments::read(self.page, range, &mut self.blocks, self.irregularities);
                }
                Event::InlineHtml(html) | Event::Html(html) => {
                    anchors::in_html(&html, &mut self.anchors)
                }
                _ => {}
            }
        }
        self.flush();
        None
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.section += usize::from(level == HeadingLevel::H2);
                self.blocks.push(Block::Heading(level as u8));
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                self.open = Some(fences::open_fence(kind, range));
            }
            Tag::HtmlBlock => {
                self.flush();
                super::comments::read(self.page, range, &mut self.blocks, self.irregularities);
            }
            Tag::Table(columns) => {
                self.flush();
                let table = RawTable {
                    at: range.start,
                    columns: columns.len(),
                    rows: Vec::new(),
                    section: self.section,
                };
                self.open = Some(Open::Table {
                    table,
                    row: Vec::new(),
                });
            }
            Tag::TableCell => {
                if let Some(Open::Table { row, .. }) = &mut self.open {
                    row.push(Cell {
                        at: range.start,
                        ..Cell::default()
                    });
                }
            }
            Tag::Link { dest_url, .. } => {
                self.links.push(Spanned {
                    value: dest_url.to_string(),
                    at: At(u32::try_from(range.start).unwrap_or(u32::MAX)),
                });
                if let Some(Open::Table { row, .. }) = &mut self.open
                    && let Some(cell) = row.last_mut()
                    && cell.link.is_none()
                {
                    cell.link = Some(dest_url.to_string());
                    cell.linked = cell.text.len()..usize::MAX;
                }
            }
            Tag::Paragraph | Tag::Item => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) -> Option<usize> {
        match tag {
            TagEnd::CodeBlock => return self.end_fence(),
            TagEnd::Link => {
                if let Some(Open::Table { row, .. }) = &mut self.open
                    && let Some(cell) = row.last_mut()
                {
                    cell.linked.end = cell.linked.end.min(cell.text.len());
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                if let Some(Open::Table { table, row }) = &mut self.open {
                    table.rows.push(std::mem::take(row));
                }
            }
            TagEnd::Table => {
                if let Some(Open::Table { table, .. }) = self.open.take() {
                    self.blocks.push(Block::Table(table));
                }
            }
            TagEnd::Heading(_) => {
                let words = self.text.as_ref().map_or("", |text| text.plain.as_str());
                anchors::of_heading(words, &mut self.anchors);
                self.flush();
            }
            TagEnd::Paragraph | TagEnd::Item => self.flush(),
            _ => {}
        }
        None
    }

    fn flush(&mut self) {
        if let Some(text) = self.text.take() {
            self.blocks.push(Block::Text(text));
        }
    }

    fn note(&mut self, kind: IrregularityKind, at: usize) {
        self.irregularities.push(Irregularity {
            at: At(u32::try_from(at).unwrap_or(u32::MAX)),
            kind,
        });
    }
}
