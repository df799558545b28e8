//! Entity containers and their children.

use super::annotation::write_all;
use super::xml::{Xml, boolean};
use crate::schema::{Binding, Container, ContainerChild, ContainerChildKind};

pub(super) fn write(xml: &mut Xml, container: &Container) {
    let attributes = [
        ("Name", Some(xml.local(&container.name))),
        ("Extends", container.extends.as_deref()),
    ];
    xml.element("EntityContainer", &attributes, |xml| {
        container
            .children
            .iter()
            .for_each(|child| write_child(xml, child));
        write_all(xml, &container.annotations);
    });
}

fn write_child(xml: &mut Xml, child: &ContainerChild) {
    let name = ("Name", Some(&*child.name));
    let (element, attributes, bindings): (_, Vec<_>, &[Binding]) = match &child.kind {
        ContainerChildKind::EntitySet {
            entity_type,
            in_service_document,
            bindings,
        } => {
            let listed = ("IncludeInServiceDocument", boolean(*in_service_document));
            (
                "EntitySet",
                vec![name, ("EntityType", Some(&**entity_type)), listed],
                bindings,
            )
        }
        ContainerChildKind::Singleton {
            entity_type,
            nullable,
            bindings,
        } => (
            "Singleton",
            vec![
                name,
                ("Type", Some(&**entity_type)),
                ("Nullable", boolean(*nullable)),
            ],
            bindings,
        ),
        ContainerChildKind::ActionImport { action, entity_set } => {
            let set = ("EntitySet", entity_set.as_deref());
            (
                "ActionImport",
                vec![name, ("Action", Some(&**action)), set],
                &[],
            )
        }
        ContainerChildKind::FunctionImport {
            function,
            entity_set,
            in_service_document,
        } => {
            let set = ("EntitySet", entity_set.as_deref());
            let listed = ("IncludeInServiceDocument", boolean(*in_service_document));
            (
                "FunctionImport",
                vec![name, ("Function", Some(&**function)), set, listed],
                &[],
            )
        }
    };
    xml.element(element, &attributes, |xml| {
        for Binding { path, target } in bindings {
            xml.empty(
                "NavigationPropertyBinding",
                &[("Path", Some(path)), ("Target", Some(target))],
            );
        }
        write_all(xml, &child.annotations);
    });
}
