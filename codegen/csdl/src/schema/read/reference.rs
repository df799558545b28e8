//! `edmx:Reference`: which vocabularies and schemas are in other documents, and their aliases here.

use super::annotation;
use super::attributes::owned;
use super::node::{Node, attribute, place};
use super::reader::Reader;
use crate::schema::{Include, IncludeAnnotations, Reference};

/// Makes the included namespaces and their aliases known.
pub(super) fn declare<'d>(reader: &mut Reader<'d>, node: Node<'d>) {
    for child in node.children() {
        if reader.tag(child) != Some("edmx:Include") {
            continue;
        }
        let [namespace, alias] = reader.attributes(child, ["Namespace", "Alias"]);
        if let Some(namespace) = reader.wanted(child, "Namespace", namespace) {
            reader.declare(namespace, alias);
        }
    }
}

pub(super) fn read<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Reference {
    let [uri] = reader.attributes(node, ["Uri"]);
    let uri = reader.wanted(node, "Uri", uri);
    let mut reference = Reference {
        uri: owned(uri).unwrap_or_default(),
        at: place(node),
        ..Reference::default()
    };
    for child in node.children() {
        let Some(tag) = reader.tag(child) else {
            continue;
        };
        match tag {
            "edmx:Include" => reference.includes.push(include(reader, child)),
            "edmx:IncludeAnnotations" => reference
                .include_annotations
                .push(include_annotations(reader, child)),
            "Annotation" => reference
                .annotations
                .extend(annotation::read(reader, child)),
            _ => reader.unknown_element(child, "Include, IncludeAnnotations and Annotation"),
        }
    }
    reference
}

fn include<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Include {
    let text = |name| attribute(node, name).map(str::to_owned);
    Include {
        namespace: text("Namespace").unwrap_or_default(),
        alias: text("Alias"),
        annotations: annotation::only(reader, node),
    }
}

fn include_annotations<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> IncludeAnnotations {
    let [terms, qualifier, targets] =
        reader.attributes(node, ["TermNamespace", "Qualifier", "TargetNamespace"]);
    reader.no_children(node);
    let terms = reader.wanted(node, "TermNamespace", terms);
    IncludeAnnotations {
        term_namespace: owned(terms).unwrap_or_default(),
        qualifier: owned(qualifier),
        target_namespace: owned(targets),
    }
}
