//! Whether a JSON value can be of a primitive type.

use crate::json::Value;
use graph_csdl::model::Primitive;

/// What is wrong with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// Another JSON type.
    Kind,
    /// The right JSON type with a value that the primitive type does not have.
    Value,
}

/// What is wrong with a value of this type, if anything.
pub(crate) fn misfit(primitive: Primitive, value: &Value) -> Option<Misfit> {
    let text = match value {
        Value::String(text) => Some(text.as_str()),
        _ => None,
    };
    let number = match value {
        Value::Number(text) => Some(text.as_str()),
        _ => None,
    };
    let spelled = |fits: fn(&str) -> bool| match text {
        Some(text) => (!fits(text)).then_some(Misfit::Value),
        None => Some(Misfit::Kind),
    };
    match primitive {
        Primitive::String => text.is_none().then_some(Misfit::Kind),
        Primitive::Boolean => (!matches!(value, Value::Bool(_))).then_some(Misfit::Kind),
        Primitive::Byte => integer(number, None, 0, 255),
        Primitive::SByte => integer(number, None, -128, 127),
        Primitive::Int16 => integer(number, None, i128::from(i16::MIN), i128::from(i16::MAX)),
        Primitive::Int32 => integer(number, None, i128::from(i32::MIN), i128::from(i32::MAX)),
        Primitive::Int64 => integer(number, text, i128::from(i64::MIN), i128::from(i64::MAX)),
        Primitive::Single | Primitive::Double => match (number, text) {
            (Some(_), _) | (_, Some("INF" | "-INF" | "NaN")) => None,
            _ => Some(Misfit::Kind),
        },
        Primitive::Decimal => match (number, text) {
            (Some(_), _) => None,
            (_, Some(text)) if text.parse::<f64>().is_ok() => None,
            _ => Some(Misfit::Kind),
        },
        Primitive::Guid => spelled(is_guid),
        Primitive::Date => spelled(is_date),
        Primitive::DateTimeOffset => spelled(is_date_time),
        Primitive::Duration => spelled(is_duration),
        Primitive::TimeOfDay => spelled(is_time),
        Primitive::Binary => spelled(is_base64),
        Primitive::Stream | Primitive::Untyped | Primitive::PrimitiveType => None,
        Primitive::ComplexType | Primitive::EntityType | Primitive::Geo(_) => {
            (!matches!(value, Value::Object(_))).then_some(Misfit::Kind)
        }
    }
}

fn integer(number: Option<&str>, text: Option<&str>, least: i128, most: i128) -> Option<Misfit> {
    let Some(written) = number.or(text.filter(|text| text.parse::<i64>().is_ok())) else {
        return Some(Misfit::Kind);
    };
    let whole = written.strip_suffix(".0").unwrap_or(written);
    let fits = whole
        .parse::<i128>()
        .is_ok_and(|value| (least..=most).contains(&value));
    (!fits).then_some(Misfit::Value)
}

fn is_guid(text: &str) -> bool {
    let lengths = [8, 4, 4, 4, 12];
    let mut parts = text.split('-');
    let parts_fit = lengths.iter().all(|length| {
        parts.next().is_some_and(|part| {
            part.len() == *length && part.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
    });
    parts_fit && parts.next().is_none()
}

fn digits(text: &str, count: usize) -> Option<u32> {
    (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

fn is_date(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let year = parts.next().and_then(|part| digits(part, 4));
    let month = parts.next().and_then(|part| digits(part, 2));
    let day = parts.next().and_then(|part| digits(part, 2));
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => (1..=days(year, month)).contains(&day),
        _ => false,
    }
}

fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

/// `2020-06-26T13:58:24.7682084Z`; the time may lack its seconds, the zone is needed.
fn is_date_time(text: &str) -> bool {
    let Some((date, rest)) = text.split_once(['T', 't']) else {
        return false;
    };
    let zone_at = rest.find(['Z', 'z', '+', '-']);
    let Some(zone_at) = zone_at else { return false };
    let (time, zone) = rest.split_at(zone_at);
    let is_zone = zone.eq_ignore_ascii_case("z")
        || zone[1..].split_once(':').is_some_and(|(hours, minutes)| {
            digits(hours, 2).is_some_and(|hours| hours <= 14)
                && digits(minutes, 2).is_some_and(|minutes| minutes < 60)
        });
    is_date(date) && is_time(time) && is_zone
}

fn is_time(text: &str) -> bool {
    let (whole, fraction) = text
        .split_once('.')
        .map_or((text, None), |(whole, fraction)| (whole, Some(fraction)));
    let parts: Vec<Option<u32>> = whole.split(':').map(|part| digits(part, 2)).collect();
    let fits = match parts.as_slice() {
        [Some(hour), Some(minute)] => *hour < 24 && *minute < 60 && fraction.is_none(),
        [Some(hour), Some(minute), Some(second)] => *hour < 24 && *minute < 60 && *second < 60,
        _ => false,
    };
    fits && fraction.is_none_or(|fraction| {
        (1..=12).contains(&fraction.len()) && fraction.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// `P1DT2H3.5S`. Graph also writes weeks, months and years.
fn is_duration(text: &str) -> bool {
    let Some(body) = text.strip_prefix('-').unwrap_or(text).strip_prefix('P') else {
        return false;
    };
    let (date, time) = body
        .split_once('T')
        .map_or((body, None), |(date, time)| (date, Some(time)));
    let has_any = !date.is_empty() || time.is_some_and(|time| !time.is_empty());
    has_any
        && fields(date, "YMWD")
        && time.is_none_or(|time| !time.is_empty() && fields(time, "HMS"))
}

/// Numbers, each with one of these letters after it, in this order.
fn fields(text: &str, letters: &str) -> bool {
    let mut left = letters;
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest
            .find(|letter: char| !letter.is_ascii_digit() && letter != '.')
            .unwrap_or(rest.len());
        let Some(letter) = rest[end..].chars().next() else {
            return false;
        };
        let Some(place) = left.find(letter) else {
            return false;
        };
        if end == 0 || rest[..end].parse::<f64>().is_err() {
            return false;
        }
        left = &left[place + 1..];
        rest = &rest[end + letter.len_utf8()..];
    }
    true
}

fn is_base64(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"+/-_=".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::{Misfit, misfit};
    use crate::json::Value;
    use graph_csdl::model::Primitive;

    #[test]
    fn values_fit_their_types_or_not() {
        use Misfit::{Kind, Value as Wrong};
        use Primitive::*;
        let text = |text: &str| Value::String(text.to_owned());
        let number = |text: &str| Value::Number(text.to_owned());
        for (primitive, value, expected) in [
            (String, text(""), None),
            (String, number("1"), Some(Kind)),
            (Boolean, text("true"), Some(Kind)),
            (Int32, number("2147483648"), Some(Wrong)),
            (Int32, number("1.5"), Some(Wrong)),
            (Int64, text("9223372036854775807"), None),
            (Int64, text("many"), Some(Kind)),
            (Byte, number("256"), Some(Wrong)),
            (Double, text("NaN"), None),
            (Double, text("1"), Some(Kind)),
            (Guid, text("9bb0f679-a883-4a6f-8260-35b491b8b8c8"), None),
            (
                Guid,
                text("9bb0f679-a883-4a6f-8260-35b491b8b8cg"),
                Some(Wrong),
            ),
            (Date, text("2020-02-29"), None),
            (Date, text("2021-02-29"), Some(Wrong)),
            (DateTimeOffset, text("0001-01-01T00:00:00Z"), None),
            (
                DateTimeOffset,
                text("2020-06-26T13:58:24.7682084+02:00"),
                None,
            ),
            (DateTimeOffset, text("2020-06-26T13:58:24"), Some(Wrong)),
            (DateTimeOffset, text("2020-06-26"), Some(Wrong)),
            (Duration, text("P10675199DT2H48M5.4775807S"), None),
            (Duration, text("PT40M"), None),
            (Duration, text("P"), Some(Wrong)),
            (Duration, text("40M"), Some(Wrong)),
            (TimeOfDay, text("13:58:24.5"), None),
            (TimeOfDay, text("25:00:00"), Some(Wrong)),
            (Binary, text("YWJj+/=="), None),
            (Binary, text("not base64"), Some(Wrong)),
            (Untyped, number("1"), None),
        ] {
            assert_eq!(misfit(primitive, &value), expected, "{primitive} {value:?}");
        }
    }
}
