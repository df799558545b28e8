//! Reads strings with any quotes, and finds the end of an unclosed one.

use super::Leniency;
use super::read::{Fault, Reader};

impl Reader<'_, '_> {
    /// Whether a string starts here.
    pub(super) fn at_quote(&self) -> bool {
        self.rest().starts_with(['"', '\'', '“', '”', '‘', '’'])
    }

    /// The string that starts here.
    pub(super) fn string(&mut self) -> Result<String, Fault> {
        let Some(open) = self.rest().chars().next() else {
            return Err(self.fault());
        };
        match open {
            '"' => {}
            '\'' => self.use_up(Leniency::SingleQuote),
            _ => self.use_up(Leniency::SmartQuote),
        }
        let closes: &[char] = match open {
            '"' => &['"'],
            '\'' => &['\''],
            '“' | '”' => &['”', '“', '"'],
            _ => &['’', '‘', '\''],
        };
        self.pos += open.len_utf8();
        let end = self.end(closes);
        let raw = &self.text[self.pos..end.at];
        let plain = !raw.contains('\\');
        let out = if plain {
            raw.to_owned()
        } else {
            self.unescape(raw)
        };
        self.pos = end.at;
        if let Some(leniency) = end.leniency {
            self.use_up(leniency);
        }
        self.pos = end.next;
        Ok(out)
    }

    /// Where the string ends whose first character is here.
    fn end(&self, closes: &[char]) -> End {
        let rest = self.rest();
        let mut letters = rest.char_indices();
        let (mut broken, mut tab) = (false, false);
        while let Some((index, letter)) = letters.next() {
            tab |= letter == '\t';
            let here = self.pos + index;
            if letter == '\\' {
                letters.next();
            } else if closes.contains(&letter) {
                let leniency = (broken || tab).then_some(Leniency::ControlInString);
                return End {
                    at: here,
                    next: here + letter.len_utf8(),
                    leniency,
                };
            } else if letter == '\n' && !broken {
                if let Some(end) = self.end_before_line_break(here, closes) {
                    return end;
                }
                broken = true;
            }
        }
        let line = rest.find(['\r', '\n']).unwrap_or(rest.len());
        self.cut(self.pos + line)
    }

    /// A string that reaches a line break was closed with another quote, or not closed, or really continues.
    fn end_before_line_break(&self, line_break: usize, closes: &[char]) -> Option<End> {
        let line = &self.text[self.pos..line_break];
        if let Some(at) = line.rfind(['”', '“']) {
            let next = self.pos + at + '”'.len_utf8();
            return Some(End {
                at: self.pos + at,
                next,
                leniency: Some(Leniency::SmartQuote),
            });
        }
        let below = &self.text[line_break..];
        let close = below
            .char_indices()
            .find(|(_, letter)| closes.contains(letter));
        let goes_on = close.is_some_and(|(at, letter)| {
            let behind = below[at + letter.len_utf8()..].trim_start();
            behind.is_empty() || behind.starts_with([',', '}', ']', ':'])
        });
        let next_is_key = below.trim_start().starts_with(closes);
        (!goes_on || next_is_key).then(|| self.cut(line_break))
    }

    /// Ends the string before a line break, less the comma that was meant to follow it.
    fn cut(&self, line_break: usize) -> End {
        let line = self.text[self.pos..line_break].trim_end();
        let line = line.strip_suffix(',').unwrap_or(line);
        let at = self.pos + line.len();
        End {
            at,
            next: at,
            leniency: Some(Leniency::UnclosedString),
        }
    }

    fn unescape(&mut self, raw: &str) -> String {
        let mut out = String::with_capacity(raw.len());
        let mut letters = raw.chars();
        while let Some(letter) = letters.next() {
            if letter != '\\' {
                out.push(letter);
                continue;
            }
            match letters.next() {
                Some('n') => out.push('\n'),
                Some('t') => out.push('\t'),
                Some('r') => out.push('\r'),
                Some('b') => out.push('\u{8}'),
                Some('f') => out.push('\u{c}'),
                Some('u') => match unicode(&mut letters) {
                    Some(letter) => out.push(letter),
                    None => self.bad_escape(&mut out, 'u'),
                },
                Some(same @ ('"' | '\\' | '/')) => out.push(same),
                Some(other) => self.bad_escape(&mut out, other),
                None => out.push('\\'),
            }
        }
        out
    }

    fn bad_escape(&mut self, out: &mut String, letter: char) {
        self.use_up(Leniency::BadEscape);
        out.push('\\');
        out.push(letter);
    }
}

/// Where a string ends, and where what follows it starts.
struct End {
    at: usize,
    next: usize,
    leniency: Option<Leniency>,
}

/// The letter of a `\u` escape, or of two that make a surrogate pair.
fn unicode(letters: &mut std::str::Chars<'_>) -> Option<char> {
    let ahead = letters.as_str();
    let first = hex(ahead)?;
    let mut length = 4;
    let code = if (0xd800..0xdc00).contains(&first) {
        let second = ahead
            .get(4..)
            .and_then(|rest| rest.strip_prefix("\\u"))
            .and_then(hex)?;
        length = 10;
        0x10000 + ((first - 0xd800) << 10) + second.checked_sub(0xdc00)?
    } else {
        first
    };
    let letter = char::from_u32(code)?;
    *letters = ahead.get(length..)?.chars();
    Some(letter)
}

fn hex(text: &str) -> Option<u32> {
    let digits = text
        .get(..4)
        .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    u32::from_str_radix(digits, 16).ok()
}
