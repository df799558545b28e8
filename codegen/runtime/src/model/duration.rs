//! Durations as ISO 8601 spells them, in days, hours, minutes and seconds.

use std::fmt;

use serde_core::ser::Serializer;
use time::Duration;

use super::cursor::{Cursor, Fraction};
use super::error::{Expected, Found};
use super::scalar::{Scalar, Token, scalars};

scalars! { Duration }

const DAY: i64 = 86_400;

impl Scalar for Duration {
    const EXPECTED: Expected = Expected("a duration", "Edm.Duration");

    fn to_token<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        output.collect_str(&DurationText(*self))
    }

    fn from_text(text: &str) -> Token<Self> {
        let mut input = Cursor::new(text);
        match read(&mut input).filter(|_| input.is_at_end()) {
            Some(Some(value)) => Token::Value(value),
            Some(None) => Token::Keep,
            None => Token::Wrong(Found::OtherText),
        }
    }
}

/// `None` where the form is wrong; `Some(None)` where it is right and the length is not known (months, years) or
/// too large or too fine.
fn read(input: &mut Cursor<'_>) -> Option<Option<Duration>> {
    let negative = input.one_of(b"+-") == Some(b'-');
    input.one_of(b"P")?;
    let mut total = Total {
        length: Some(Duration::ZERO),
        negative,
        parts: 0,
    };
    total.parts_of(
        input,
        &[
            (b'Y', None),
            (b'M', None),
            (b'W', Some(7 * DAY)),
            (b'D', Some(DAY)),
        ],
    )?;
    if input.one_of(b"T").is_some() {
        let before = total.parts;
        total.parts_of(
            input,
            &[(b'H', Some(3600)), (b'M', Some(60)), (b'S', Some(1))],
        )?;
        if total.parts == before {
            return None;
        }
    }
    (total.parts > 0).then_some(total.length)
}

struct Total {
    length: Option<Duration>,
    negative: bool,
    parts: usize,
}

impl Total {
    /// Takes numbers with their units, which come in order, each at most once.
    fn parts_of(&mut self, input: &mut Cursor<'_>, units: &[(u8, Option<i64>)]) -> Option<()> {
        let mut units = units.iter();
        while let Some(digits) = input.all_digits() {
            let fraction = input.fraction()?;
            let unit = input.one_of(b"YMWDHS")?;
            let (_, seconds) = units.find(|(name, _)| *name == unit)?;
            if fraction.nanoseconds > 0 && unit != b'S' {
                return None;
            }
            self.parts += 1;
            self.length = self
                .length
                .and_then(|sum| self.plus(sum, digits, (*seconds)?, &fraction));
        }
        Some(())
    }

    fn plus(
        &self,
        sum: Duration,
        digits: &[u8],
        seconds: i64,
        fraction: &Fraction,
    ) -> Option<Duration> {
        let sign = if self.negative { -1 } else { 1 };
        let count: i64 = std::str::from_utf8(digits).ok()?.parse().ok()?;
        let whole = Duration::seconds((sign * count).checked_mul(seconds)?);
        let part = Duration::nanoseconds(sign * i64::from(fraction.nanoseconds));
        if !fraction.exact {
            return None;
        }
        sum.checked_add(whole)?.checked_add(part)
    }
}

struct DurationText(Duration);

impl fmt::Display for DurationText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_negative() {
            out.write_str("-")?;
        }
        out.write_str("P")?;
        let seconds = self.0.whole_seconds().unsigned_abs();
        let fraction = Fraction::new(self.0.subsec_nanoseconds().unsigned_abs());
        let (days, rest) = (seconds / DAY.unsigned_abs(), seconds % DAY.unsigned_abs());
        if days > 0 {
            write!(out, "{days}D")?;
        }
        let (hours, minutes, seconds) = (rest / 3600, rest / 60 % 60, rest % 60);
        let has_seconds = seconds > 0 || fraction.nanoseconds > 0 || self.0.is_zero();
        if rest > 0 || has_seconds {
            out.write_str("T")?;
        }
        if hours > 0 {
            write!(out, "{hours}H")?;
        }
        if minutes > 0 {
            write!(out, "{minutes}M")?;
        }
        if has_seconds {
            write!(out, "{seconds}{fraction}S")?;
        }
        Ok(())
    }
}
