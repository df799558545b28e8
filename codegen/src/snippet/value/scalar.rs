//! Values of primitive types: their text on pages, and their expression in Rust.

use crate::plan::Scalar;
use graph_csdl::model::Primitive;

/// The kinds of primitive values that Rust writes differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::snippet) enum Kind {
    Text,
    Bool,
    /// An integer within these bounds.
    Integer(i64, i64),
    Float,
    Binary,
    Decimal,
    Date,
    DateTime,
    Time,
    Duration,
    Guid,
    Json,
}

impl Kind {
    /// The kind of a Rust type.
    pub(in crate::snippet) fn of(scalar: Scalar) -> Self {
        match scalar {
            Scalar::String => Self::Text,
            Scalar::Bool => Self::Bool,
            Scalar::U8 => Self::Integer(0, 255),
            Scalar::I8 => Self::Integer(-128, 127),
            Scalar::I16 => Self::Integer(i64::from(i16::MIN), i64::from(i16::MAX)),
            Scalar::I32 => Self::Integer(i64::from(i32::MIN), i64::from(i32::MAX)),
            Scalar::I64 => Self::Integer(i64::MIN, i64::MAX),
            Scalar::F32 | Scalar::F64 => Self::Float,
            Scalar::Binary => Self::Binary,
            Scalar::Decimal => Self::Decimal,
            Scalar::Date => Self::Date,
            Scalar::OffsetDateTime => Self::DateTime,
            Scalar::Time => Self::Time,
            Scalar::Duration => Self::Duration,
            Scalar::Uuid => Self::Guid,
            Scalar::Json => Self::Json,
        }
    }

    /// The kind of a key or argument.
    pub(in crate::snippet) fn of_primitive(primitive: Primitive) -> Self {
        match primitive {
            Primitive::Boolean => Self::Bool,
            Primitive::Byte
            | Primitive::SByte
            | Primitive::Int16
            | Primitive::Int32
            | Primitive::Int64 => Self::Integer(i64::MIN, i64::MAX),
            Primitive::Single | Primitive::Double => Self::Float,
            Primitive::Decimal => Self::Decimal,
            Primitive::Date => Self::Date,
            Primitive::DateTimeOffset => Self::DateTime,
            Primitive::TimeOfDay => Self::Time,
            Primitive::Duration => Self::Duration,
            Primitive::Guid => Self::Guid,
            Primitive::Binary | Primitive::Stream => Self::Binary,
            Primitive::String => Self::Text,
            Primitive::Geo(_)
            | Primitive::Untyped
            | Primitive::PrimitiveType
            | Primitive::ComplexType
            | Primitive::EntityType => Self::Json,
        }
    }

    /// The sample that replaces a placeholder, if the placeholder is not a value of the kind.
    pub(in crate::snippet) fn sample(self) -> Option<&'static str> {
        Some(match self {
            Self::Text | Self::Json => return None,
            Self::Bool => "true",
            Self::Integer(..) | Self::Float | Self::Decimal => "1",
            Self::Binary => "AQIDBA==",
            Self::Date => "2024-02-29",
            Self::DateTime => "2024-02-29T12:00:00Z",
            Self::Time => "12:00:00",
            Self::Duration => "PT1H",
            Self::Guid => "8f1f6a3e-5a0c-4b52-9c6d-2f0f9d0c7b11",
        })
    }

    /// Whether the text is a value of a kind that is parsed from text.
    pub(in crate::snippet) fn has(self, text: &str) -> bool {
        match self {
            Self::Date => is_date(text),
            Self::DateTime => text.split_once(['T', 't']).is_some_and(|(date, rest)| {
                let (time, zone) = split_zone(rest);
                is_date(date) && is_time(time) && zone.is_some_and(is_zone)
            }),
            Self::Time => is_time(text),
            Self::Duration => is_duration(text),
            Self::Guid => is_guid(text),
            Self::Binary => is_base64(text),
            Self::Text
            | Self::Bool
            | Self::Integer(..)
            | Self::Float
            | Self::Decimal
            | Self::Json => false,
        }
    }
}

/// Whether the text is a placeholder: `{id}`, `<name>`, `date-value`, `String (timestamp)`, `…`.
pub fn is_placeholder(text: &str) -> bool {
    const WORDS: [&str; 12] = [
        "string",
        "boolean",
        "int",
        "int32",
        "int64",
        "integer",
        "double",
        "date",
        "datetime",
        "datetimeoffset",
        "timestamp",
        "guid",
    ];
    let text = text.trim().trim_matches('"');
    let first = text.split([' ', '(']).next().unwrap_or_default();
    let first = first.to_ascii_lowercase();
    (text.starts_with('{') && text.ends_with('}'))
        || (text.starts_with('<') && text.ends_with('>'))
        || text.ends_with("-value")
        || text.contains("...")
        || text.contains('…')
        || WORDS.contains(&first.trim_start_matches("edm."))
}

fn digits(text: &str, length: usize) -> Option<u32> {
    (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else {
        return false;
    };
    let (Some(year), Some(month), Some(day)) = (digits(year, 4), digits(month, 2), digits(day, 2))
    else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=12).contains(&month) && (1..=length).contains(&day)
}

fn is_time(text: &str) -> bool {
    let (clock, fraction) = match text.split_once('.') {
        Some((clock, fraction)) => (clock, Some(fraction)),
        None => (text, None),
    };
    let parts: Vec<Option<u32>> = clock.split(':').map(|part| digits(part, 2)).collect();
    let fits = match parts[..] {
        [Some(hour), Some(minute)] => hour < 24 && minute < 60 && fraction.is_none(),
        [Some(hour), Some(minute), Some(second)] => hour < 24 && minute < 60 && second < 60,
        _ => false,
    };
    fits && fraction.is_none_or(|fraction| {
        (1..=9).contains(&fraction.len()) && fraction.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn split_zone(text: &str) -> (&str, Option<&str>) {
    match text.find(['Z', 'z', '+', '-']) {
        Some(at) => (&text[..at], Some(&text[at..])),
        None => (text, None),
    }
}

fn is_zone(zone: &str) -> bool {
    zone.eq_ignore_ascii_case("z")
        || zone
            .get(1..)
            .is_some_and(|rest| rest.len() == 5 && is_time(rest))
}

/// Days, hours, minutes and seconds. Months and years have no fixed length.
fn is_duration(text: &str) -> bool {
    let rest = text.strip_prefix('-').unwrap_or(text);
    let Some(rest) = rest.strip_prefix('P') else {
        return false;
    };
    let (date, time) = match rest.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (rest, None),
    };
    let parts = |text: &str, units: &str| -> Option<usize> {
        let (mut count, mut rest, mut units) = (0, text, units.chars());
        while !rest.is_empty() {
            let end = rest.find(|letter: char| !letter.is_ascii_digit())?;
            let unit = rest[end..].chars().next()?;
            units.by_ref().find(|known| *known == unit)?;
            if end == 0 || end > 9 {
                return None;
            }
            count += 1;
            rest = &rest[end + 1..];
        }
        Some(count)
    };
    match (parts(date, "WD"), time.map(|time| parts(time, "HMS"))) {
        (Some(days), None) => days > 0,
        (Some(_), Some(Some(times))) => times > 0,
        _ => false,
    }
}

fn is_guid(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12]
        && text
            .bytes()
            .all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

fn is_base64(text: &str) -> bool {
    let bare = text.trim_end_matches('=');
    let is_padded =
        bare.len() == text.len() || (text.len().is_multiple_of(4) && text.len() - bare.len() <= 2);
    bare.len() % 4 != 1
        && is_padded
        && bare
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+/-_".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn texts_are_values_or_not() {
        for (kind, text, is) in [
            (Kind::Date, "2024-02-29", true),
            (Kind::Date, "2023-02-29", false),
            (Kind::DateTime, "2024-02-29T12:00:00.1234567Z", true),
            (Kind::DateTime, "2024-02-29T12:00:00+02:00", true),
            (Kind::DateTime, "2024-02-29T12:00:00", false),
            (Kind::DateTime, "2024-02-29T25:00:00Z", false),
            (Kind::Time, "12:00:00.0000000", true),
            (Kind::Duration, "PT40M", true),
            (Kind::Duration, "P1M", false),
            (Kind::Duration, "P", false),
            (Kind::Guid, "8f1f6a3e-5a0c-4b52-9c6d-2f0f9d0c7b11", true),
            (Kind::Guid, "8f1f6a3e", false),
            (Kind::Binary, "AQIDBA==", true),
            (Kind::Binary, "base64 text", false),
            (Kind::Binary, "AQID==", false),
        ] {
            assert_eq!(kind.has(text), is, "{kind:?} {text}");
        }
    }
}
