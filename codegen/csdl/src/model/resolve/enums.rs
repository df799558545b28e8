//! Enum members and the values that absence represents
//! ([CSDL 10.3](https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_EnumerationTypeMember)).
//!
//! A member without a value has the value after the one before it, the first one zero. CSDL wants either all or none
//! to be given; a mixture has only one reading, so it is taken. It wants flags to have values, since counting up does not
//! give bits; without them they are a set of names.

use super::{flags, report};
use crate::model::{Enumeration, Facts, Member};
use crate::problem::{At, Problems, Warning, WarningKind, Warnings, brief};
use crate::schema::EnumItem;

/// The members of `item` with their values.
pub(super) fn number(
    item: &EnumItem,
    at: At,
    within: &str,
    problems: &mut Problems,
    warnings: &mut Warnings,
) -> Enumeration {
    let range = range(item, at, within, warnings);
    let mut members = Vec::with_capacity(item.members.len());
    let mut next = Some(0_i64);
    for member in &item.members {
        let here = || report::inside(within, "Member", &member.name);
        let value = member.value.or(next);
        match value {
            Some(value) if range.contains(&value) => {}
            Some(value) => {
                let (first, last) = (range.start(), range.end());
                let what = format!(
                    "its value {value} does not fit the enum's underlying type, which has {first} to {last}"
                );
                warnings.push(warning(member.at, here(), what));
            }
            None => problems.push(report::metadata(
                member.at,
                here(),
                "it has no value, and the one before it has the greatest of 64 bits",
                "give it a `Value`",
            )),
        }
        let value = value.unwrap_or_default();
        next = value.checked_add(1);
        members.push(Member {
            name: member.name.clone(),
            value,
            facts: Facts::default(),
            at: member.at,
        });
    }
    Enumeration {
        is_flags: item.is_flags,
        has_bits: item.members.iter().all(|member| member.value.is_some())
            && flags::are_bits(&members),
        members,
    }
}

/// The values that the underlying type holds.
fn range(
    item: &EnumItem,
    at: At,
    within: &str,
    warnings: &mut Warnings,
) -> std::ops::RangeInclusive<i64> {
    match item.underlying.as_deref() {
        None | Some("Edm.Int32") => i64::from(i32::MIN)..=i64::from(i32::MAX),
        Some("Edm.Byte") => 0..=i64::from(u8::MAX),
        Some("Edm.SByte") => i64::from(i8::MIN)..=i64::from(i8::MAX),
        Some("Edm.Int16") => i64::from(i16::MIN)..=i64::from(i16::MAX),
        Some("Edm.Int64") => i64::MIN..=i64::MAX,
        Some(other) => {
            let what = format!(
                "`{}` cannot underlie an enum: Edm.Byte, Edm.SByte, Edm.Int16, Edm.Int32 and Edm.Int64 can",
                brief(other)
            );
            warnings.push(warning(at, within.to_owned(), what));
            i64::MIN..=i64::MAX
        }
    }
}

/// Members are known by their names, and a value is kept as it is, so the underlying type has no effect.
fn warning(at: At, within: String, what: String) -> Warning {
    Warning {
        kind: WarningKind::NoEffect,
        at,
        within,
        what,
    }
}
