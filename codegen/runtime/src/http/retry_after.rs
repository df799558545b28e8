//! How long a service asks to wait.

use std::time::Duration;

use azure_core::http::headers::{HeaderName, Headers};
use azure_core::time::OffsetDateTime;

use super::http_date;

/// Microsoft's headers in milliseconds, which are more exact than `Retry-After` and preferred.
const IN_MILLISECONDS: [&str; 2] = ["retry-after-ms", "x-ms-retry-after-ms"];

/// The wait that the headers ask for: milliseconds in Microsoft's headers, else seconds or a date. Of several values,
/// which repeated headers give, the longest wait counts. What can't be read is as if absent; what is too large for a
/// number is very long. A date is compared with the service's own clock, if the response has its `Date`.
pub(crate) fn retry_after(headers: &Headers) -> Option<Duration> {
    let get = |name| headers.get_optional_str(&HeaderName::from_static(name));
    let milliseconds = IN_MILLISECONDS.into_iter().find_map(|name| {
        let numbers = get(name)?.split(',').filter_map(|text| number(text.trim()));
        numbers.map(|n| seconds(n / 1000.0)).max()
    });
    milliseconds.or_else(|| {
        let here = OffsetDateTime::now_utc();
        let there = get("date").and_then(|date| http_date::parse(date, here));
        longest(get("retry-after")?, there.unwrap_or(here))
    })
}

/// The longest of the waits in a list. A date has a comma itself, after the day of the week.
fn longest(list: &str, now: OffsetDateTime) -> Option<Duration> {
    let mut longest = None;
    let mut parts = list.split(',').map(str::trim).peekable();
    while let Some(part) = parts.next() {
        let with_next = parts
            .peek()
            .and_then(|next| date(&format!("{part}, {next}"), now));
        let wait = match with_next {
            Some(wait) => {
                parts.next();
                Some(wait)
            }
            None => number(part).map(seconds).or_else(|| date(part, now)),
        };
        longest = longest.max(wait);
    }
    longest
}

fn date(text: &str, now: OffsetDateTime) -> Option<Duration> {
    let wait = http_date::parse(text, now)? - now;
    Some(wait.try_into().unwrap_or(Duration::ZERO))
}

/// A plain non-negative decimal number; no exponents, signs or names.
fn number(text: &str) -> Option<f64> {
    let plain = text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || c == '.');
    if plain { text.parse().ok() } else { None }
}

fn seconds(number: f64) -> Duration {
    Duration::try_from_secs_f64(number).unwrap_or(Duration::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use azure_core::time::to_rfc7231;

    fn wait(name: &'static str, value: &str) -> Option<Duration> {
        let mut headers = Headers::new();
        headers.insert(name, value.to_owned());
        retry_after(&headers)
    }

    #[test]
    fn every_spelling() {
        assert_eq!(wait("retry-after", "3600"), Some(Duration::from_secs(3600)));
        assert_eq!(
            wait("retry-after", " 1.5 "),
            Some(Duration::from_millis(1500))
        );
        for name in IN_MILLISECONDS {
            assert_eq!(wait(name, "250"), Some(Duration::from_millis(250)));
        }
        assert_eq!(wait("retry-after", &"9".repeat(400)), Some(Duration::MAX));
        for nonsense in ["", "-1", "soon", "1e9", "nan", "1.2.3", ",", ", ,"] {
            assert_eq!(wait("retry-after", nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn of_several_values_the_longest() {
        let past = "Sun Nov  6 08:49:37 1994";
        for (list, expected) in [
            ("5, 5", Some(5)),
            ("5, 120, 60", Some(120)),
            ("soon, 7, -1", Some(7)),
            ("Sunday, 06-Nov-94 08:49:37 GMT, 3", Some(3)),
            ("3, Sun, 06 Nov 1994 08:49:37 GMT", Some(3)),
            (past, Some(0)),
        ] {
            let expected = expected.map(Duration::from_secs);
            assert_eq!(wait("retry-after", list), expected, "{list}");
        }
        let (ms, other) = ("250, 100", "soon");
        assert_eq!(wait("retry-after-ms", ms), Some(Duration::from_millis(250)));
        let mut headers = Headers::new();
        headers.insert("retry-after-ms", other);
        headers.insert("x-ms-retry-after-ms", "1");
        assert_eq!(retry_after(&headers), Some(Duration::from_millis(1)));
    }

    /// The clock of this machine may be wrong by years.
    #[test]
    fn a_date_is_one_of_the_clock_of_the_service() {
        for (date, expected) in [
            ("Sun, 06 Nov 1994 08:49:37 GMT", 90),
            ("Sun, 06 Nov 1994 08:52:00 GMT", 0),
            ("Sunday, 06-Nov-94 08:49:37 GMT", 90),
            ("today", 0),
        ] {
            let mut headers = Headers::new();
            headers.insert("date", date);
            headers.insert("retry-after", "Sun, 06 Nov 1994 08:51:07 GMT");
            let expected = Duration::from_secs(expected);
            assert_eq!(retry_after(&headers), Some(expected), "{date}");
        }
    }

    #[test]
    fn a_date() {
        let soon = OffsetDateTime::now_utc() + Duration::from_secs(100);
        let fixed = to_rfc7231(&soon);
        let (weekday, rest) = fixed.split_once(", ").unwrap();
        let [day, month, year, clock, _] = rest.split(' ').collect::<Vec<_>>()[..] else {
            panic!("{fixed}");
        };
        for text in [
            fixed.clone(),
            format!("{weekday}day, {day}-{month}-{} {clock} GMT", &year[2..]),
            format!("{weekday} {month} {day} {clock} {year}"),
        ] {
            let wait_for = wait("retry-after", &text).unwrap();
            assert!((95..=100).contains(&wait_for.as_secs()), "{text}");
        }
        assert_eq!(
            wait("retry-after", "Fri, 01 Jan 2021 00:00:00 GMT"),
            Some(Duration::ZERO)
        );
    }
}
