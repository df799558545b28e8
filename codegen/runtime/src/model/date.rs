//! Dates and times in the spelling of OData, which is that of RFC 3339.
//!
//! Read and written here rather than with `time`'s own formats: those drop digits past the ninth and leap seconds without a
//! word, and are not needed by a caller who only wants the types.

use std::fmt;

use serde::de::Deserializer;
use serde::ser::{Error, Serializer};
use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

use super::cursor::{Cursor, Fraction};
use super::error::Found;
use super::scalar::{Scalar, Token, read_scalar};
use super::value::{Outcome, Value};

impl Scalar for OffsetDateTime {
    const EXPECTED: &'static str = "a date and time (Edm.DateTimeOffset)";

    fn from_text(text: &str) -> Token<Self> {
        token(text, |input| {
            let date = read_date(input)?;
            input.one_of(b"Tt ")?;
            let time = read_time(input)?;
            let offset = read_offset(input)?;
            Some(
                date.zip(time)
                    .map(|(date, time)| PrimitiveDateTime::new(date, time).assume_offset(offset)),
            )
        })
    }
}

impl Scalar for Date {
    const EXPECTED: &'static str = "a date (Edm.Date)";

    fn from_text(text: &str) -> Token<Self> {
        token(text, read_date)
    }
}

impl Scalar for Time {
    const EXPECTED: &'static str = "a time of day (Edm.TimeOfDay)";

    fn from_text(text: &str) -> Token<Self> {
        token(text, read_time)
    }
}

macro_rules! value {
    ($($kind:ty, $text:ident;)*) => {$(
        impl Value for $kind {
            const EXPECTED: &'static str = <Self as Scalar>::EXPECTED;

            fn read<'de, D: Deserializer<'de>>(slot: &mut Option<Self>, input: D) -> Result<Outcome, D::Error> {
                read_scalar(slot, input)
            }

            fn write<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
                $text(*self, output)
            }
        }
    )*};
}
value! {
    OffsetDateTime, write_date_time;
    Date, write_date;
    Time, write_time;
}

/// A whole text: `None` where its form is wrong, `Some(None)` where the form is right and the type has no such value.
fn token<T>(text: &str, read: impl FnOnce(&mut Cursor<'_>) -> Option<Option<T>>) -> Token<T> {
    let mut input = Cursor::new(text);
    match read(&mut input).filter(|_| input.is_at_end()) {
        Some(Some(value)) => Token::Value(value),
        Some(None) => Token::Keep,
        None => Token::Wrong(Found::OtherText),
    }
}

fn read_date(input: &mut Cursor<'_>) -> Option<Option<Date>> {
    let negative = input.one_of(b"-").is_some();
    let year = input.digits(4)?;
    input.one_of(b"-")?;
    let month = input.digits(2)?;
    input.one_of(b"-")?;
    let day = input.digits(2)?;
    let year = i32::try_from(year).ok()?;
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let day = u8::try_from(day).ok()?;
    let date = Date::from_calendar_date(if negative { -year } else { year }, month, day).ok()?;
    Some((!negative).then_some(date))
}

fn read_time(input: &mut Cursor<'_>) -> Option<Option<Time>> {
    let hour = input.digits(2)?;
    input.one_of(b":")?;
    let minute = input.digits(2)?;
    let (second, fraction) = match input.one_of(b":") {
        Some(_) => (input.digits(2)?, input.fraction()?),
        None => (0, Fraction::default()),
    };
    let [hour, minute, second] =
        [hour, minute, second].map(|part| u8::try_from(part).unwrap_or(u8::MAX));
    if second == 60 && hour < 24 && minute < 60 {
        return Some(None);
    }
    let time = Time::from_hms_nano(hour, minute, second, fraction.nanoseconds).ok()?;
    Some(fraction.exact.then_some(time))
}

fn read_offset(input: &mut Cursor<'_>) -> Option<UtcOffset> {
    let sign = match input.one_of(b"Zz+-")? {
        b'+' => 1,
        b'-' => -1,
        _ => return Some(UtcOffset::UTC),
    };
    let hours = i8::try_from(input.digits(2)?).ok()?;
    input.one_of(b":")?;
    let minutes = i8::try_from(input.digits(2)?).ok()?;
    UtcOffset::from_hms(sign * hours, sign * minutes, 0).ok()
}

fn write_date_time<S: Serializer>(value: OffsetDateTime, output: S) -> Result<S::Ok, S::Error> {
    let year = value.year();
    let (hours, minutes, seconds) = value.offset().as_hms();
    if !(0..=9999).contains(&year) || seconds != 0 {
        return Err(S::Error::custom(
            "a date and time has a year from 0 to 9999 and an offset of whole minutes",
        ));
    }
    let (date, time) = (DateText(value.date()), TimeText(value.time()));
    if (hours, minutes) == (0, 0) {
        return output.collect_str(&format_args!("{date}T{time}Z"));
    }
    let sign = if hours < 0 || minutes < 0 { '-' } else { '+' };
    let (hours, minutes) = (hours.unsigned_abs(), minutes.unsigned_abs());
    output.collect_str(&format_args!("{date}T{time}{sign}{hours:02}:{minutes:02}"))
}

fn write_date<S: Serializer>(value: Date, output: S) -> Result<S::Ok, S::Error> {
    if value.year() < 0 {
        return Err(S::Error::custom("a date has a year from 0 to 9999"));
    }
    output.collect_str(&DateText(value))
}

fn write_time<S: Serializer>(value: Time, output: S) -> Result<S::Ok, S::Error> {
    output.collect_str(&TimeText(value))
}

struct DateText(Date);

impl fmt::Display for DateText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.0.to_calendar_date();
        write!(out, "{year:04}-{:02}-{day:02}", u8::from(month))
    }
}

struct TimeText(Time);

impl fmt::Display for TimeText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute, second, nanosecond) = self.0.as_hms_nano();
        write!(
            out,
            "{hour:02}:{minute:02}:{second:02}{}",
            Fraction::new(nanosecond)
        )
    }
}
