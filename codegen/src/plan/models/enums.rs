//! Enum types, with a variant for unknown members.

use super::placement::Placed;
use crate::plan::docs::corrected;
use crate::plan::names::namer::{Candidate, Case, TakenNames};
use crate::plan::notes::Notes;
use crate::plan::{DataType, Enum, Variant, docs};
use graph_csdl::model::{Enumeration, Member, Model, TypeId};
use graph_csdl::reserved::CATCH_ALL;

/// The enum of a type.
pub(super) fn plan(
    model: &Model,
    enumeration: &Enumeration,
    placed: &Placed,
    notes: &mut Notes<'_>,
) -> DataType {
    let ty = model.ty(placed.ty);
    let wire = ty.name.to_string();
    let kind = docs::kind_line(&wire, &ty.kind);
    let mut lines = notes.docs.ty(&wire, &ty.facts, kind);
    lines.extend(corrected::of_type(model, placed.ty));
    DataType::Enum(Enum {
        name: placed.name.clone(),
        docs: lines,
        deprecated: docs::note(ty.facts.deprecated.as_deref()),
        is_set_of_names: enumeration.is_flags && !enumeration.has_bits,
        members: members((model, placed.ty), &wire, enumeration, notes),
        catch_all: CATCH_ALL.to_owned(),
        wire,
    })
}

fn members(
    (model, id): (&Model, TypeId),
    wire: &str,
    enumeration: &Enumeration,
    notes: &mut Notes<'_>,
) -> Vec<Variant> {
    let members = &enumeration.members;
    let candidates = members
        .iter()
        .map(|member| Candidate::new(format!("{wire}/{}", member.name), &member.name));
    let taken = TakenNames::reserved(&[CATCH_ALL]);
    let names = notes
        .namer
        .resolve(wire, Case::Camel, candidates.collect(), taken);
    let mut docs = |member: &Member| {
        let mut lines = notes.docs.member(wire, &member.name, &member.facts);
        lines.extend(corrected::of_field(model, id, &member.name));
        lines
    };
    members
        .iter()
        .zip(names)
        .map(|(member, name)| Variant {
            name,
            wire: member.name.clone(),
            value: member.value,
            docs: docs(member),
            deprecated: docs::note(member.facts.deprecated.as_deref()),
        })
        .collect()
}
