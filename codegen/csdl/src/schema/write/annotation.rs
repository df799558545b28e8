//! Annotations and their values: constants and paths as attributes, enum members and what is nested as elements.

use super::xml::{Attribute, Xml, boolean};
use crate::schema::spelling::EDM;
use crate::schema::{Annotation, Annotations, Expression, PropertyValue, Record};

pub(super) fn write_targeting(xml: &mut Xml, annotations: &Annotations) {
    let attributes = [
        ("Target", Some(&*annotations.target)),
        ("Qualifier", annotations.qualifier.as_deref()),
    ];
    xml.element("Annotations", &attributes, |xml| {
        write_all(xml, &annotations.annotations)
    });
}

pub(super) fn write_all(xml: &mut Xml, annotations: &[Annotation]) {
    annotations
        .iter()
        .for_each(|annotation| write(xml, annotation, None));
}

/// Outside of a Schema element, an annotation says of which XML namespace it is.
pub(super) fn write_in_edm(xml: &mut Xml, annotations: &[Annotation]) {
    annotations
        .iter()
        .for_each(|annotation| write(xml, annotation, Some(EDM)));
}

fn write(xml: &mut Xml, annotation: &Annotation, namespace: Option<&str>) {
    let own = [
        ("Term", Some(&*annotation.term)),
        ("Qualifier", annotation.qualifier.as_deref()),
        ("xmlns", namespace),
    ];
    write_valued(
        xml,
        "Annotation",
        &own,
        annotation.value.as_ref(),
        &annotation.annotations,
    );
}

fn write_valued(
    xml: &mut Xml,
    element: &str,
    own: &[Attribute<'_>],
    value: Option<&Expression>,
    annotations: &[Annotation],
) {
    let attribute = value.and_then(as_attribute);
    let attributes = [own, attribute.as_slice()].concat();
    xml.element(element, &attributes, |xml| {
        if let (Some(value), None) = (value, attribute) {
            write_element(xml, value);
        }
        write_all(xml, annotations);
    });
}

fn as_attribute(value: &Expression) -> Option<Attribute<'_>> {
    match value {
        Expression::Scalar(kind, text) => Some((kind.as_str(), Some(text))),
        Expression::Bool(value) => Some(("Bool", boolean(Some(*value)))),
        Expression::Path(kind, path) => Some((kind.as_str(), Some(path))),
        Expression::EnumMember(_)
        | Expression::Collection(_)
        | Expression::Record(_)
        | Expression::Null
        | Expression::Other(_) => None,
    }
}

fn write_element(xml: &mut Xml, value: &Expression) {
    match value {
        Expression::Scalar(kind, text) => xml.text_element(kind.as_str(), text),
        Expression::Bool(value) => {
            xml.text_element("Bool", boolean(Some(*value)).unwrap_or_default())
        }
        Expression::Path(kind, path) => xml.text_element(kind.as_str(), path),
        Expression::EnumMember(members) => xml.text_element("EnumMember", &members.join(" ")),
        Expression::Collection(items) => {
            xml.element("Collection", &[], |xml| {
                items.iter().for_each(|item| write_element(xml, item))
            });
        }
        Expression::Record(record) => write_record(xml, record),
        Expression::Null => xml.empty("Null", &[]),
        Expression::Other(name) => xml.empty(name, &[]),
    }
}

fn write_record(xml: &mut Xml, record: &Record) {
    xml.element("Record", &[("Type", record.ty.as_deref())], |xml| {
        for PropertyValue {
            property,
            value,
            annotations,
        } in &record.properties
        {
            write_valued(
                xml,
                "PropertyValue",
                &[("Property", Some(property))],
                value.as_ref(),
                annotations,
            );
        }
        write_all(xml, &record.annotations);
    });
}
