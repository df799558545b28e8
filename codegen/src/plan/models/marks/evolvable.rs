//! Types whose values can have a member of an evolvable enum, one with `unknownFutureValue`. The service sends that member
//! instead of newer ones, unless a request asks for them.

use graph_csdl::model::{Enumeration, Structure, TypeId, TypeKind};
use graph_csdl::slice::Slice;
use std::collections::BTreeSet;

/// The member that represents future ones.
const SENTINEL: &str = "unknownFutureValue";

/// A container of members: the fields of a type and its bases, or a value of it, which can have a derived type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Holder {
    Fields(TypeId),
    Value(TypeId),
}

/// The types of the slice whose values can have such a member: in a property, an expanded navigation property or a derived
/// type, at any depth.
pub(super) fn types(slice: &Slice<'_>) -> BTreeSet<TypeId> {
    let model = slice.model();
    let holders = Holders::new(slice);
    let enums = slice.types().map(|(id, _)| id);
    let enums =
        enums.filter(|id| matches!(&model.ty(*id).kind, TypeKind::Enum(one) if has_sentinel(one)));
    let mut open: Vec<Holder> = enums.map(Holder::Value).collect();
    let mut found: BTreeSet<Holder> = open.iter().copied().collect();
    while let Some(content) = open.pop() {
        for holder in holders.of(content) {
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

/// Sorted pairs of a content and its holder.
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

    fn of(&self, content: Holder) -> impl Iterator<Item = Holder> + '_ {
        let start = self.0.partition_point(|(one, _)| *one < content);
        let all = self.0[start..].iter();
        all.take_while(move |(one, _)| *one == content)
            .map(|(_, holder)| *holder)
    }
}

/// The types of properties and of navigation properties.
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
