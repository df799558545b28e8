//! What is untidy about the file as a whole, and the one fact that is in running text: the namespace.

use super::markup::Text;
use crate::irregularity::{Irregularity, IrregularityKind};
use graph_csdl::config::Spanned;
use graph_csdl::problem::At;

/// Notes byte order mark, line ends and odd spaces, each once.
pub(super) fn note(text: &str, irregularities: &mut Vec<Irregularity>) {
    let first = [
        (
            text.starts_with('\u{feff}').then_some(0),
            IrregularityKind::ByteOrderMark,
        ),
        (text.find("\r\n"), IrregularityKind::CarriageReturn),
        (
            text.find(['\u{a0}', '\u{200b}', '\u{202f}']),
            IrregularityKind::OddSpace,
        ),
    ];
    for (at, kind) in first {
        if let Some(at) = at {
            irregularities.push(Irregularity {
                at: At(u32::try_from(at).unwrap_or(u32::MAX)),
                kind,
            });
        }
    }
}

/// Notes letters that are UTF-8 read as Windows-1252, and bytes that were no text at all (U+FFFD); once a line.
pub(super) fn mojibake(text: &str, irregularities: &mut Vec<Irregularity>) {
    if text.is_ascii() {
        return;
    }
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        if !line.is_ascii()
            && let Some(at) = garbled(line)
        {
            irregularities.push(Irregularity {
                at: At(u32::try_from(line_start + at).unwrap_or(u32::MAX)),
                kind: IrregularityKind::Mojibake,
            });
        }
        line_start += line.len();
    }
}

/// Where letters start whose Windows-1252 bytes are a letter in UTF-8.
fn garbled(line: &str) -> Option<usize> {
    let is_garbled = |(at, letter): &(usize, char)| {
        let width = match u32::from(*letter) {
            0xfffd => return true,
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => return false,
        };
        let letters = line[*at..].chars();
        let bytes: Option<Vec<u8>> = letters.take(width).map(windows_1252).collect();
        bytes.is_some_and(|bytes| bytes.len() == width && std::str::from_utf8(&bytes).is_ok())
    };
    line.char_indices().find(is_garbled).map(|(at, _)| at)
}

/// The byte that a letter is in Windows-1252; the five that it leaves out are literal.
fn windows_1252(letter: char) -> Option<u8> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    let high = HIGH.iter().zip(0x80..).find(|(known, _)| **known == letter);
    match high {
        Some((_, byte)) => Some(byte),
        None => u8::try_from(u32::from(letter)).ok(),
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
