//! Fences, and what is irregular about their first and last lines.

use super::{Collector, Open};
use crate::excerpt::Excerpt;
use crate::irregularity::IrregularityKind;
use crate::read::markup::{Block, Fence};
use crate::read::unclosed;
use pulldown_cmark::CodeBlockKind;
use std::ops::Range;

impl Collector<'_, '_> {
    /// Ends the open fence; returns where the rest of the page starts, if the fence was not closed.
    pub(super) fn end_fence(&mut self) -> Option<usize> {
        let Some(Open::Fence {
            mut fence,
            range,
            indented,
        }) = self.open.take()
        else {
            return None;
        };
        if indented {
            let inner = unclosed::fence_in_indented_code(&fence.body, self.page)?;
            self.note(IrregularityKind::IndentedFence, fence.at);
            self.blocks.push(Block::Fence(inner));
            return None;
        }
        self.note_opening(&range);
        let cut = unclosed::cut(self.page, range);
        if let Some(cut) = cut {
            self.note(IrregularityKind::UnclosedFence, fence.at);
            fence.body.cut(cut);
        }
        self.blocks.push(Block::Fence(fence));
        cut.filter(|cut| *cut < self.page.len())
    }

    /// Notes irregularities of the first line of a fence.
    fn note_opening(&mut self, range: &Range<usize>) {
        let line_start = self.page[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let line = self.page[line_start..range.end]
            .lines()
            .next()
            .unwrap_or_default();
        let marks = line.trim_start().trim_start_matches(['`', '~']);
        if line.starts_with([' ', '\t']) {
            self.note(IrregularityKind::IndentedFence, range.start);
        }
        if marks.trim().is_empty() {
            self.note(IrregularityKind::NoLanguage, range.start);
        } else if marks.starts_with([' ', '\t', '\u{a0}']) {
            self.note(IrregularityKind::SpaceBeforeLanguage, range.start);
        }
    }
}

pub(super) fn open_fence<'t>(kind: CodeBlockKind<'_>, range: Range<usize>) -> Open<'t> {
    let (language, indented) = match kind {
        CodeBlockKind::Fenced(language) => (language.trim().to_ascii_lowercase(), false),
        CodeBlockKind::Indented => (String::new(), true),
    };
    Open::Fence {
        fence: Fence {
            language,
            body: Excerpt::default(),
            at: range.start,
        },
        range,
        indented,
    }
}
