//! Whether the values of a flags enum are bits.
//!
//! CSDL says that a flags enum may be a combination of its members
//! ([10.1](https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_FlagsEnumerationType)), and
//! nobody holds metadata to it: Graph has flags that are counted 0 to 6. To take such values for bits would lose members.
//! Where the values leave it open, they are taken for no bits, which loses nothing.

use crate::model::Member;

/// Stands for members that are not known; its value says nothing.
const SENTINEL: &str = "unknownFutureValue";

/// Names of members that represent all others.
const ALL: [&str; 6] = ["all", "any", "both", "every", "full", "complete"];

/// True where each member is a bit, none, or a combination of the bits of other members.
pub(super) fn are_bits(members: &[Member]) -> bool {
    let mut combined = members
        .iter()
        .filter(|member| !is_bit(member.value) && member.value != 0)
        .filter(|member| !member.name.eq_ignore_ascii_case(SENTINEL));
    let are_combinations = combined.all(|member| is_combination(member, members));
    are_combinations && !are_counted(members)
}

fn is_bit(value: i64) -> bool {
    value > 0 && value.count_ones() == 1
}

/// The members that are one bit each.
fn bits(members: &[Member]) -> impl Iterator<Item = &Member> {
    members.iter().filter(|member| is_bit(member.value))
}

/// True where a value is made of the bits of others, or of all bits, of which some may not have a name yet.
fn is_combination(member: &Member, members: &[Member]) -> bool {
    let value = member.value;
    let known = bits(members).fold(0, |all, bit| all | bit.value);
    if value < 0 {
        return known & value == known && says_all(&member.name);
    }
    let is_full = value.count_ones() == value.trailing_ones();
    let is_largest = members.iter().all(|other| other.value <= value);
    value & !known == 0 || known != 0 && is_full && is_largest
}

/// True for values that are counted up from 0 or 1, a few left out, but for names that say they are combinations:
/// `read`, `write`, `readWrite`.
fn are_counted(members: &[Member]) -> bool {
    let mut values: Vec<i64> = members.iter().map(|member| member.value).collect();
    values.sort_unstable();
    values.dedup();
    let (Some(first), Some(last)) = (values.first(), values.last()) else {
        return false;
    };
    let Ok(present) = i64::try_from(values.len()) else {
        return false;
    };
    let is_row = (0..=1).contains(first) && last - first + 1 - present <= last / 6;
    let mut combined = members
        .iter()
        .filter(|member| member.value.count_ones() > 1);
    is_row && combined.any(|member| !says_combination(member, members))
}

fn says_combination(member: &Member, members: &[Member]) -> bool {
    let name = member.name.to_lowercase();
    let mut parts = bits(members).filter(|part| member.value & part.value != 0);
    says_all(&member.name) || parts.all(|part| name.contains(&part.name.to_lowercase()))
}

fn says_all(name: &str) -> bool {
    let name = name.to_lowercase();
    ALL.iter()
        .any(|word| name.starts_with(word) || name.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::are_bits;
    use crate::model::{Facts, Member};

    fn of(members: &[(&str, i64)]) -> bool {
        let members: Vec<Member> = members
            .iter()
            .map(|(name, value)| Member {
                name: (*name).to_owned(),
                value: *value,
                facts: Facts::default(),
                at: crate::problem::At::default(),
            })
            .collect();
        are_bits(&members)
    }

    #[test]
    fn bits_and_their_combinations() {
        let bits: [&[(&str, i64)]; 11] = [
            &[],
            &[("a", 1)],
            &[("none", 0), ("a", 1), ("b", 2), ("unknownFutureValue", 4)],
            &[("none", 0), ("read", 1), ("write", 2), ("readWrite", 3)],
            &[("none", 0), ("read", 1), ("write", 2), ("both", 3)],
            &[("a", 1), ("b", 2), ("c", 4), ("d", 8), ("standard", 5)],
            // A bit that has no name yet; a value for it is missing.
            &[("a", 1), ("c", 4), ("everything", 7)],
            // Two names of one bit.
            &[("old", 1), ("new", 1), ("other", 2)],
            &[("a", 1), ("b", 2), ("all", -1)],
            // windowsUpdateForBusinessUpdateWeeks
            &[
                ("userDefined", 0),
                ("firstWeek", 1),
                ("secondWeek", 2),
                ("thirdWeek", 4),
                ("fourthWeek", 8),
                ("everyWeek", 15),
                ("unknownFutureValue", 22),
            ],
            // win32LobAppDetectionOperator
            &[
                ("notConfigured", 0),
                ("equal", 1),
                ("notEqual", 2),
                ("greaterThan", 4),
                ("greaterThanOrEqual", 5),
                ("lessThan", 8),
                ("lessThanOrEqual", 9),
            ],
        ];
        for members in bits {
            assert!(of(members), "{members:?}");
        }
    }

    #[test]
    fn values_that_are_no_bits() {
        let names: [&[(&str, i64)]; 9] = [
            // fileStorageContainerTypeSettingsOverride
            &[
                ("urlTemplate", 0),
                ("isDiscoverabilityEnabled", 1),
                ("isSearchEnabled", 2),
                ("isItemVersioningEnabled", 3),
                ("itemMajorVersionLimit", 4),
                ("maxStoragePerContainerInBytes", 5),
                ("unknownFutureValue", 6),
            ],
            &[("a", 0), ("b", 1), ("c", 2), ("d", 3)],
            &[("a", 1), ("b", 2), ("c", 3)],
            &[("a", 0), ("b", 1), ("c", 2), ("unknownFutureValue", 3)],
            &[("a", 0), ("b", 1), ("c", 2), ("d", 3), ("e", 4), ("f", 6)],
            // They overlap, and no member is what they have in common.
            &[("a", 3), ("b", 5), ("c", 6)],
            &[("a", 10), ("b", 20), ("c", 30)],
            &[("unknown", -1), ("a", 1), ("b", 2)],
            &[("a", -2), ("b", -1)],
        ];
        for members in names {
            assert!(!of(members), "{members:?}");
        }
    }
}
