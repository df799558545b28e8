//! Reads values without quotes: literals, numbers, and what is neither.

use super::read::{Fault, Reader};
use super::{Leniency, Value};

impl Reader<'_, '_> {
    /// The value without quotes that starts here.
    pub(super) fn bare(&mut self) -> Result<Value, Fault> {
        let rest = self.rest();
        let end = rest
            .find([',', '}', ']', '\r', '\n', '"'])
            .unwrap_or(rest.len());
        let run = &rest[..end];
        let run = run
            .find("//")
            .filter(|at| !run[..*at].ends_with(':'))
            .map_or(run, |at| &run[..at]);
        let run = run.trim_end();
        if run.is_empty() {
            return Err(self.fault());
        }
        let word_end = run.find([' ', '\t', '/']).unwrap_or(run.len());
        let word = &run[..word_end];
        let value = match word {
            "null" => Some(Value::Null),
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            word if is_number(word) => Some(Value::Number(word.to_owned())),
            _ => None,
        };
        if let Some(value) = value {
            self.pos += word_end;
            return Ok(value);
        }
        let value = match run.to_ascii_lowercase().as_str() {
            "null" => Some(Value::Null),
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            _ => None,
        };
        let (value, length) = (value.map_or_else(|| Err(run.to_owned()), Ok), run.len());
        self.use_up(if value.is_ok() {
            Leniency::LiteralCase
        } else {
            Leniency::UnquotedValue
        });
        self.pos += length;
        Ok(value.unwrap_or_else(Value::Bare))
    }

    /// `{id}`: braces around words, without quote or colon.
    pub(super) fn placeholder(&mut self) -> Option<String> {
        let rest = self.rest();
        let end = rest.strip_prefix('{')?.find('}')? + 1;
        let name = rest[1..end].trim();
        let fits = |letter: char| letter.is_alphanumeric() || " _-|.".contains(letter);
        if !name.starts_with(char::is_alphanumeric) || !name.chars().all(fits) {
            return None;
        }
        let text = rest[..=end].to_owned();
        self.use_up(Leniency::Placeholder);
        self.pos += text.len();
        Some(text)
    }
}

/// Whether the text is a number as JSON has them.
pub(crate) fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent
            .is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}
