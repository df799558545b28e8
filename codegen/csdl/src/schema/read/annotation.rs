//! `Annotation`, inline or in an `Annotations` element that names its target.

use super::attributes::owned;
use super::expression;
use super::node::{Node, place};
use super::reader::Reader;
use crate::schema::{Annotation, Annotations};

/// `None`, with a warning, if it does not say of which term it is.
pub(super) fn read<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Option<Annotation> {
    let ([term, qualifier], value, annotations) =
        expression::valued(reader, node, ["Term", "Qualifier"]);
    let term = reader.wanted(node, "Term", term)?;
    Some(Annotation {
        term: reader.full_name_leniently(term.text),
        qualifier: owned(qualifier),
        value,
        annotations,
        at: place(node),
    })
}

/// `None`, with a warning, if it has no target.
pub(super) fn targeting<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Option<Annotations> {
    let [target, qualifier] = reader.attributes(node, ["Target", "Qualifier"]);
    let target = reader.wanted(node, "Target", target)?;
    Some(Annotations {
        target: reader.path(target.text),
        qualifier: owned(qualifier),
        annotations: only(reader, node),
        at: place(node),
    })
}

/// The annotations of an element that may hold nothing else.
pub(super) fn only<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Vec<Annotation> {
    let mut annotations = Vec::new();
    for child in node.children() {
        match reader.tag(child) {
            None => {}
            Some("Annotation") => annotations.extend(read(reader, child)),
            Some(_) => reader.unknown_element(child, "Annotation"),
        }
    }
    annotations
}
