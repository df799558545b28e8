//! Entity and complex types as structs.

use super::docs::{self, Docs};
use super::fields::{self, Fields};
use super::modules::Placing;
use super::rust_type::Scope;
use super::{File, Model, Struct, names};
use crate::model::TypeId;
use crate::slice::Slice;

/// The file of a struct.
pub(super) fn file(
    slice: &Slice<'_>,
    placing: &Placing,
    fields: &Fields<'_>,
    docs: &mut Docs<'_>,
    id: TypeId,
) -> File<Model> {
    let (model, placed) = (slice.model(), placing.get(id));
    let ty = model.ty(id);
    let wire = ty.name.to_string();
    let mut scope = Scope::of_model(model, placing, id);
    let fields: Vec<_> = fields
        .of(model, id)
        .into_iter()
        .map(|named| {
            let boxed = fields.is_boxed(id, &named.0);
            fields::field(model, &mut scope, docs, named, boxed)
        })
        .collect();
    let bases = model
        .lineage(id)
        .skip(1)
        .filter(|base| slice.has(*base))
        .map(|base| scope.path_of(base))
        .collect();
    let mut lines = docs.ty(&wire, &ty.facts, &format!("The `{}` type.", ty.name.name));
    lines.extend([String::new(), docs::kind_line(&wire, &ty.kind)]);
    let item = Struct {
        name: placed.name.clone(),
        property_enum: placed.property_enum.clone(),
        docs: lines,
        deprecated: docs::note(ty.facts.deprecated.as_ref()),
        fields,
        bases,
        wire,
    };
    File {
        module: names::module(&placed.name),
        exports: vec![placed.name.clone(), placed.property_enum.clone()],
        uses: scope.uses(),
        item: Model::Struct(item),
    }
}
