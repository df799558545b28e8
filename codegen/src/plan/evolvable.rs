//! Types whose values can hold a member of an evolvable enum: one that has `unknownFutureValue`, instead of which the service
//! names the members that it adds later only where it is asked to.

use graph_csdl::model::{Enumeration, Structure, TypeId, TypeKind};
use graph_csdl::slice::Slice;
use std::collections::BTreeSet;

/// The member that stands for those to come.
const SENTINEL: &str = "unknownFutureValue";

/// What holds a member: the fields of a type, those of its bases included, or a value of it, which may be of a derived type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Holder {
    Fields(TypeId),
    Value(TypeId),
}

/// The types of the slice whose values can hold such a member: in a property, in what navigation expands to, or in a
/// derived type, at any depth.
pub(super) fn types(slice: &Slice<'_>) -> BTreeSet<TypeId> {
    let model = slice.model();
    let holders = Holders::new(slice);
    let enums = slice.types().map(|(id, _)| id);
    let enums =
        enums.filter(|id| matches!(&model.ty(*id).kind, TypeKind::Enum(one) if has_sentinel(one)));
    let mut open: Vec<Holder> = enums.map(Holder::Value).collect();
    let mut found: BTreeSet<Holder> = open.iter().copied().collect();
    while let Some(held) = open.pop() {
        for holder in holders.of(held) {
            if found.insert(holder) {
                open.push(holder);
            }
        }
    }
    let types = found.into_iter().filter_map(|holder| match holder {
        Holder::Value(id) => Some(id),
        Holder::Fields(_) => None,
    });
    types.collect()
}

fn has_sentinel(enumeration: &Enumeration) -> bool {
    let mut names = enumeration.members.iter().map(|member| &member.name);
    names.any(|name| name.eq_ignore_ascii_case(SENTINEL))
}

/// What is held, and what holds it, as sorted pairs.
struct Holders(Vec<(Holder, Holder)>);

impl Holders {
    fn new(slice: &Slice<'_>) -> Self {
        let model = slice.model();
        let mut pairs = Vec::new();
        for (id, _) in slice.types() {
            let Some(structure) = model.ty(id).structure() else {
                continue;
            };
            pairs.push((Holder::Fields(id), Holder::Value(id)));
            let targets = targets(structure).filter(|target| slice.has(*target));
            pairs.extend(targets.map(|target| (Holder::Value(target), Holder::Fields(id))));
            if let Some(base) = structure.base {
                pairs.push((Holder::Fields(base), Holder::Fields(id)));
                pairs.push((Holder::Value(id), Holder::Value(base)));
            }
        }
        pairs.sort_unstable();
        Self(pairs)
    }

    fn of(&self, held: Holder) -> impl Iterator<Item = Holder> + '_ {
        let start = self.0.partition_point(|(one, _)| *one < held);
        let all = self.0[start..].iter();
        all.take_while(move |(one, _)| *one == held)
            .map(|(_, holder)| *holder)
    }
}

/// The types of the properties, and what navigation leads to.
fn targets(structure: &Structure) -> impl Iterator<Item = TypeId> + '_ {
    let properties = structure.properties.iter();
    let named = properties.filter_map(|property| property.ty.named());
    named.chain(
        structure
            .navigation
            .iter()
            .map(|navigation| navigation.target),
    )
}
