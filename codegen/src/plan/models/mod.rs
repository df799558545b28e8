//! Models: a struct or an enum for each type of the slice.

mod enums;
mod fields;
mod marks;
pub(super) mod placement;
pub(super) mod rust_type;
pub(super) mod shape;
mod structs;

use super::DataType;
use super::notes::Notes;
use fields::Fields;
use graph_csdl::model::TypeKind;
use graph_csdl::slice::Slice;
use marks::Marks;
use placement::ModelPlacement;

/// The models, by id.
pub(super) fn plan(
    slice: &Slice<'_>,
    placement: &ModelPlacement,
    notes: &mut Notes<'_>,
) -> Vec<DataType> {
    let fields = Fields::new(slice, placement, notes);
    let marks = Marks::new(slice);
    notes.each(&placement.placed, |placed, notes| {
        let ty = slice.model().ty(placed.ty);
        match &ty.kind {
            TypeKind::Enum(enumeration) => enums::plan(slice.model(), enumeration, placed, notes),
            TypeKind::Entity(_) | TypeKind::Complex(_) | TypeKind::Definition(_) => {
                structs::plan(slice, (placement, placed), &fields, notes, &marks)
            }
        }
    })
}
