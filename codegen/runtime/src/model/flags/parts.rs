//! The bits of members, and which members combine others.

use crate::model::enumeration::{Enumeration, Values, find_declared};

/// The members that make up `wanted`, large ones first, and the bits that no member has.
pub(super) fn parts_of<E: Enumeration>(mut wanted: i64) -> (Vec<E>, i64) {
    let mut members: Vec<_> = E::MEMBERS.iter().collect();
    members.sort_by_key(|(_, _, value)| std::cmp::Reverse(value.count_ones()));
    let mut parts = Vec::new();
    for (member, ..) in members {
        let value = bits(member);
        if value != 0 && wanted & value == value {
            wanted &= !value;
            parts.push(member.clone());
        }
    }
    (parts, wanted)
}

/// True where both are the same member, whether by name or by value.
pub(super) fn is_same<E: Enumeration>(one: &E, other: &E) -> bool {
    let known = |member: &E| find_declared::<E>(member.as_str()).map(|(_, name, _)| *name);
    one == other || known(one).is_some() && known(one) == known(other)
}

/// The bits of a member; none if values are not bits, or for `unknownFutureValue`, whose bits mean nothing.
pub(super) fn bits<E: Enumeration>(member: &E) -> i64 {
    let name = member.as_str();
    if E::VALUES == Values::Names || name.eq_ignore_ascii_case("unknownFutureValue") {
        return 0;
    }
    match find_declared::<E>(name) {
        Some((_, _, value)) => *value,
        None => name.parse().unwrap_or_default(),
    }
}
