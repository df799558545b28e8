//! Attributes that name something: what an element declares, and what it refers to.

use super::identifier::is_simple;
use super::reader::{Node, Reader, Value};
use crate::schema::TypeName;

impl<'d> Reader<'d> {
    /// The `Name` of a part of something, such as a property.
    pub(super) fn name(&mut self, node: Node<'d>, name: Option<Value<'d>>) -> String {
        self.required_simple(node, "Name", name)
    }

    /// The `Name` of a child of the Schema element, qualified with its namespace.
    pub(super) fn declared_name(&mut self, node: Node<'d>, name: Option<Value<'d>>) -> String {
        let name = self.name(node, name);
        self.own_name(&name)
    }

    /// A required name without namespace; `attribute` is what it is called.
    pub(super) fn required_simple(
        &mut self,
        node: Node<'d>,
        attribute: &str,
        value: Option<Value<'d>>,
    ) -> String {
        let value = self.required(node, attribute, value);
        self.simple(value).unwrap_or_default()
    }

    /// A name without namespace, if the attribute is there.
    pub(super) fn simple(&mut self, value: Option<Value<'d>>) -> Option<String> {
        let value = value?;
        if !is_simple(value.text) {
            let what = format!("{:?} is not a name", value.text);
            self.report(
                value.at,
                what,
                "write letters, digits and underscores, not a digit first, 128 at most",
            );
        }
        Some(value.text.to_owned())
    }

    /// A reference to something named, if the attribute is there: `graph.user`.
    pub(super) fn qualified(&mut self, value: Option<Value<'d>>) -> Option<String> {
        value.map(|value| self.full_name(value.text, value.at))
    }

    /// A required reference to something named; `attribute` is what it is called.
    pub(super) fn required_name(
        &mut self,
        node: Node<'d>,
        attribute: &str,
        value: Option<Value<'d>>,
    ) -> String {
        let value = self.required(node, attribute, value);
        self.qualified(value).unwrap_or_default()
    }

    /// A required type: `graph.user`, `Collection(graph.user)`.
    pub(super) fn type_name(&mut self, node: Node<'d>, value: Option<Value<'d>>) -> TypeName {
        let value = self.required(node, "Type", value);
        let Some(value) = value else {
            return TypeName {
                name: String::new(),
                is_collection: false,
            };
        };
        let items = items(value.text);
        TypeName {
            name: self.full_name(items.unwrap_or(value.text), value.at),
            is_collection: items.is_some(),
        }
    }
}

/// The type of the items, if it is a collection type.
pub(super) fn items(ty: &str) -> Option<&str> {
    ty.strip_prefix("Collection(")?.strip_suffix(')')
}
