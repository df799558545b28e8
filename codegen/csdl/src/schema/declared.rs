//! The names that a schema declares.

use super::Schema;
use std::collections::BTreeSet;

/// Types and operations by their qualified names, and children of a container as `namespace.container/child`.
pub fn declared(schema: &Schema) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for namespace in &schema.namespaces {
        names.extend(namespace.types.iter().map(|it| it.name.clone()));
        names.extend(namespace.operations.iter().map(|it| it.name.clone()));
        for container in &namespace.containers {
            let children = container.children.iter();
            names.extend(children.map(|it| format!("{}/{}", container.name, it.name)));
        }
    }
    names
}
