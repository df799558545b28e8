//! `Annotation`, inline or in an `Annotations` element that names its target.

use super::attributes::owned;
use super::expression;
use super::reader::{Node, Reader, place};
use crate::schema::{Annotation, Annotations};

pub(super) fn read<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Annotation {
    let ([term, qualifier], value, annotations) =
        expression::valued(reader, node, ["Term", "Qualifier"]);
    Annotation {
        term: reader.required_name(node, "Term", term),
        qualifier: owned(qualifier),
        value,
        annotations,
        at: place(node),
    }
}

pub(super) fn targeting<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Annotations {
    let [target, qualifier] = reader.attributes(node, ["Target", "Qualifier"]);
    Annotations {
        target: reader.required_path(node, "Target", target),
        qualifier: owned(qualifier),
        annotations: only(reader, node),
        at: place(node),
    }
}

/// The annotations of an element that may hold nothing else.
pub(super) fn only<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Vec<Annotation> {
    let mut annotations = Vec::new();
    for child in node.children() {
        match reader.tag(child) {
            None => {}
            Some("Annotation") => annotations.push(read(reader, child)),
            Some(_) => reader.unknown_element(child, "Annotation"),
        }
    }
    annotations
}
