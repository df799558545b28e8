//! Comments: the text between `<!--` and `-->`.

use super::markup::{Block, Comment};
use crate::irregularity::{Irregularity, IrregularityKind};
use graph_csdl::problem::At;
use std::ops::Range;

/// Adds every comment of a piece of HTML.
pub(super) fn read<'t>(
    page: &'t str,
    range: Range<usize>,
    blocks: &mut Vec<Block<'t>>,
    irregularities: &mut Vec<Irregularity>,
) {
    let mut here = range.start;
    while let Some(start) = page[here..range.end].find("<!--") {
        let at = here + start + "<!--".len();
        let length = page[at..range.end].find("-->");
        if length.is_none() {
            irregularities.push(Irregularity {
                at: At(u32::try_from(at).unwrap_or(u32::MAX)),
                kind: IrregularityKind::UnclosedComment,
            });
        }
        let end = at + length.unwrap_or(range.end - at);
        blocks.push(Block::Comment(Comment {
            body: &page[at..end],
            at,
        }));
        here = (end + "-->".len()).min(range.end);
    }
}
