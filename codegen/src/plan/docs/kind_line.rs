//! The kind of a type, in words.

use graph_csdl::model::{Structure, TypeKind};

/// A line with the wire name and the kind of a type.
pub(in crate::plan) fn kind_line(wire: &str, kind: &TypeKind) -> String {
    let traits = |structure: &Structure, noun: &str| {
        let is_abstract = if structure.is_abstract {
            "abstract "
        } else {
            ""
        };
        let is_open = if structure.is_open { "open " } else { "" };
        let stream = if structure.has_stream {
            " with a byte stream"
        } else {
            ""
        };
        format!("{is_abstract}{is_open}{noun} type{stream}")
    };
    let what = match kind {
        TypeKind::Entity(structure) => traits(structure, "entity"),
        TypeKind::Complex(structure) => traits(structure, "complex"),
        TypeKind::Enum(enumeration) if enumeration.is_flags && !enumeration.has_bits => {
            "enum type, a set of names: the values are not bits, and no member includes others"
                .to_owned()
        }
        TypeKind::Enum(enumeration) if enumeration.is_flags => {
            "enum type, a set of flags".to_owned()
        }
        TypeKind::Enum(_) => "enum type".to_owned(),
        TypeKind::Definition(_) => "type definition".to_owned(),
    };
    let article = if what.starts_with(['a', 'e', 'o']) {
        "an"
    } else {
        "a"
    };
    format!("`{wire}`, {article} {what}.")
}
