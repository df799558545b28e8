//! Entity and complex types as structs.

use super::docs::{self, Docs};
use super::fields::{Fields, Shapes};
use super::modules::Placing;
use super::rust_type::Scope;
use super::{File, Model, Struct, names};
use graph_csdl::model::TypeId;
use graph_csdl::slice::Slice;

/// The file of a struct.
pub(super) fn file(
    slice: &Slice<'_>,
    placing: &Placing,
    (fields, shapes): (&Fields<'_>, &mut Shapes),
    docs: &mut Docs<'_>,
    (id, evolvable): (TypeId, bool),
) -> File<Model> {
    let (model, placed) = (slice.model(), placing.get(id));
    let ty = model.ty(id);
    let wire = ty.name.to_string();
    let mut scope = Scope::of_model(model, placing, id);
    let bindings = fields.bindings(model, id);
    let fields = shapes.fields(model, &mut scope, docs, fields, id);
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
        deprecated: docs::note(ty.facts.deprecated.as_deref()),
        fields,
        bindings,
        bases,
        evolvable,
        wire,
    };
    File {
        module: names::module(&placed.name),
        exports: vec![placed.name.clone(), placed.property_enum.clone()],
        uses: scope.uses(),
        features: Vec::new(),
        item: Model::Struct(item),
    }
}
