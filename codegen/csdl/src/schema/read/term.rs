//! `Term`: what a vocabulary defines.

use super::annotation;
use super::facets::FacetValues;
use super::node::{Node, place};
use super::reader::Reader;
use crate::schema::Term;

pub(super) fn read<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Term {
    let [
        name,
        ty,
        base,
        applies_to,
        default,
        nullable,
        max_length,
        precision,
        scale,
        unicode,
        srid,
    ] = reader.attributes(
        node,
        [
            "Name",
            "Type",
            "BaseTerm",
            "AppliesTo",
            "DefaultValue",
            "Nullable",
            "MaxLength",
            "Precision",
            "Scale",
            "Unicode",
            "SRID",
        ],
    );
    Term {
        name: reader.declared_name(node, name),
        ty: reader.type_of_term(node, ty),
        base_term: reader.qualified_leniently(base),
        // Graph writes type names here, some of them misspelt: kept as they are.
        applies_to: applies_to
            .map_or("", |value| value.text)
            .split_ascii_whitespace()
            .map(str::to_owned)
            .collect(),
        facets: reader.facets(FacetValues {
            nullable,
            max_length,
            precision,
            scale,
            unicode,
            srid,
            default,
        }),
        annotations: annotation::only(reader, node),
        at: place(node),
    }
}
