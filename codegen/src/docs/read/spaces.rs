//! What is untidy about the file as a whole, and the one fact that stands in running text: the namespace.

use super::blocks::Text;
use crate::config::Spanned;
use crate::docs::dirt::{Dirt, DirtKind};
use crate::problem::At;

/// Notes byte order mark, line ends and odd spaces, each once.
pub(super) fn note(text: &str, dirt: &mut Vec<Dirt>) {
    let first = [
        (
            text.starts_with('\u{feff}').then_some(0),
            DirtKind::ByteOrderMark,
        ),
        (text.find("\r\n"), DirtKind::CarriageReturn),
        (
            text.find(['\u{a0}', '\u{200b}', '\u{202f}']),
            DirtKind::OddSpace,
        ),
    ];
    for (at, kind) in first {
        if let Some(at) = at {
            dirt.push(Dirt {
                at: At(u32::try_from(at).unwrap_or(u32::MAX)),
                kind,
            });
        }
    }
}

/// A line that is a label, a colon and a namespace.
pub(super) fn namespace(text: &Text, found: &mut Option<Spanned<String>>) {
    if found.is_some() {
        return;
    }
    let Some((label, value)) = text.plain.trim_end().rsplit_once([':', '：']) else {
        return;
    };
    let value = value.trim();
    let is_name = value.split('.').all(|part| {
        part.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && part.chars().all(|letter| letter.is_ascii_alphanumeric())
    });
    if value.contains('.') && is_name && label.chars().count() < 40 && !label.contains(['.', '\n'])
    {
        *found = Some(Spanned {
            value: value.to_owned(),
            at: At(u32::try_from(text.at).unwrap_or(u32::MAX)),
        });
    }
}

/// `doc_type` of the front matter.
pub(super) fn doc_type(text: &str) -> Option<String> {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    lines.next().filter(|line| line.trim_end() == "---")?;
    let matter = lines.take_while(|line| line.trim_end() != "---");
    let value = matter
        .filter_map(|line| line.strip_prefix("doc_type:"))
        .next()?;
    Some(value.trim().trim_matches(['"', '\'']).to_owned())
}

/// Dates in a text.
pub(super) fn dates(text: &Text) -> impl Iterator<Item = String> + '_ {
    let words = text
        .plain
        .split(|letter: char| !letter.is_ascii_digit() && letter != '-');
    words.filter(|word| is_date(word)).map(str::to_owned)
}

fn is_date(word: &str) -> bool {
    word.len() == 10
        && word
            .bytes()
            .enumerate()
            .all(|(at, byte)| (byte == b'-') == (at == 4 || at == 7))
}
