//! Values of annotations: constants, paths, collections and records, as an attribute or as an element.
//!
//! Recursion ends because [`MAX_DEPTH`](super::MAX_DEPTH) was checked before.

use super::annotation;
use super::attributes::value;
use super::form::Form;
use super::reader::{Node, Reader, Value, place};
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
                expression = constant(reader, form, value(&attribute), name);
            }
            None => {
                let known = [&known[..], &["a constant or path"]].concat();
                reader.unknown_attribute(node, &attribute, &known);
            }
        }
    }
    let mut annotations = Vec::new();
    for child in node.children() {
        match reader.tag(child) {
            None => {}
            Some("Annotation") => annotations.push(annotation::read(reader, child)),
            Some(tag) => {
                found += 1;
                expression = element(reader, child, tag);
            }
        }
    }
    if found > 1 {
        let name = node.tag_name().name();
        reader.report(
            place(node),
            format!("<{name}> has {found} values"),
            "keep one",
        );
    }
    (attributes, expression, annotations)
}

/// An element that is an expression.
fn element<'d>(reader: &mut Reader<'d>, node: Node<'d>, tag: &'d str) -> Option<Expression> {
    match Form::named(tag) {
        None => {
            reader.unknown_element(
                node,
                "an expression such as String, EnumMember, Collection or Record, and Annotation",
            );
            None
        }
        Some(Form::Collection) => Some(Expression::Collection(collection(reader, node))),
        Some(Form::Record) => Some(Expression::Record(record(reader, node))),
        Some(Form::Null) => {
            let [] = reader.attributes(node, []);
            reader.no_children(node);
            Some(Expression::Null)
        }
        Some(Form::Dynamic) => constant(
            reader,
            Form::Dynamic,
            Value {
                text: "",
                at: place(node),
            },
            tag,
        ),
        Some(form) => {
            let [] = reader.attributes(node, []);
            let text = reader.content(node);
            let text = if matches!(form, Form::Scalar(ScalarKind::String)) {
                &text
            } else {
                text.trim_ascii()
            };
            constant(
                reader,
                form,
                Value {
                    text,
                    at: place(node),
                },
                tag,
            )
        }
    }
}

fn constant(
    reader: &mut Reader<'_>,
    form: Form,
    value: Value<'_>,
    name: &str,
) -> Option<Expression> {
    match form {
        Form::Scalar(kind) => {
            check_scalar(reader, kind, value);
            Some(Expression::Scalar(kind, value.text.to_owned()))
        }
        Form::Bool => reader.boolean(Some(value)).map(Expression::Bool),
        Form::EnumMember => Some(Expression::EnumMember(members(reader, value))),
        Form::Path(kind) => Some(Expression::Path(kind, reader.path(value))),
        Form::Dynamic | Form::Collection | Form::Record | Form::Null => {
            reader.report(
                value.at,
                format!("the dynamic expression {name} is not supported"),
                "write a constant, path, collection or record, or teach codegen/src/schema/read/expression.rs",
            );
            None
        }
    }
}

/// `Namespace.Type/Member`, several of a flags enum parted by blanks.
fn members(reader: &mut Reader<'_>, value: Value<'_>) -> Vec<String> {
    let members: Vec<String> = value
        .text
        .split_ascii_whitespace()
        .map(|member| {
            if !member.contains('/') {
                let what = format!("{member:?} is not an enum member");
                reader.report(
                    value.at,
                    what,
                    "write type, slash and member: Namespace.Type/Member",
                );
            }
            reader.path(Value {
                text: member,
                at: value.at,
            })
        })
        .collect();
    if members.is_empty() {
        reader.report(
            value.at,
            "an EnumMember that names no member",
            "write Namespace.Type/Member",
        );
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
        reader.report(
            value.at,
            format!("{:?} is not {article}", value.text),
            format!("write {article}"),
        );
    }
}

fn collection<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Vec<Expression> {
    let [] = reader.attributes(node, []);
    let mut items = Vec::new();
    for child in node.children() {
        if let Some(tag) = reader.tag(child) {
            items.extend(element(reader, child, tag));
        }
    }
    items
}

fn record<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Record {
    let [ty] = reader.attributes(node, ["Type"]);
    let mut record = Record {
        ty: reader.qualified(ty),
        ..Record::default()
    };
    for child in node.children() {
        match reader.tag(child) {
            None => {}
            Some("PropertyValue") => record.properties.push(property_value(reader, child)),
            Some("Annotation") => record.annotations.push(annotation::read(reader, child)),
            Some(_) => reader.unknown_element(child, "PropertyValue and Annotation"),
        }
    }
    record
}

fn property_value<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> PropertyValue {
    let ([property], value, annotations) = valued(reader, node, ["Property"]);
    PropertyValue {
        property: reader.required_simple(node, "Property", property),
        value,
        annotations,
    }
}
