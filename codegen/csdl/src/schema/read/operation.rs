//! `Action` and `Function`, with their parameters and return types.

use super::annotation;
use super::facets::FacetValues;
use super::node::{Node, Value, place};
use super::reader::Reader;
use crate::schema::{Operation, Parameter, ReturnType};

pub(super) fn action<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Operation {
    let [name, is_bound, path] = reader.attributes(node, ["Name", "IsBound", "EntitySetPath"]);
    operation(reader, node, [name, is_bound, path, None], false)
}

pub(super) fn function<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Operation {
    let values = reader.attributes(node, ["Name", "IsBound", "EntitySetPath", "IsComposable"]);
    let operation = operation(reader, node, values, true);
    if operation.returns.is_none() {
        reader.report(
            place(node),
            "<Function> has no <ReturnType>",
            "give it one: every function returns something",
        );
    }
    operation
}

fn operation<'d>(
    reader: &mut Reader<'d>,
    node: Node<'d>,
    [name, is_bound, entity_set_path, is_composable]: [Option<Value<'d>>; 4],
    is_function: bool,
) -> Operation {
    let mut operation = Operation {
        name: reader.declared_name(node, name),
        is_function,
        is_bound: reader.flag(is_bound),
        is_composable: reader.flag(is_composable),
        entity_set_path: entity_set_path.map(|path| reader.path(path.text)),
        parameters: Vec::new(),
        returns: None,
        annotations: Vec::new(),
        at: place(node),
    };
    for child in node.children() {
        let Some(tag) = reader.tag(child) else {
            continue;
        };
        match tag {
            "Parameter" => operation.parameters.push(parameter(reader, child)),
            "ReturnType" => {
                if operation.returns.is_some() {
                    reader.report(place(child), "a second <ReturnType>", "keep one");
                }
                operation.returns = Some(return_type(reader, child));
            }
            "Annotation" => operation
                .annotations
                .extend(annotation::read(reader, child)),
            _ => reader.unknown_element(child, "Parameter, ReturnType and Annotation"),
        }
    }
    if operation.is_bound && operation.parameters.is_empty() {
        reader.report(
            place(node),
            "bound, but without a parameter to be bound to",
            "give it a binding parameter, or IsBound=\"false\"",
        );
    }
    operation
}

fn parameter<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Parameter {
    let [
        name,
        ty,
        nullable,
        max_length,
        precision,
        scale,
        unicode,
        srid,
    ] = reader.attributes(
        node,
        [
            "Name",
            "Type",
            "Nullable",
            "MaxLength",
            "Precision",
            "Scale",
            "Unicode",
            "SRID",
        ],
    );
    Parameter {
        name: reader.name(node, name),
        ty: reader.type_name(node, ty),
        facets: reader.facets(FacetValues {
            nullable,
            max_length,
            precision,
            scale,
            unicode,
            srid,
            default: None,
        }),
        annotations: annotation::only(reader, node),
        at: place(node),
    }
}

fn return_type<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> ReturnType {
    let [ty, nullable, max_length, precision, scale, unicode, srid] = reader.attributes(
        node,
        [
            "Type",
            "Nullable",
            "MaxLength",
            "Precision",
            "Scale",
            "Unicode",
            "SRID",
        ],
    );
    ReturnType {
        ty: reader.type_name(node, ty),
        facets: reader.facets(FacetValues {
            nullable,
            max_length,
            precision,
            scale,
            unicode,
            srid,
            default: None,
        }),
        annotations: annotation::only(reader, node),
    }
}
