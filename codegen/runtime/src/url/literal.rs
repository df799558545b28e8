//! OData literals, for filters, function parameters and keys.

use std::fmt;

use time::{Date, Duration, OffsetDateTime, Time};
use uuid::Uuid;

use crate::{Binary, Decimal, Json, Value};

/// A value as an OData literal in a URL: strings in quotes, with quotes doubled; other values without.
///
/// ```
/// use graph_runtime::Literal;
/// let name = Literal::from("O'Neil");
/// assert_eq!(format!("displayName eq {name}"), "displayName eq 'O''Neil'");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Literal(String);

impl Literal {
    /// `null`.
    pub fn null() -> Self {
        Self("null".to_owned())
    }

    /// An enum member by its name, quoted: `'Active'`. [`Flags`](crate::Flags) become `'A,B'`.
    pub fn member(member: impl fmt::Display) -> Self {
        Self::of_members(&member.to_string())
    }

    /// Members as a body has them, with or without a space after a comma.
    pub(super) fn of_members(text: &str) -> Self {
        let names: Vec<&str> = text.split(',').map(str::trim).collect();
        Self::from(names.join(","))
    }

    pub(super) fn of_duration(text: &str) -> Self {
        Self(format!("duration'{text}'"))
    }

    /// Bytes in either alphabet of base64. White space within is legal in a body alone.
    pub(super) fn of_binary(text: &str) -> Self {
        let letters = text.chars().filter(|letter| !letter.is_ascii_whitespace());
        let letters = letters.map(|letter| match letter {
            '+' => '-',
            '/' => '_',
            other => other,
        });
        Self(format!("binary'{}'", letters.collect::<String>()))
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

/// Keys and filter values hold names and addresses of people: Debug shows that there is one, but not its text.
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
displayed!(u16, u32, u64);

/// Values that are spelled in URLs as they are in bodies, without quotes (OData ABNF, section 7).
macro_rules! spelled {
    ($($(#[$docs:meta])* $type:ty;)*) => {$(
        $(#[$docs])*
        impl From<$type> for Literal {
            fn from(value: $type) -> Self {
                Self(spelled(&value))
            }
        }
    )*};
}
spelled! {
    bool; u8; i8; i16; i32; i64; Uuid;
    /// `1.5`, `1e300`, `INF`.
    f32;
    /// `1.5`, `1e300`, `INF`.
    f64;
    /// `12.50`.
    Decimal;
    /// An instant: `2024-02-29T12:00:00Z`.
    OffsetDateTime;
    /// A day: `2024-02-29`.
    Date;
    /// A time of day: `12:00:00.5`.
    Time;
}

/// A duration: `duration'PT1M30S'`.
impl From<Duration> for Literal {
    fn from(value: Duration) -> Self {
        Self::of_duration(&spelled(&value))
    }
}

/// Bytes: `binary'AQIDBA=='`, in the alphabet for URLs.
impl From<&Binary> for Literal {
    fn from(value: &Binary) -> Self {
        Self::of_binary(&spelled(value))
    }
}

impl From<Binary> for Literal {
    fn from(value: Binary) -> Self {
        Self::from(&value)
    }
}

/// An absent value is `null`.
impl<T: Into<Literal>> From<Option<T>> for Literal {
    fn from(value: Option<T>) -> Self {
        value.map_or_else(Self::null, Into::into)
    }
}

/// The text by which a body has the value, without the quotes around it.
pub(super) fn spelled<V: Value>(value: &V) -> String {
    // What has no form in JSON has none in a URL; the types above all have one.
    text_of(&Json::of_value(value).unwrap_or_default())
}

/// The content of a string, and other JSON unchanged.
pub(super) fn text_of(json: &Json) -> String {
    let string: Result<String, _> = json.parse();
    string.unwrap_or_else(|_| json.as_str().to_owned())
}
