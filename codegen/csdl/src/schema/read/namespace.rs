//! The `Schema` element: a namespace, its alias, and what it declares.

use super::node::{Node, attribute, place};
use super::reader::Reader;
use super::{annotation, container, enumeration, operation, structured, term};
use crate::schema::Namespace;
use rayon::prelude::*;

/// Makes the namespace and its alias known to the whole file.
pub(super) fn declare<'d>(reader: &mut Reader<'d>, node: Node<'d>) {
    let [namespace, alias] = reader.attributes(node, ["Namespace", "Alias"]);
    if let Some(namespace) = reader.required(node, "Namespace", namespace) {
        reader.declare(namespace, alias);
    }
}

/// How many declarations are read by one thread at a time.
const PART: usize = 128;

pub(super) fn read<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Namespace {
    let name = attribute(node, "Namespace").unwrap_or_default();
    let alias = attribute(node, "Alias");
    reader.enter(name, alias);
    let children: Vec<Node<'d>> = node.children().collect();
    let parts = children.par_chunks(PART).map(|children| {
        let (mut reader, mut part) = (reader.part(), Namespace::default());
        for child in children {
            declaration(&mut reader, *child, &mut part);
        }
        (reader, part)
    });
    let parts: Vec<(Reader<'d>, Namespace)> = parts.collect();
    let mut namespace = Namespace {
        name: name.to_owned(),
        alias: alias.map(str::to_owned),
        at: place(node),
        ..Namespace::default()
    };
    for (found, part) in parts {
        reader.take(found);
        namespace.types.extend(part.types);
        namespace.operations.extend(part.operations);
        namespace.terms.extend(part.terms);
        namespace.containers.extend(part.containers);
        namespace.annotations.extend(part.annotations);
        namespace.own_annotations.extend(part.own_annotations);
    }
    namespace
}

fn declaration<'d>(reader: &mut Reader<'d>, child: Node<'d>, namespace: &mut Namespace) {
    let Some(tag) = reader.tag(child) else {
        return;
    };
    match tag {
        "EntityType" => namespace.types.push(structured::entity_type(reader, child)),
        "ComplexType" => namespace.types.push(structured::complex_type(reader, child)),
        "EnumType" => namespace.types.push(enumeration::enum_type(reader, child)),
        "TypeDefinition" => namespace.types.push(enumeration::type_definition(reader, child)),
        "Action" => namespace.operations.push(operation::action(reader, child)),
        "Function" => namespace.operations.push(operation::function(reader, child)),
        "Term" => namespace.terms.push(term::read(reader, child)),
        "EntityContainer" => namespace.containers.push(container::read(reader, child)),
        "Annotations" => namespace.annotations.extend(annotation::targeting(reader, child)),
        "Annotation" => namespace.own_annotations.extend(annotation::read(reader, child)),
        _ => reader.unknown_element(
            child,
            "EntityType, ComplexType, EnumType, TypeDefinition, Action, Function, Term, EntityContainer, \
             Annotations and Annotation",
        ),
    }
}
