//! Steps through the text of a date or a duration.

use std::fmt;

/// What is left of the text.
pub(crate) struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self(text.as_bytes())
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes the next byte if it is one of these.
    pub(crate) fn one_of(&mut self, bytes: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        if !bytes.contains(first) {
            return None;
        }
        self.0 = rest;
        Some(*first)
    }

    /// Takes exactly so many digits.
    pub(crate) fn digits(&mut self, count: usize) -> Option<u32> {
        let (digits, rest) = self.0.split_at_checked(count)?;
        let mut number = 0;
        for digit in digits {
            number = number * 10 + char::from(*digit).to_digit(10)?;
        }
        self.0 = rest;
        Some(number)
    }

    /// Takes the digits that come, as many as there are; `None` where there are none.
    pub(crate) fn all_digits(&mut self) -> Option<&'a [u8]> {
        let count = self
            .0
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let (digits, rest) = self.0.split_at(count);
        self.0 = rest;
        (count > 0).then_some(digits)
    }

    /// Takes a fraction of a second, if one comes: a point and any number of digits.
    pub(crate) fn fraction(&mut self) -> Option<Fraction> {
        if self.one_of(b".").is_none() {
            return Some(Fraction::default());
        }
        let digits = self.all_digits()?;
        let (kept, beyond) = digits.split_at(digits.len().min(9));
        let nanoseconds = (0..9).fold(0, |sum, place| {
            sum * 10 + kept.get(place).map_or(0, |digit| u32::from(digit - b'0'))
        });
        Some(Fraction {
            nanoseconds,
            exact: beyond.iter().all(|digit| *digit == b'0'),
        })
    }
}

/// A fraction of a second; not exact where it is finer than a nanosecond.
pub(crate) struct Fraction {
    pub(crate) nanoseconds: u32,
    pub(crate) exact: bool,
}

impl Fraction {
    pub(crate) fn new(nanoseconds: u32) -> Self {
        Self {
            nanoseconds,
            exact: true,
        }
    }
}

impl Default for Fraction {
    fn default() -> Self {
        Self::new(0)
    }
}

/// A point and the digits that are needed; nothing for zero.
impl fmt::Display for Fraction {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.nanoseconds == 0 {
            return Ok(());
        }
        let (mut number, mut places) = (self.nanoseconds, 9);
        while number % 10 == 0 {
            number /= 10;
            places -= 1;
        }
        write!(out, ".{number:0places$}")
    }
}
