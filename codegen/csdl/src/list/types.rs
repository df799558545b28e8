//! The types of a slice as listings show them.

use crate::model::{ItemType, Model, TypeKind, TypeRef};
use crate::slice::Slice;

/// A type of the slice.
pub(super) struct Row<'s> {
    pub(super) name: String,
    pub(super) kind: &'static str,
    /// Base type; for a definition, the type that it renames.
    pub(super) base: Option<String>,
    pub(super) properties: Vec<Property<'s>>,
    pub(super) members: Vec<&'s str>,
}

/// A property that the type declares itself.
pub(super) struct Property<'s> {
    pub(super) name: &'s str,
    pub(super) ty: String,
    pub(super) nullable: bool,
    pub(super) navigation: bool,
}

/// Every type, by name; a type's own properties by name, members in order.
///
/// A navigation property is listed if its target is in the slice: only then is it part of the model.
pub(super) fn all<'s>(slice: &'s Slice<'_>) -> Vec<Row<'s>> {
    let model: &'s Model = slice.model();
    let mut rows: Vec<Row<'s>> = slice.types().map(|(id, _)| row(slice, model, id)).collect();
    rows.sort_by(|one, other| one.name.cmp(&other.name));
    rows
}

fn row<'s>(slice: &Slice<'_>, model: &'s Model, id: crate::model::TypeId) -> Row<'s> {
    let ty = model.ty(id);
    let (kind, base, members) = match &ty.kind {
        TypeKind::Entity(body) => (
            "entity",
            body.base.map(|base| model.ty(base).name.to_string()),
            Vec::new(),
        ),
        TypeKind::Complex(body) => (
            "complex",
            body.base.map(|base| model.ty(base).name.to_string()),
            Vec::new(),
        ),
        TypeKind::Enum(body) => (
            "enum",
            None,
            body.members
                .iter()
                .map(|member| member.name.as_str())
                .collect(),
        ),
        TypeKind::Definition(primitive) => ("definition", Some(primitive.to_string()), Vec::new()),
    };
    let mut properties = Vec::new();
    if let Some(body) = ty.structure() {
        properties.extend(body.properties.iter().map(|property| Property {
            name: &property.name,
            ty: model.spell(property.ty),
            nullable: property.nullable,
            navigation: false,
        }));
        properties.extend(
            body.navigation
                .iter()
                .filter(|navigation| slice.has(navigation.target))
                .map(|navigation| Property {
                    name: &navigation.name,
                    ty: model.spell(TypeRef {
                        item: ItemType::Named(navigation.target),
                        is_collection: navigation.is_collection,
                    }),
                    nullable: navigation.nullable,
                    navigation: true,
                }),
        );
        properties.sort_by_key(|property| property.name);
    }
    Row {
        name: ty.name.to_string(),
        kind,
        base,
        properties,
        members,
    }
}
