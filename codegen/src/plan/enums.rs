//! Enum types, with a variant for members that are not known yet.

use super::docs::{self, Docs};
use super::modules::Placing;
use super::names::{self, Candidate, Case, Namer};
use super::{Enum, File, Model, Variant};
use graph_csdl::model::{Enumeration, TypeId};
use graph_csdl::reserved::CATCH_ALL;
use graph_csdl::slice::Slice;

/// The file of an enum.
pub(super) fn file(
    slice: &Slice<'_>,
    placing: &Placing,
    namer: &mut Namer<'_>,
    docs: &mut Docs<'_>,
    (id, enumeration): (TypeId, &Enumeration),
) -> File<Model> {
    let (ty, placed) = (slice.model().ty(id), placing.get(id));
    let wire = ty.name.to_string();
    let mut lines = docs.ty(&wire, &ty.facts, &format!("The `{}` enum.", ty.name.name));
    lines.extend([String::new(), docs::kind_line(&wire, &ty.kind)]);
    let item = Enum {
        name: placed.name.clone(),
        docs: lines,
        deprecated: docs::note(ty.facts.deprecated.as_deref()),
        is_set_of_names: enumeration.is_flags && !enumeration.has_bits,
        members: members(&wire, enumeration, namer, docs),
        catch_all: CATCH_ALL.to_owned(),
        wire,
    };
    File {
        module: names::module(&placed.name),
        exports: vec![placed.name.clone()],
        uses: Vec::new(),
        features: Vec::new(),
        item: Model::Enum(item),
    }
}

fn members(
    wire: &str,
    enumeration: &Enumeration,
    namer: &mut Namer<'_>,
    docs: &mut Docs<'_>,
) -> Vec<Variant> {
    let key = |name: &str| format!("{wire}/{name}");
    let candidates: Vec<Candidate> = enumeration
        .members
        .iter()
        .map(|member| Candidate {
            key: key(&member.name),
            wire: member.name.clone(),
            rank: 0,
        })
        .collect();
    let given = namer.settle(wire, Case::Camel, &candidates, &[CATCH_ALL], &[]);
    enumeration
        .members
        .iter()
        .map(|member| Variant {
            name: given[&key(&member.name)].clone(),
            wire: member.name.clone(),
            value: member.value,
            docs: docs.member(wire, &member.name, &member.facts),
            deprecated: docs::note(member.facts.deprecated.as_deref()),
        })
        .collect()
}
