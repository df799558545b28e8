//! Reads a page: blocks of markdown, then what each block says.
//!
//! Decides what on a page is a template, an example, a table or a permission, and which irregularities are tolerated in it.
//! Nothing here knows the metadata, and reading a page never fails.

mod anchors;
mod annotation;
mod blocks;
mod comments;
mod fence;
mod markup;
mod message;
mod pair;
mod permissions;
mod spaces;
mod tables;
mod target;
mod unclosed;

use super::page::Page;
use markup::Block;

/// Reads a page; `name` is its file. No fault of a page stops this.
pub fn read(text: &str, name: &str) -> Page {
    let mut page = Page {
        name: name.to_owned(),
        lines: line_starts(text),
        wide: wide(text),
        ..Page::default()
    };
    page.doc_type = spaces::doc_type(text);
    spaces::note(text, &mut page.irregularities);
    spaces::mojibake(text, &mut page.irregularities);
    let markdown = blocks::read(text, &mut page.irregularities);
    page.links = markdown.links;
    page.anchors = markdown.anchors;
    let blocks = markdown.blocks;
    let first_fence = blocks
        .iter()
        .position(|block| matches!(block, Block::Fence(_)));
    for (index, block) in blocks.iter().enumerate() {
        match block {
            Block::Table(table) => {
                let before_fences = first_fence.is_some_and(|first| index < first);
                tables::read(table, before_fences, &mut page);
            }
            Block::Text(text) => {
                spaces::namespace(text, &mut page.namespace);
                page.statuses.extend(message::statuses(text));
                page.dates.extend(spaces::dates(text));
            }
            Block::Heading(_) | Block::Fence(_) | Block::Comment(_) => {}
        }
    }
    pair::read(&blocks, &mut page);
    page.irregularities.sort();
    page.irregularities.dedup();
    page
}

/// Letters whose length in UTF-8 is not that in UTF-16.
fn wide(text: &str) -> Vec<(u32, u8)> {
    if text.is_ascii() {
        return Vec::new();
    }
    let letters = text.char_indices().filter(|(_, letter)| !letter.is_ascii());
    letters
        .map(|(at, letter)| {
            let more = letter.len_utf8() - letter.len_utf16();
            (
                u32::try_from(at).unwrap_or(u32::MAX),
                u8::try_from(more).unwrap_or_default(),
            )
        })
        .collect()
}

fn line_starts(text: &str) -> Vec<u32> {
    let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    std::iter::once(0)
        .chain(breaks.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX)))
        .collect()
}
