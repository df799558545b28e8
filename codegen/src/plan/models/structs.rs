//! Entity and complex types as structs.

use super::fields::Fields;
use super::marks::Marks;
use super::marks::filterable;
use super::placement::{ModelPlacement, Placed};
use crate::plan::docs;
use crate::plan::docs::corrected;
use crate::plan::notes::Notes;
use crate::plan::{DataType, Struct};
use graph_csdl::slice::Slice;

/// The struct of a type.
pub(super) fn plan(
    slice: &Slice<'_>,
    (placement, placed): (&ModelPlacement, &Placed),
    fields: &Fields,
    notes: &mut Notes<'_>,
    marks: &Marks,
) -> DataType {
    let (model, id) = (slice.model(), placed.ty);
    let ty = model.ty(id);
    let wire = ty.name.to_string();
    let bindings = fields.bindings(model, id);
    let fields = fields.fields(model, placement, id);
    let filterable = if marks.is_filterable(id) {
        filterable::fields(&fields, |item| {
            marks.is_value_filterable(slice, placement, item)
        })
    } else {
        Vec::new()
    };
    let bases = model.lineage(id).skip(1);
    let kind = docs::kind_line(&wire, &ty.kind);
    let mut lines = notes.docs.ty(&wire, &ty.facts, kind);
    lines.extend(corrected::of_type(model, id));
    DataType::Struct(Struct {
        name: placed.name.clone(),
        property_enum: placed.property_enum.clone().unwrap_or_default(),
        docs: lines,
        deprecated: docs::note(ty.facts.deprecated.as_deref()),
        fields,
        bindings,
        bases: bases.filter_map(|base| placement.find(base)).collect(),
        filterable,
        evolvable: marks.evolvable.contains(&id),
        directory: model.is_directory_object(id),
        wire,
    })
}
