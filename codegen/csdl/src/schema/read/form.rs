//! Which expressions there are, by the name of their attribute (`String="…"`) or element (`<String>…</String>`).

use crate::schema::{PathKind, ScalarKind};

#[derive(Clone, Copy)]
pub(super) enum Form {
    Scalar(ScalarKind),
    Bool,
    EnumMember,
    Path(PathKind),
    Collection,
    Record,
    Null,
    Dynamic,
}

/// Expressions that are computed, which no part of this project needs.
const DYNAMIC: [&str; 25] = [
    "Add",
    "And",
    "Apply",
    "Cast",
    "Div",
    "DivBy",
    "Eq",
    "Ge",
    "Gt",
    "Has",
    "If",
    "In",
    "IsOf",
    "LabeledElement",
    "LabeledElementReference",
    "Le",
    "Lt",
    "Mod",
    "Mul",
    "Ne",
    "Neg",
    "Not",
    "Or",
    "Sub",
    "UrlRef",
];

impl Form {
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "Bool" => return Some(Self::Bool),
            "EnumMember" => return Some(Self::EnumMember),
            "Collection" => return Some(Self::Collection),
            "Record" => return Some(Self::Record),
            "Null" => return Some(Self::Null),
            _ => {}
        }
        let scalar = ScalarKind::named(name).map(Self::Scalar);
        let dynamic = || DYNAMIC.contains(&name).then_some(Self::Dynamic);
        scalar
            .or_else(|| PathKind::named(name).map(Self::Path))
            .or_else(dynamic)
    }

    pub(super) fn may_be_attribute(self) -> bool {
        !matches!(self, Self::Collection | Self::Record | Self::Null)
    }
}
