//! Values of annotations: constants, paths, collections and records, as an attribute or as an element. Any other expression
//! is known by its name alone. Whether a value has an effect is a matter of the term, so nothing is refused here.
//!
//! Recursion ends because [`MAX_DEPTH`](super::MAX_DEPTH) was checked before.

use super::annotation;
use super::attributes::{boolean, neither, owned, value};
use super::form::Form;
use super::node::{Node, Value, place};
use super::reader::Reader;
use crate::problem::{WarningKind, brief};
use crate::schema::{Annotation, Expression, PropertyValue, Record, ScalarKind};

/// The attributes `known`, the value and the annotations of an `Annotation` or `PropertyValue`.
pub(super) fn valued<'d, const N: usize>(
    reader: &mut Reader<'d>,
    node: Node<'d>,
    known: [&'static str; N],
) -> ([Option<Value<'d>>; N], Option<Expression>, Vec<Annotation>) {
    let mut attributes = [None; N];
    let mut found = 0;
    let mut expression = None;
    for attribute in node.attributes() {
        let name = attribute.name();
        let is_own = attribute.namespace().is_none();
        if let Some(index) = known.iter().position(|known| is_own && *known == name) {
            attributes[index] = Some(value(&attribute));
            continue;
        }
        match Form::named(name).filter(|form| is_own && form.may_be_attribute()) {
            Some(form) => {
                found += 1;
                expression = Some(constant(reader, form, value(&attribute), name));
            }
            None => {
                reader.unknown_attribute(node, &attribute, &known);
                if is_own {
                    found += 1;
                    expression = Some(Expression::Other(name.to_owned()));
                }
            }
        }
    }
    let mut annotations = Vec::new();
    for child in node.children() {
        match reader.tag(child) {
            None => {}
            Some("Annotation") => annotations.extend(annotation::read(reader, child)),
            Some(tag) => {
                found += 1;
                expression = Some(element(reader, child, tag));
            }
        }
    }
    if found > 1 {
        let name = node.tag_name().name();
        let what = format!("<{name}> has {found} values");
        reader.warn(WarningKind::UnexpectedValue, place(node), what);
        expression = Some(Expression::Other("Several".to_owned()));
    }
    (attributes, expression, annotations)
}

/// An element that is an expression.
fn element<'d>(reader: &mut Reader<'d>, node: Node<'d>, tag: &'d str) -> Expression {
    let Some(form) = Form::named(tag) else {
        // Of no namespace or of a newer version.
        reader.no_effect(node);
        return Expression::Other(node.tag_name().name().to_owned());
    };
    match form {
        Form::Collection => Expression::Collection(collection(reader, node)),
        Form::Record => Expression::Record(record(reader, node)),
        Form::Null => Expression::Null,
        Form::Dynamic => Expression::Other(tag.to_owned()),
        Form::Scalar(ScalarKind::String) => {
            Expression::Scalar(ScalarKind::String, reader.content(node).into_owned())
        }
        form => {
            let text = reader.content(node);
            let text = text.trim_ascii();
            let at = place(node);
            constant(reader, form, Value { text, at }, tag)
        }
    }
}

fn constant(reader: &mut Reader<'_>, form: Form, value: Value<'_>, name: &str) -> Expression {
    match form {
        Form::Scalar(kind) => {
            check_scalar(reader, kind, value);
            Expression::Scalar(kind, value.text.to_owned())
        }
        Form::Bool => boolean(value.text).map_or_else(
            || {
                reader.warn(WarningKind::UnexpectedValue, value.at, neither(value));
                Expression::Scalar(ScalarKind::String, value.text.to_owned())
            },
            Expression::Bool,
        ),
        Form::EnumMember => Expression::EnumMember(members(reader, value)),
        Form::Path(kind) => Expression::Path(kind, reader.path(value.text)),
        Form::Dynamic | Form::Collection | Form::Record | Form::Null => {
            Expression::Other(name.to_owned())
        }
    }
}

/// `Namespace.Type/Member`, several of a flags enum separated by spaces.
fn members(reader: &mut Reader<'_>, value: Value<'_>) -> Vec<String> {
    let members: Vec<String> = value
        .text
        .split_ascii_whitespace()
        .map(|member| {
            if !member.contains('/') {
                let what = format!(
                    "{:?} is not an enum member: Namespace.Type/Member",
                    brief(member)
                );
                reader.warn(WarningKind::UnexpectedValue, value.at, what);
            }
            reader.path(member)
        })
        .collect();
    if members.is_empty() {
        let what = "an EnumMember that names no member";
        reader.warn(WarningKind::UnexpectedValue, value.at, what);
    }
    members
}

fn check_scalar(reader: &mut Reader<'_>, kind: ScalarKind, value: Value<'_>) {
    let (is_right, article) = match kind {
        ScalarKind::Int => (value.text.parse::<i64>().is_ok(), "an integer"),
        ScalarKind::Float | ScalarKind::Decimal => (value.text.parse::<f64>().is_ok(), "a number"),
        _ => return,
    };
    if !is_right {
        let what = format!("{:?} is not {article}", brief(value.text));
        reader.warn(WarningKind::UnexpectedValue, value.at, what);
    }
}

fn collection<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Vec<Expression> {
    let [] = reader.attributes(node, []);
    let mut items = Vec::new();
    for child in node.children() {
        match reader.tag(child) {
            None => {}
            Some("Annotation") => reader.unknown_element(child, ""),
            Some(tag) => items.push(element(reader, child, tag)),
        }
    }
    items
}

fn record<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Record {
    let [ty] = reader.attributes(node, ["Type"]);
    let mut record = Record {
        ty: reader.qualified_leniently(ty),
        ..Record::default()
    };
    for child in node.children() {
        match reader.tag(child) {
            None => {}
            Some("PropertyValue") => record.properties.extend(property_value(reader, child)),
            Some("Annotation") => record.annotations.extend(annotation::read(reader, child)),
            Some(_) => reader.unknown_element(child, "PropertyValue and Annotation"),
        }
    }
    record
}

/// `None`, with a warning, if it does not say of which property it is.
fn property_value<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Option<PropertyValue> {
    let ([property], value, annotations) = valued(reader, node, ["Property"]);
    let property = reader.wanted(node, "Property", property);
    Some(PropertyValue {
        property: owned(property)?,
        value,
        annotations,
    })
}
