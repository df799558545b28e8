//! Attributes that name something: what an element declares, and what it refers to.

use super::identifier::{LONGEST, LONGEST_READ, is_simple};
use super::node::{Node, Value};
use super::reader::Reader;
use crate::problem::{WarningKind, brief};
use crate::schema::TypeName;
use crate::schema::type_name::collection_item;

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

    /// A name without namespace, if the attribute is there. One that is no OData identifier, as Graph's own `request-id`,
    /// is kept as it is.
    pub(super) fn simple(&mut self, value: Option<Value<'d>>) -> Option<String> {
        let value = value?;
        if !is_simple(value.text) {
            self.check_name(value);
        }
        Some(value.text.to_owned())
    }

    #[cold]
    fn check_name(&mut self, value: Value<'d>) {
        let what = format!("{:?} is not an OData identifier", brief(value.text));
        if value.text.trim().is_empty() || value.text.chars().nth(LONGEST_READ).is_some() {
            let fix = format!("write a name of 1 to {LONGEST_READ} characters");
            return self.report(value.at, what, fix);
        }
        let what = match value.text.chars().nth(LONGEST) {
            Some(_) => format!("{what}, which has {LONGEST} characters at most"),
            None => what,
        };
        self.warn(WarningKind::Name, value.at, what);
    }

    /// A reference to something named, if the attribute is there: `graph.user`.
    pub(super) fn qualified(&mut self, value: Option<Value<'d>>) -> Option<String> {
        value.map(|value| self.full_name(value.text, value.at))
    }

    /// As [`qualified`](Self::qualified), where the name has no effect on the output or is checked later.
    pub(super) fn qualified_leniently(&mut self, value: Option<Value<'d>>) -> Option<String> {
        value.map(|value| self.full_name_leniently(value.text))
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
        let item = collection_item(value.text);
        TypeName {
            name: self.full_name(item.unwrap_or(value.text), value.at),
            is_collection: item.is_some(),
        }
    }

    /// The type of a term, which has no effect on the output.
    pub(super) fn type_of_term(&mut self, node: Node<'d>, value: Option<Value<'d>>) -> TypeName {
        // CSDL 14.1: without the attribute it is `Edm.Boolean` in JSON; in XML the attribute is required.
        let text = self
            .wanted(node, "Type", value)
            .map_or("Edm.Boolean", |value| value.text);
        let item = collection_item(text);
        TypeName {
            name: self.full_name_leniently(item.unwrap_or(text)),
            is_collection: item.is_some(),
        }
    }
}
