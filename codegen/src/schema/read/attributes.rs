//! Attributes of an element: the known ones in a fixed order, every other one a problem; and their simple values.

use super::reader::{Node, Reader, Value, place};
use crate::problem::At;
use crate::schema::ignored;

pub(super) type Attribute<'d> = roxmltree::Attribute<'d, 'd>;

impl<'d> Reader<'d> {
    /// The attributes in `known`, in its order.
    pub(super) fn attributes<const N: usize>(
        &mut self,
        node: Node<'d>,
        known: [&'static str; N],
    ) -> [Option<Value<'d>>; N] {
        let mut values = [None; N];
        for attribute in node.attributes() {
            match known.iter().position(|name| *name == attribute.name()) {
                Some(index) if attribute.namespace().is_none() => {
                    values[index] = Some(value(&attribute))
                }
                _ => self.unknown_attribute(node, &attribute, &known),
            }
        }
        values
    }

    /// Reports an attribute that is neither known nor ignored.
    #[cold]
    pub(super) fn unknown_attribute(
        &mut self,
        node: Node<'d>,
        attribute: &Attribute<'d>,
        known: &[&str],
    ) {
        let element = node.tag_name().name();
        let (from, is_ignored) = match attribute.namespace() {
            Some(uri) => (
                format!(" of namespace {uri}"),
                ignored::is_ignored_namespace(uri),
            ),
            None => (
                String::new(),
                ignored::is_ignored_attribute(element, attribute.name()),
            ),
        };
        if is_ignored {
            return;
        }
        let holds = if known.is_empty() {
            "no attribute".to_owned()
        } else {
            known.join(", ")
        };
        self.report(
            value(attribute).at,
            format!("unknown attribute {}={:?}{from}", attribute.name(), attribute.value()),
            format!(
                "<{element}> may have {holds}: correct the file, or teach codegen/src/schema/read to read it or \
                 codegen/src/schema/ignored.rs to pass over it"
            ),
        );
    }

    /// An attribute that must be there.
    pub(super) fn required(
        &mut self,
        node: Node<'d>,
        name: &str,
        value: Option<Value<'d>>,
    ) -> Option<Value<'d>> {
        if value.is_none() {
            let what = format!("the attribute {name} is missing");
            self.report(place(node), what, format!("add {name}=\"…\""));
        }
        value
    }

    /// `true` or `false`, if the attribute is there.
    pub(super) fn boolean(&mut self, value: Option<Value<'_>>) -> Option<bool> {
        let value = value?;
        match value.text {
            "true" => Some(true),
            "false" => Some(false),
            other => {
                self.report(
                    value.at,
                    format!("{other:?} is neither true nor false"),
                    "write true or false",
                );
                None
            }
        }
    }

    /// Whether the attribute is `true`; absent is `false`.
    pub(super) fn flag(&mut self, value: Option<Value<'d>>) -> bool {
        self.boolean(value).unwrap_or(false)
    }
}

pub(super) fn value<'d>(attribute: &Attribute<'d>) -> Value<'d> {
    let at = At(u32::try_from(attribute.range().start).unwrap_or(u32::MAX));
    Value {
        text: attribute.value(),
        at,
    }
}

/// The text as it stands, for values that CSDL leaves free.
pub(super) fn owned(value: Option<Value<'_>>) -> Option<String> {
    value.map(|value| value.text.to_owned())
}
