//! Entity and complex types as structs.

use super::fields::Fields;
use super::modules::{Placed, Placing};
use super::notes::Notes;
use super::{DataType, Struct};
use super::{corrected, docs};
use graph_csdl::slice::Slice;

/// The struct of a type.
pub(super) fn plan(
    slice: &Slice<'_>,
    (placing, placed): (&Placing, &Placed),
    fields: &Fields,
    notes: &mut Notes<'_>,
    evolvable: bool,
) -> DataType {
    let (model, id) = (slice.model(), placed.ty);
    let ty = model.ty(id);
    let wire = ty.name.to_string();
    let bases = model.lineage(id).skip(1);
    let kind = docs::kind_line(&wire, &ty.kind);
    let mut lines = notes.docs.ty(&wire, &ty.facts, kind);
    lines.extend(corrected::of_type(model, id));
    DataType::Struct(Struct {
        name: placed.name.clone(),
        property_enum: placed.property_enum.clone().unwrap_or_default(),
        docs: lines,
        deprecated: docs::note(ty.facts.deprecated.as_deref()),
        fields: fields.fields(model, placing, id),
        bindings: fields.bindings(model, id),
        bases: bases.filter_map(|base| placing.find(base)).collect(),
        evolvable,
        wire,
    })
}
