//! Attributes of an element: the known ones in a fixed order, every other one a problem; and their simple values.

use super::node::{Node, Value, place};
use super::reader::Reader;
use crate::problem::{At, WarningKind, brief};
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

    /// Reports an attribute that is neither known nor ignored. Where it cannot have an effect it is ignored.
    #[cold]
    pub(super) fn unknown_attribute(
        &mut self,
        node: Node<'d>,
        attribute: &Attribute<'d>,
        known: &[&str],
    ) {
        let element = node.tag_name().name();
        let at = value(attribute).at;
        if let Some(uri) = attribute.namespace() {
            return self.foreign(uri, at);
        }
        let (name, text) = (brief(attribute.name()), brief(attribute.value()));
        let what = format!("unknown attribute {name}={text:?}");
        if ignored::is_ignored_attribute(element, attribute.name()) {
            return;
        }
        if ignored::is_without_effect(element) {
            return self.warn(WarningKind::NoEffect, at, what);
        }
        let holds = if known.is_empty() {
            "no attribute".to_owned()
        } else {
            known.join(", ")
        };
        self.report(
            at,
            what,
            format!(
                "<{element}> may have {holds}: correct the file, or teach codegen/csdl/src/schema/read to read it or \
                 codegen/csdl/src/schema/ignored.rs to pass over it"
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

    /// A required attribute of what has no effect on the output.
    pub(super) fn wanted(
        &mut self,
        node: Node<'d>,
        name: &str,
        value: Option<Value<'d>>,
    ) -> Option<Value<'d>> {
        if value.is_none() {
            let what = format!("the attribute {name} is missing");
            self.warn(WarningKind::NoEffect, place(node), what);
        }
        value
    }

    /// `true` or `false`, if the attribute is there.
    pub(super) fn boolean(&mut self, value: Option<Value<'_>>) -> Option<bool> {
        let value = value?;
        let boolean = boolean(value.text);
        if boolean.is_none() {
            self.report(value.at, neither(value), "write true or false");
        }
        boolean
    }

    /// As [`boolean`](Self::boolean), of an attribute without effect on the output.
    pub(super) fn boolean_without_effect(&mut self, value: Option<Value<'_>>) -> Option<bool> {
        let value = value?;
        let boolean = boolean(value.text);
        if boolean.is_none() {
            self.warn(WarningKind::NoEffect, value.at, neither(value));
        }
        boolean
    }

    /// Whether the attribute is `true`; absent is `false`.
    pub(super) fn flag(&mut self, value: Option<Value<'d>>) -> bool {
        self.boolean(value).unwrap_or(false)
    }
}

/// XML Schema's spellings of a Boolean, and OData's, which take capitals too.
pub(super) fn boolean(text: &str) -> Option<bool> {
    match text {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ if text.eq_ignore_ascii_case("true") => Some(true),
        _ if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

pub(super) fn neither(value: Value<'_>) -> String {
    format!("{:?} is neither true nor false", brief(value.text))
}

pub(super) fn value<'d>(attribute: &Attribute<'d>) -> Value<'d> {
    let at = At(u32::try_from(attribute.range().start).unwrap_or(u32::MAX));
    Value {
        text: attribute.value(),
        at,
    }
}

/// The text as it is, for values that CSDL leaves free.
pub(super) fn owned(value: Option<Value<'_>>) -> Option<String> {
    value.map(|value| value.text.to_owned())
}
