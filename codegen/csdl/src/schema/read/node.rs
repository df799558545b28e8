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
