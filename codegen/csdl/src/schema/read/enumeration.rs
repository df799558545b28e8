//! `EnumType` with its members, and `TypeDefinition`.

use super::annotation;
use super::facets::FacetValues;
use super::node::{Node, Value, place};
use super::reader::Reader;
use crate::schema::{EnumItem, Member, TypeItem, TypeItemKind};

pub(super) fn enum_type<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> TypeItem {
    let [name, underlying, is_flags] =
        reader.attributes(node, ["Name", "UnderlyingType", "IsFlags"]);
    let mut item = EnumItem {
        underlying: reader.qualified(underlying),
        is_flags: reader.flag(is_flags),
        members: Vec::new(),
    };
    let mut annotations = Vec::new();
    for child in node.children() {
        match reader.tag(child) {
            None => {}
            Some("Member") => item.members.push(member(reader, child)),
            Some("Annotation") => annotations.extend(annotation::read(reader, child)),
            Some(_) => reader.unknown_element(child, "Member and Annotation"),
        }
    }
    TypeItem {
        name: reader.declared_name(node, name),
        kind: TypeItemKind::Enum(item),
        annotations,
        at: place(node),
    }
}

fn member<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Member {
    let [name, value] = reader.attributes(node, ["Name", "Value"]);
    Member {
        name: reader.name(node, name),
        value: value.and_then(|value| member_value(reader, value)),
        annotations: annotation::only(reader, node),
        at: place(node),
    }
}

fn member_value<'d>(reader: &mut Reader<'d>, value: Value<'d>) -> Option<i64> {
    let number = value.text.parse().ok();
    if number.is_none() {
        reader.report(
            value.at,
            format!("{:?} is not the value of a member", value.text),
            "write a decimal number that fits 64 bits",
        );
    }
    number
}

pub(super) fn type_definition<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> TypeItem {
    let [
        name,
        underlying,
        max_length,
        precision,
        scale,
        unicode,
        srid,
    ] = reader.attributes(
        node,
        [
            "Name",
            "UnderlyingType",
            "MaxLength",
            "Precision",
            "Scale",
            "Unicode",
            "SRID",
        ],
    );
    let kind = TypeItemKind::Definition {
        underlying: reader.required_name(node, "UnderlyingType", underlying),
        facets: reader.facets(FacetValues {
            max_length,
            precision,
            scale,
            unicode,
            srid,
            ..FacetValues::default()
        }),
    };
    let name = reader.declared_name(node, name);
    TypeItem {
        name,
        kind,
        annotations: annotation::only(reader, node),
        at: place(node),
    }
}
