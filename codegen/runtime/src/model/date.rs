//! Dates and times in the spelling of OData, which is that of RFC 3339 with years of any size.
//!
//! Read and written here rather than with `time`'s own formats: those silently drop digits past the ninth and leap seconds, and
//! take longer to compile.

use std::fmt;

use serde_core::ser::Serializer;
use time::{Date, Duration, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

use super::cursor::{Cursor, Fraction};
use super::error::{Expected, Found};
use super::scalar::{Scalar, Token, scalars};

scalars! { OffsetDateTime Date Time }

impl Scalar for OffsetDateTime {
    const EXPECTED: Expected = Expected("a date and time", "Edm.DateTimeOffset");

    fn to_token<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        output.collect_str(&DateTimeText(*self))
    }

    fn from_text(text: &str) -> Token<Self> {
        token(text, |input| {
            let date = read_date(input)?;
            input.one_of(b"Tt ")?;
            let time = read_time(input)?;
            let offset = read_offset(input)?;
            let both = date
                .zip(time)
                .map(|(date, time)| PrimitiveDateTime::new(date, time));
            Some(both.map(|both| both.assume_offset(offset)))
        })
    }
}

impl Scalar for Date {
    const EXPECTED: Expected = Expected("a date", "Edm.Date");

    fn to_token<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        output.collect_str(&DateText(*self))
    }

    fn from_text(text: &str) -> Token<Self> {
        token(text, read_date)
    }
}

impl Scalar for Time {
    const EXPECTED: Expected = Expected("a time of day", "Edm.TimeOfDay");

    fn to_token<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        output.collect_str(&TimeText(*self))
    }

    fn from_text(text: &str) -> Token<Self> {
        token(text, read_time)
    }
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

/// The year may be negative or have more than four digits; `time` supports years of four digits by default.
fn read_date(input: &mut Cursor<'_>) -> Option<Option<Date>> {
    let negative = input.one_of(b"-").is_some();
    let year = input.all_digits().filter(|digits| digits.len() >= 4)?;
    input.one_of(b"-")?;
    let month = u8::try_from(input.digits(2)?).ok()?;
    input.one_of(b"-")?;
    let day = u8::try_from(input.digits(2)?).ok()?;
    let month = Month::try_from(month).ok()?;
    if !(1..=month.length(4)).contains(&day) {
        return None;
    }
    let year: Option<i32> = std::str::from_utf8(year).ok()?.parse().ok();
    let year = year.map(|year| if negative { -year } else { year });
    match year.map(|year| Date::from_calendar_date(year, month, day)) {
        Some(Err(error)) if error.name() == "day" => None,
        date => Some(date.and_then(Result::ok)),
    }
}

/// A leap second and digits finer than a nanosecond are legal, but no value of `Time`.
fn read_time(input: &mut Cursor<'_>) -> Option<Option<Time>> {
    let hour = u8::try_from(input.digits(2)?).ok()?;
    input.one_of(b":")?;
    let minute = u8::try_from(input.digits(2)?).ok()?;
    let (second, fraction) = match input.one_of(b":") {
        Some(_) => (u8::try_from(input.digits(2)?).ok()?, input.fraction()?),
        None => (0, Fraction::default()),
    };
    let is_leap = second == 60;
    let second = if is_leap { 59 } else { second };
    let time = Time::from_hms_nano(hour, minute, second, fraction.nanoseconds).ok()?;
    Some((fraction.exact && !is_leap).then_some(time))
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

struct DateTimeText(OffsetDateTime);

impl fmt::Display for DateTimeText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = spellable(self.0);
        write!(out, "{}T{}", DateText(value.date()), TimeText(value.time()))?;
        match value.offset().as_hms() {
            (0, 0, _) => out.write_str("Z"),
            (hours, minutes, _) => {
                let sign = if hours < 0 || minutes < 0 { '-' } else { '+' };
                write!(
                    out,
                    "{sign}{:02}:{:02}",
                    hours.unsigned_abs(),
                    minutes.unsigned_abs()
                )
            }
        }
    }
}

/// The same moment with an offset that has a spelling: hours below 24 and whole minutes.
fn spellable(value: OffsetDateTime) -> OffsetDateTime {
    let offset = value.offset();
    let is_spelled = |offset: UtcOffset| {
        offset.seconds_past_minute() == 0 && offset.whole_hours().unsigned_abs() < 24
    };
    if is_spelled(offset) {
        return value;
    }
    // Within a day of the ends of the calendar, the moment may have no date in UTC, but has one less than a minute nearer.
    let (hours, minutes) = (offset.whole_hours(), offset.minutes_past_hour());
    let near = UtcOffset::from_hms(hours.clamp(-23, 23), minutes, 0).unwrap_or(offset);
    let minute = Duration::MINUTE.whole_seconds();
    let seconds = i64::from(near.whole_seconds());
    let earlier = i32::try_from(seconds - minute).map(UtcOffset::from_whole_seconds);
    let later = i32::try_from(seconds + minute).map(UtcOffset::from_whole_seconds);
    let others = [earlier, later].into_iter().flatten().flatten();
    [UtcOffset::UTC, near]
        .into_iter()
        .chain(others)
        .filter(|offset| is_spelled(*offset))
        .find_map(|offset| value.checked_to_offset(offset))
        .unwrap_or(value)
}

struct DateText(Date);

impl fmt::Display for DateText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.0.to_calendar_date();
        let sign = if year < 0 { "-" } else { "" };
        write!(
            out,
            "{sign}{:04}-{:02}-{day:02}",
            year.unsigned_abs(),
            u8::from(month)
        )
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
