//! Elements, attributes and texts of the file, each with its place.

use crate::problem::At;

/// An element or a text.
pub(super) type Node<'d> = roxmltree::Node<'d, 'd>;

/// A text of the file and where it is.
#[derive(Clone, Copy)]
pub(super) struct Value<'d> {
    pub(super) text: &'d str,
    pub(super) at: At,
}

/// Where an element or text starts.
pub(super) fn place(node: Node<'_>) -> At {
    At(u32::try_from(node.range().start).unwrap_or(u32::MAX))
}

/// An attribute of CSDL, which has no XML namespace. roxmltree's own method by that name also finds `f:Namespace`.
pub(super) fn attribute<'d>(node: Node<'d>, name: &str) -> Option<&'d str> {
    let mut attributes = node.attributes();
    attributes
        .find(|attribute| attribute.namespace().is_none() && attribute.name() == name)
        .map(|attribute| attribute.value())
}
