//! Unclosed fences, and fences in the wrong place.

use super::markup::Fence;
use crate::excerpt::Excerpt;
use std::ops::Range;

/// Where a fence that is not closed actually ends: before the next annotation, fence or heading.
///
/// `None` if the fence was closed where it should be.
pub(super) fn cut(page: &str, range: Range<usize>) -> Option<usize> {
    let block = &page[range.clone()];
    let closed = block.lines().count() > 1
        && is_closing(block.trim_end().lines().next_back().unwrap_or_default());
    let mut at = range.start;
    for (index, line) in block.split_inclusive('\n').enumerate() {
        let trimmed = line.trim();
        let ends = index > 0
            && ((trimmed.starts_with("```") && !is_closing(trimmed))
                || is_annotation(&page[at..])
                || (!closed && is_heading(trimmed)));
        if ends {
            return Some(at);
        }
        at += line.len();
    }
    (!closed).then_some(range.end)
}

fn is_closing(line: &str) -> bool {
    let marks = line.trim_start_matches([' ', '\t', '>']).trim_end();
    marks.len() >= 3
        && (marks.bytes().all(|byte| byte == b'`') || marks.bytes().all(|byte| byte == b'~'))
}

fn is_annotation(text: &str) -> bool {
    let Some(comment) = text.trim_start_matches([' ', '\t']).strip_prefix("<!--") else {
        return false;
    };
    let end = comment.find("-->").unwrap_or(comment.len());
    comment[..end].to_ascii_lowercase().contains("blocktype")
}

fn is_heading(line: &str) -> bool {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    (1..=6).contains(&level) && words.starts_with(' ')
}

/// The fence in a block that is indented so far that a markdown parser shows the fence itself.
pub(super) fn fence_in_indented_code<'t>(body: &Excerpt<'t>, page: &'t str) -> Option<Fence<'t>> {
    let text = body.text();
    let start = text.find("```")?;
    if !text[..start].trim().is_empty() {
        return None;
    }
    let first_line = start + text[start..].find('\n')? + 1;
    let end = text[first_line..]
        .find("```")
        .map_or(text.len(), |end| first_line + end);
    let language = text[start..first_line]
        .trim_matches('`')
        .trim()
        .trim_start_matches('`')
        .trim()
        .to_ascii_lowercase();
    let mut inner = Excerpt::default();
    let mut here = first_line;
    for line in text[first_line..end].split_inclusive('\n') {
        inner.push(page, line, body.at(here).0 as usize);
        here += line.len();
    }
    Some(Fence {
        language,
        body: inner,
        at: body.at(start).0 as usize,
    })
}
