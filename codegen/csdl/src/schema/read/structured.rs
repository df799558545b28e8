//! `EntityType` and `ComplexType`, with their keys, properties and navigation properties.

use super::annotation;
use super::facets::FacetValues;
use super::node::{Node, place};
use super::reader::Reader;
use crate::problem::{WarningKind, brief};
use crate::schema::{
    Annotation, Constraint, KeyRef, Navigation, OnDelete, Property, Structured, TypeItem,
    TypeItemKind,
};

pub(super) fn entity_type<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> TypeItem {
    let [name, base, is_abstract, is_open, has_stream] = reader.attributes(
        node,
        ["Name", "BaseType", "Abstract", "OpenType", "HasStream"],
    );
    let mut structured = Structured {
        base: reader.qualified(base),
        is_abstract: reader.flag(is_abstract),
        is_open: reader.flag(is_open),
        has_stream: reader.flag(has_stream),
        ..Structured::default()
    };
    let name = reader.declared_name(node, name);
    let annotations = members(reader, node, &mut structured, true);
    TypeItem {
        name,
        kind: TypeItemKind::Entity(structured),
        annotations,
        at: place(node),
    }
}

pub(super) fn complex_type<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> TypeItem {
    let [name, base, is_abstract, is_open] =
        reader.attributes(node, ["Name", "BaseType", "Abstract", "OpenType"]);
    let mut structured = Structured {
        base: reader.qualified(base),
        is_abstract: reader.flag(is_abstract),
        is_open: reader.flag(is_open),
        ..Structured::default()
    };
    let name = reader.declared_name(node, name);
    let annotations = members(reader, node, &mut structured, false);
    TypeItem {
        name,
        kind: TypeItemKind::Complex(structured),
        annotations,
        at: place(node),
    }
}

/// Reads the children into `structured`; the annotations come back.
fn members<'d>(
    reader: &mut Reader<'d>,
    node: Node<'d>,
    structured: &mut Structured,
    may_have_key: bool,
) -> Vec<Annotation> {
    let mut annotations = Vec::new();
    let mut has_key = false;
    for child in node.children() {
        let Some(tag) = reader.tag(child) else {
            continue;
        };
        match tag {
            "Property" => structured.properties.push(property(reader, child)),
            "NavigationProperty" => structured.navigation.push(navigation(reader, child)),
            "Annotation" => annotations.extend(annotation::read(reader, child)),
            "Key" if may_have_key => {
                if has_key {
                    let fix = "keep one <Key> with all its PropertyRef elements";
                    reader.report(place(child), "a second <Key>", fix);
                }
                has_key = true;
                structured.key = key(reader, child);
            }
            _ if may_have_key => {
                reader.unknown_element(child, "Key, Property, NavigationProperty and Annotation")
            }
            _ => reader.unknown_element(child, "Property, NavigationProperty and Annotation"),
        }
    }
    annotations
}

fn key<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Vec<KeyRef> {
    let [] = reader.attributes(node, []);
    let mut key = Vec::new();
    for child in node.children() {
        match reader.tag(child) {
            None => {}
            Some("PropertyRef") => key.push(key_ref(reader, child)),
            Some(_) => reader.unknown_element(child, "PropertyRef"),
        }
    }
    if key.is_empty() {
        reader.report(
            place(node),
            "<Key> has no <PropertyRef>",
            "name the key properties, or remove <Key>",
        );
    }
    key
}

fn key_ref<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> KeyRef {
    let [name, alias] = reader.attributes(node, ["Name", "Alias"]);
    reader.no_children(node);
    KeyRef {
        name: reader
            .required(node, "Name", name)
            .map(|name| reader.path(name.text))
            .unwrap_or_default(),
        alias: reader.simple(alias),
    }
}

fn property<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Property {
    let [
        name,
        ty,
        nullable,
        max_length,
        precision,
        scale,
        unicode,
        srid,
        default,
    ] = reader.attributes(
        node,
        [
            "Name",
            "Type",
            "Nullable",
            "MaxLength",
            "Precision",
            "Scale",
            "Unicode",
            "SRID",
            "DefaultValue",
        ],
    );
    Property {
        name: reader.name(node, name),
        ty: reader.type_name(node, ty),
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

fn navigation<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Navigation {
    let [name, ty, nullable, partner, contains_target] = reader.attributes(
        node,
        ["Name", "Type", "Nullable", "Partner", "ContainsTarget"],
    );
    let mut navigation = Navigation {
        name: reader.name(node, name),
        ty: reader.type_name(node, ty),
        nullable: reader.boolean(nullable),
        contains_target: reader.flag(contains_target),
        partner: partner.map(|partner| reader.path(partner.text)),
        constraints: Vec::new(),
        on_delete: None,
        annotations: Vec::new(),
        at: place(node),
    };
    for child in node.children() {
        let Some(tag) = reader.tag(child) else {
            continue;
        };
        match tag {
            "Annotation" => navigation
                .annotations
                .extend(annotation::read(reader, child)),
            "ReferentialConstraint" => navigation.constraints.extend(constraint(reader, child)),
            "OnDelete" => on_delete(reader, child, &mut navigation.on_delete),
            _ => reader.unknown_element(child, "ReferentialConstraint, OnDelete and Annotation"),
        }
    }
    navigation
}

fn constraint<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Option<Constraint> {
    let [here, there] = reader.attributes(node, ["Property", "ReferencedProperty"]);
    let here = reader.wanted(node, "Property", here);
    let there = reader.wanted(node, "ReferencedProperty", there);
    let annotations = annotation::only(reader, node);
    Some(Constraint {
        property: reader.path(here?.text),
        referenced: reader.path(there?.text),
        annotations,
    })
}

/// What the service does when a target is deleted, so nothing that is wrong here has an effect on the output.
fn on_delete<'d>(reader: &mut Reader<'d>, node: Node<'d>, on_delete: &mut Option<OnDelete>) {
    let [action] = reader.attributes(node, ["Action"]);
    let annotations = annotation::only(reader, node);
    if on_delete.is_some() {
        reader.warn(WarningKind::NoEffect, place(node), "a second <OnDelete>");
    }
    let Some(action) = reader.wanted(node, "Action", action) else {
        return;
    };
    if !matches!(action.text, "Cascade" | "None" | "SetNull" | "SetDefault") {
        let what = format!(
            "{:?} is not Cascade, None, SetNull or SetDefault",
            brief(action.text)
        );
        reader.warn(WarningKind::NoEffect, action.at, what);
    }
    *on_delete = Some(OnDelete {
        action: action.text.to_owned(),
        annotations,
    });
}
