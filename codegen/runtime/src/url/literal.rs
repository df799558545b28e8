//! OData literals, for filters, function parameters and keys.

use std::fmt;

use time::{Date, OffsetDateTime, Time};
use uuid::Uuid;

/// A value spelled as OData wants it in a URL: strings quoted with their quotes doubled, the rest bare.
///
/// ```
/// use graph_runtime::Literal;
/// let name = Literal::from("O'Neil");
/// assert_eq!(format!("displayName eq {name}"), "displayName eq 'O''Neil'");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Literal(String);

impl Literal {
    /// `null`.
    pub fn null() -> Self {
        Self("null".to_owned())
    }

    /// An enum member by its name, quoted: `'Active'`. Several members of a flags enum are given as `'A,B'`.
    pub fn member(member: impl fmt::Display) -> Self {
        Self::from(member.to_string().as_str())
    }

    /// Text that is already an OData literal, taken as it is.
    pub fn verbatim(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The literal's text, not yet percent-encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Keys and filter values hold names and addresses of people: Debug shows that there is one, not which.
impl fmt::Debug for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Literal([redacted])")
    }
}

impl From<&str> for Literal {
    fn from(text: &str) -> Self {
        Self(format!("'{}'", text.replace('\'', "''")))
    }
}

impl From<&String> for Literal {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<String> for Literal {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

macro_rules! displayed {
    ($($type:ty),*) => {$(
        impl From<$type> for Literal {
            fn from(value: $type) -> Self {
                Self(value.to_string())
            }
        }
    )*};
}
displayed!(bool, u8, i8, i16, i32, i64, u16, u32, u64, Uuid);

macro_rules! floating {
    ($($type:ty),*) => {$(
        impl From<$type> for Literal {
            fn from(value: $type) -> Self {
                Self(match value {
                    v if v.is_nan() => "NaN".to_owned(),
                    v if v.is_infinite() => if v > 0.0 { "INF" } else { "-INF" }.to_owned(),
                    v => v.to_string(),
                })
            }
        }
    )*};
}
floating!(f32, f64);

/// An instant: `2024-02-29T12:00:00Z`.
impl From<OffsetDateTime> for Literal {
    fn from(value: OffsetDateTime) -> Self {
        let offset = value.offset();
        let (hours, minutes, _) = offset.as_hms();
        let zone = if offset.is_utc() {
            "Z".to_owned()
        } else {
            let sign = if offset.is_negative() { '-' } else { '+' };
            format!(
                "{sign}{:02}:{:02}",
                hours.unsigned_abs(),
                minutes.unsigned_abs()
            )
        };
        Self(format!(
            "{}T{}{zone}",
            date(value.date()),
            time_of_day(value.time())
        ))
    }
}

/// A day: `2024-02-29`.
impl From<Date> for Literal {
    fn from(value: Date) -> Self {
        Self(date(value))
    }
}

/// A time of day: `12:00:00.5`.
impl From<Time> for Literal {
    fn from(value: Time) -> Self {
        Self(time_of_day(value))
    }
}

/// A duration: `duration'PT90S'`.
impl From<time::Duration> for Literal {
    fn from(value: time::Duration) -> Self {
        let sign = if value.is_negative() { "-" } else { "" };
        let seconds = value.whole_seconds().unsigned_abs();
        let fraction = fraction(value.subsec_nanoseconds().unsigned_abs());
        Self(format!("duration'{sign}PT{seconds}{fraction}S'"))
    }
}

/// An absent value is `null`.
impl<T: Into<Literal>> From<Option<T>> for Literal {
    fn from(value: Option<T>) -> Self {
        value.map_or_else(Self::null, Into::into)
    }
}

fn date(value: Date) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        value.year(),
        u8::from(value.month()),
        value.day()
    )
}

fn time_of_day(value: Time) -> String {
    let (hour, minute, second, nanos) = value.as_hms_nano();
    format!("{hour:02}:{minute:02}:{second:02}{}", fraction(nanos))
}

/// `.5` for half a second; nothing for none.
fn fraction(nanos: u32) -> String {
    match nanos {
        0 => String::new(),
        _ => format!(".{nanos:09}").trim_end_matches('0').to_owned(),
    }
}
