//! The facts of a member that differ.

use super::difference::Difference;
use super::matching::Renames;
use super::parameters;
use crate::interface::{ChangeKind, Fact, Member, MemberKind, TypeKind};

/// The facts that differ, without deprecations.
pub(super) fn facts<'m>(
    owner: TypeKind,
    before: &'m Member,
    now: &'m Member,
    is_renamed: bool,
    renames: &Renames<'_>,
) -> Vec<Difference<'m>> {
    use ChangeKind as Kind;
    let is_other = |fact| {
        let (old, new) = (before.facts.get(fact), now.facts.get(fact));
        match fact {
            Fact::Request => parameters::is_other_request(before, now),
            _ => !renames.is_same(old, new),
        }
    };
    let mut differences = Vec::new();
    let unset = parameters::unset(owner, Some(before), now);
    for (fact, kind) in facts_of(now.kind)
        .iter()
        .filter(|(fact, _)| is_other(*fact))
    {
        let (old, new) = (before.facts.get(*fact), now.facts.get(*fact));
        let kind = match (kind, new) {
            // They follow from the name of the field.
            (Kind::SetterRenamed | Kind::PropertyRenamed, _) if is_renamed => continue,
            // A setter of another kind of struct has no property.
            (Kind::PropertyRenamed, _) if old.is_none() || new.is_none() => continue,
            (Kind::EdmTypeChanged, _) if is_other(Fact::Type) => continue,
            // Whether a parameter can be null only matters for a call that does not set it.
            (Kind::BecameNullable, _) if owner == TypeKind::Url || unset.is_some() => continue,
            (Kind::BecameNullable, Some(_)) => Kind::BecameNonNull,
            (Kind::SecretAdded, None) => Kind::SecretRemoved,
            (Kind::ArgumentsChanged, _) if is_wider(old, new) => match is_other(Fact::Request) {
                true => continue,
                false => Kind::RequestChanged,
            },
            (kind, _) => *kind,
        };
        let is_mark = matches!(fact, Fact::Null | Fact::Secret);
        differences.push(match is_mark {
            true => Difference::new(kind, None, None),
            false => Difference::new(kind, old, new),
        });
    }
    differences.extend(unset);
    differences
}

/// The facts of a kind of member, each with the kind of change if it differs.
fn facts_of(kind: MemberKind) -> &'static [(Fact, ChangeKind)] {
    use ChangeKind as Kind;
    match kind {
        MemberKind::Field => &[
            (Fact::Type, Kind::FieldTypeChanged),
            (Fact::Setter, Kind::SetterRenamed),
            (Fact::Variant, Kind::PropertyRenamed),
            (Fact::Wire, Kind::WireNameChanged),
            (Fact::Edm, Kind::EdmTypeChanged),
            (Fact::Null, Kind::BecameNullable),
            (Fact::Secret, Kind::SecretAdded),
            (Fact::Form, Kind::FormChanged),
        ],
        MemberKind::Link => &[
            (Fact::Takes, Kind::LinkChanged),
            (Fact::Wire, Kind::WireNameChanged),
        ],
        MemberKind::Variant => &[
            (Fact::Wire, Kind::MemberWireNameChanged),
            (Fact::Value, Kind::MemberValueChanged),
        ],
        MemberKind::Method => &[
            (Fact::Takes, Kind::ArgumentsChanged),
            (Fact::Returns, Kind::ResultChanged),
            (Fact::Request, Kind::RequestChanged),
        ],
    }
}

/// Whether arguments of the old types are taken as before: text is also a literal, which is written in another form.
fn is_wider(old: Option<&str>, new: Option<&str>) -> bool {
    let list = |list: Option<&str>| {
        let list = list.unwrap_or_default().split(", ");
        list.map(str::to_owned).collect::<Vec<String>>()
    };
    let (old, new) = (list(old), list(new));
    let mut pairs = old.iter().zip(&new);
    old.len() == new.len()
        && pairs.all(|(old, new)| old == new || (old == "&str" && new == "impl Into<Literal>"))
}
