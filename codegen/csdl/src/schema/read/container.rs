//! `EntityContainer`: the first segments of every URL.

use super::annotation;
use super::node::{Node, Value, place};
use super::reader::Reader;
use crate::schema::{Annotation, Binding, Container, ContainerChild, ContainerChildKind};

pub(super) fn read<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Container {
    let [name, extends] = reader.attributes(node, ["Name", "Extends"]);
    let mut container = Container {
        name: reader.declared_name(node, name),
        extends: reader.qualified(extends),
        at: place(node),
        ..Container::default()
    };
    for child in node.children() {
        let Some(tag) = reader.tag(child) else {
            continue;
        };
        match tag {
            "EntitySet" => container.children.push(entity_set(reader, child)),
            "Singleton" => container.children.push(singleton(reader, child)),
            "ActionImport" => container.children.push(action_import(reader, child)),
            "FunctionImport" => container.children.push(function_import(reader, child)),
            "Annotation" => container
                .annotations
                .extend(annotation::read(reader, child)),
            _ => reader.unknown_element(
                child,
                "EntitySet, Singleton, ActionImport, FunctionImport and Annotation",
            ),
        }
    }
    container
}

fn entity_set<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> ContainerChild {
    let [name, ty, in_service_document] =
        reader.attributes(node, ["Name", "EntityType", "IncludeInServiceDocument"]);
    let (bindings, annotations) = bindings(reader, node);
    let kind = ContainerChildKind::EntitySet {
        entity_type: reader.required_name(node, "EntityType", ty),
        in_service_document: reader.boolean_without_effect(in_service_document),
        bindings,
    };
    child(reader, node, name, kind, annotations)
}

fn singleton<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> ContainerChild {
    let [name, ty, nullable] = reader.attributes(node, ["Name", "Type", "Nullable"]);
    let (bindings, annotations) = bindings(reader, node);
    let kind = ContainerChildKind::Singleton {
        entity_type: reader.required_name(node, "Type", ty),
        nullable: reader.boolean_without_effect(nullable),
        bindings,
    };
    child(reader, node, name, kind, annotations)
}

fn action_import<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> ContainerChild {
    let [name, action, set] = reader.attributes(node, ["Name", "Action", "EntitySet"]);
    let kind = ContainerChildKind::ActionImport {
        action: reader.required_name(node, "Action", action),
        entity_set: set.map(|set| reader.path(set.text)),
    };
    let annotations = annotation::only(reader, node);
    child(reader, node, name, kind, annotations)
}

fn function_import<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> ContainerChild {
    let [name, function, set, in_service_document] = reader.attributes(
        node,
        ["Name", "Function", "EntitySet", "IncludeInServiceDocument"],
    );
    let kind = ContainerChildKind::FunctionImport {
        function: reader.required_name(node, "Function", function),
        entity_set: set.map(|set| reader.path(set.text)),
        in_service_document: reader.boolean_without_effect(in_service_document),
    };
    let annotations = annotation::only(reader, node);
    child(reader, node, name, kind, annotations)
}

fn child<'d>(
    reader: &mut Reader<'d>,
    node: Node<'d>,
    name: Option<Value<'d>>,
    kind: ContainerChildKind,
    annotations: Vec<Annotation>,
) -> ContainerChild {
    ContainerChild {
        name: reader.name(node, name),
        kind,
        annotations,
        at: place(node),
    }
}

fn bindings<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> (Vec<Binding>, Vec<Annotation>) {
    let mut bindings = Vec::new();
    let mut annotations = Vec::new();
    for child in node.children() {
        match reader.tag(child) {
            None => {}
            Some("NavigationPropertyBinding") => bindings.extend(binding(reader, child)),
            Some("Annotation") => annotations.extend(annotation::read(reader, child)),
            Some(_) => reader.unknown_element(child, "NavigationPropertyBinding and Annotation"),
        }
    }
    (bindings, annotations)
}

fn binding<'d>(reader: &mut Reader<'d>, node: Node<'d>) -> Option<Binding> {
    let [path, target] = reader.attributes(node, ["Path", "Target"]);
    reader.no_children(node);
    let path = reader.wanted(node, "Path", path);
    let target = reader.wanted(node, "Target", target);
    Some(Binding {
        path: reader.path(path?.text),
        target: reader.path(target?.text),
    })
}
