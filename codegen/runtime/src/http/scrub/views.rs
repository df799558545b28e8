//! The decodings of a text: escapes of JSON and HTML, percent-encoding, base64, lists of bytes.

use std::collections::BTreeSet;

use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// How often a text is decoded that was encoded again and again.
const MAX_DEPTH: usize = 3;

/// How many texts are looked at.
const MAX_VIEWS: usize = 24;

/// Shorter runs of letters are words.
const MIN_RUN: usize = 5;

const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);

type Decode = fn(&str) -> Option<String>;

/// `text` and its decodings, also repeated ones.
pub(super) fn of(text: &str) -> BTreeSet<String> {
    let all: [Decode; 6] = [
        unescaped,
        without_percents,
        without_entities,
        base64,
        hex,
        listed,
    ];
    decoded(text, &all)
}

/// `text` and its decodings.
pub(super) fn written(text: &str) -> BTreeSet<String> {
    decoded(text, &[unescaped, without_percents, without_entities])
}

fn decoded(text: &str, ways: &[Decode]) -> BTreeSet<String> {
    let mut all = BTreeSet::from([text.to_owned()]);
    let mut latest = vec![text.to_owned()];
    for _ in 0..MAX_DEPTH {
        let mut next = Vec::new();
        for text in &latest {
            for decode in ways {
                if let Some(decoded) = decode(text)
                    && all.len() < MAX_VIEWS
                    && all.insert(decoded.clone())
                {
                    next.push(decoded);
                }
            }
        }
        latest = next;
    }
    all
}

/// Characters without width: the soft hyphen, joiners of no width, and the byte order mark.
const INVISIBLE: [char; 6] = [
    '\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}',
];

/// `text` in lower case, without invisible characters.
pub(super) fn bare(text: &str) -> String {
    let characters = text
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && !INVISIBLE.contains(c));
    characters.flat_map(char::to_lowercase).collect()
}

/// Backslashes as JSON has them.
fn unescaped(text: &str) -> Option<String> {
    if !text.contains('\\') {
        return None;
    }
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let escape = rest.strip_prefix('\\').and_then(|rest| {
            let kind = rest.chars().next()?;
            let after = &rest[kind.len_utf8()..];
            let unit = |text: &str| u16::from_str_radix(text, 16).ok();
            match kind {
                'u' if after.starts_with('{') => {
                    let (digits, after) = after[1..].split_once('}')?;
                    Some((unit(digits)?, after))
                }
                'u' => Some((unit(after.get(..4)?)?, &after[4..])),
                'x' => Some((unit(after.get(..2)?)?, &after[2..])),
                'n' | 'r' | 't' | 'b' | 'f' => Some((u16::from(b' '), after)),
                '"' | '\\' | '/' | '\'' => Some((kind as u16, after)),
                _ => None,
            }
        });
        match escape {
            Some((unit, after)) => {
                units.push(unit);
                rest = after;
            }
            None => {
                units.extend(character.encode_utf16(&mut [0; 2]).iter());
                rest = &rest[character.len_utf8()..];
            }
        }
    }
    Some(String::from_utf16_lossy(&units))
}

/// `%41`, `%u0041`, and `+` for a space.
fn without_percents(text: &str) -> Option<String> {
    if !text.contains(['%', '+']) {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        if let Some((character, after)) = wide(rest) {
            bytes.extend(character.encode_utf8(&mut [0; 4]).bytes());
            rest = after;
            continue;
        }
        let decoded = (*first == b'%').then(|| pair(after)).flatten();
        match decoded {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(if *first == b'+' { b' ' } else { *first });
                rest = after;
            }
        }
    }
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// `%u0041`, as the `escape` of JavaScript has it.
fn wide(text: &[u8]) -> Option<(char, &[u8])> {
    let after = text.strip_prefix(b"%u")?;
    let (high, low) = (pair(after)?, pair(after.get(2..)?)?);
    let character = char::from_u32(u32::from(high) << 8 | u32::from(low))?;
    Some((character, &after[4..]))
}

/// Two hexadecimal digits.
fn pair(digits: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(digits.get(..2)?).ok()?;
    let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    is_hex
        .then(|| u8::from_str_radix(digits, 16).ok())
        .flatten()
}

/// `&quot;` and `&#39;`.
fn without_entities(text: &str) -> Option<String> {
    if !text.contains('&') {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let entity = rest.split_once(';').filter(|(name, _)| name.len() <= 12);
        match entity.and_then(|(name, after)| Some((self::entity(name)?, after))) {
            Some((character, after)) => {
                out.push(character);
                rest = after;
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    Some(out)
}

fn entity(name: &str) -> Option<char> {
    let code = match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => name.strip_prefix('#')?,
    };
    let hex = code.strip_prefix(['x', 'X']);
    let number = match hex {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => code.parse(),
    };
    char::from_u32(number.ok()?)
}

/// Decodes runs of base64 from each of four offsets, since a run may be cut anywhere.
fn base64(text: &str) -> Option<String> {
    let is_of_it = |c: char| c.is_ascii_alphanumeric() || "+/-_".contains(c);
    let mut found = String::new();
    for run in text.split(|c| !is_of_it(c)) {
        for start in 0..4 {
            let Some(run) = run.get(start..).filter(|run| run.len() >= MIN_RUN) else {
                continue;
            };
            let whole = run.len() - usize::from(run.len() % 4 == 1);
            let alphabet = match run.contains(['-', '_']) {
                true => &URL_SAFE,
                false => &STANDARD,
            };
            let engine = GeneralPurpose::new(alphabet, LENIENT);
            if let Ok(bytes) = engine.decode(&run[..whole]) {
                found.push_str(&String::from_utf8_lossy(&bytes));
                found.push('\u{fffd}');
            }
        }
    }
    Some(found).filter(|found| !found.is_empty())
}

/// Decodes lists of bytes: `54-72-30`, `0x54, 0x72`, `=54=72`, `[84, 114, 48]`.
fn listed(text: &str) -> Option<String> {
    let hexadecimal = |word: &str| {
        let digits = word.strip_prefix("0x").unwrap_or(word);
        (digits.len() == 2)
            .then(|| pair(digits.as_bytes()))
            .flatten()
    };
    let decimal = |word: &str| {
        let is_number = word.bytes().all(|digit| digit.is_ascii_digit());
        is_number.then(|| word.parse::<u8>().ok()).flatten()
    };
    let found = bytes_of(text, &hexadecimal) + &bytes_of(text, &decimal);
    Some(found).filter(|found| !found.is_empty())
}

/// The text of each run of four words or more that `byte` takes for bytes, and its digits, which are how bytes that are no
/// text are searched for.
fn bytes_of(text: &str, byte: &dyn Fn(&str) -> Option<u8>) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    let (mut found, mut run) = (String::new(), Vec::new());
    for byte in words.map(byte).chain([None]) {
        match byte {
            Some(byte) => run.push(byte),
            None if run.len() < 4 => run.clear(),
            None => {
                found.push_str(&String::from_utf8_lossy(&run));
                found.push('\u{fffd}');
                run.iter()
                    .for_each(|byte| found.push_str(&format!("{byte:02x}")));
                found.push('\u{fffd}');
                run.clear();
            }
        }
    }
    found
}

/// Decodes runs of hexadecimal digits.
fn hex(text: &str) -> Option<String> {
    let mut found = String::new();
    for run in text.split(|c: char| !c.is_ascii_hexdigit()) {
        for start in 0..2 {
            let Some(digits) = run.as_bytes().get(start..).filter(|it| it.len() >= 8) else {
                continue;
            };
            let bytes: Vec<u8> = digits.chunks_exact(2).filter_map(pair).collect();
            found.push_str(&String::from_utf8_lossy(&bytes));
            found.push('\u{fffd}');
        }
    }
    Some(found).filter(|found| !found.is_empty())
}
