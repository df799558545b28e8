//! HTTP dates in all three forms (RFC 9110, section 5.6.7).

use azure_core::time::OffsetDateTime;
use time::{Date, Month, Time};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Reads `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`, which all are
/// in UTC. The day of the week is not compared with the date.
pub(super) fn parse(text: &str, now: OffsetDateTime) -> Option<OffsetDateTime> {
    let words: Vec<&str> = text.split([' ', ',']).filter(|w| !w.is_empty()).collect();
    let (day, month, year, clock) = match words[..] {
        [_, day, month, year, clock, "GMT" | "UTC"] => (day, month, full(year)?, clock),
        [_, date, clock, "GMT" | "UTC"] => {
            let (day, rest) = date.split_once('-')?;
            let (month, year) = rest.split_once('-')?;
            (day, month, nearest(year, now)?, clock)
        }
        [_, month, day, clock, year] => (day, month, full(year)?, clock),
        _ => return None,
    };
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let date = Date::from_calendar_date(year, month, digits(day, 1, 2)?).ok()?;
    Some(date.with_time(time(clock)?).assume_utc())
}

/// `08:49:37`; a leap second is taken as the one before it.
fn time(clock: &str) -> Option<Time> {
    let (hour, rest) = clock.split_once(':')?;
    let (minute, second) = rest.split_once(':')?;
    let second: u8 = digits(second, 2, 2)?;
    let second = if second == 60 { 59 } else { second };
    Time::from_hms(digits(hour, 2, 2)?, digits(minute, 2, 2)?, second).ok()
}

fn full(year: &str) -> Option<i32> {
    digits(year, 4, 4)
}

/// A year of two digits: not more than 50 years in the future, else the last such year that has been.
fn nearest(year: &str, now: OffsetDateTime) -> Option<i32> {
    let year: i32 = digits(year, 2, 2)?;
    let this = now.year();
    let year = this - this.rem_euclid(100) + year;
    Some(match year - this {
        51.. => year - 100,
        ..-49 => year + 100,
        _ => year,
    })
}

/// A number of so many digits and nothing else.
fn digits<T: std::str::FromStr>(text: &str, least: usize, most: usize) -> Option<T> {
    let fits = (least..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<i64> {
        let now = OffsetDateTime::from_unix_timestamp(1_790_000_000).unwrap();
        assert_eq!(now.year(), 2026);
        parse(text, now).map(OffsetDateTime::unix_timestamp)
    }

    #[test]
    fn all_three_forms() {
        for text in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
            "Sun Nov 06 08:49:37 1994",
        ] {
            assert_eq!(read(text), Some(784_111_777), "{text}");
        }
        let leap = read("Sat, 31 Dec 2016 23:59:60 GMT");
        assert_eq!(leap, read("Sat, 31 Dec 2016 23:59:59 GMT"));
    }

    #[test]
    fn years_of_two_digits() {
        for (two, four) in [
            ("26", 2026),
            ("76", 2076),
            ("77", 1977),
            ("99", 1999),
            ("00", 2000),
        ] {
            let short = read(&format!("Monday, 01-Jun-{two} 00:00:00 GMT"));
            let long = read(&format!("Mon, 01 Jun {four} 00:00:00 GMT"));
            assert_eq!(short, long, "{two}");
            assert!(short.is_some());
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "",
            "Sun, 06 Nov 1994 08:49:37 PST",
            "Sun, 31 Feb 1994 08:49:37 GMT",
            "Sun, 06 nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 94 08:49:37 GMT",
            "Sun, 06 Nov 1994 8:49:37 GMT",
            "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, +6 Nov 1994 08:49:37 GMT",
            "1994-11-06T08:49:37Z",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
