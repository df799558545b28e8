//! The rows of a table: what they are about, and what they are called.

use graph_csdl::model::{ItemType, Model, OperationId, TypeId, TypeRef};

/// What a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// The parameters of an operation; overloads share a table.
    Parameters(OperationId),
    /// The properties of a type.
    Properties(TypeId),
}

/// The first word of a row's name.
pub(super) fn row_name(text: &str) -> &str {
    let end = text.find([' ', '(', ',', '/', '[']).unwrap_or(text.len());
    text[..end].trim_matches(['*', '`', '"', ':'])
}

/// Names and types of what the table is about.
pub(super) fn known(model: &Model, about: About) -> Vec<(&str, TypeRef)> {
    match about {
        About::Parameters(id) => {
            let operation = model.operation(id);
            let overloads = model.operations().filter(|(_, other)| {
                other.name == operation.name && other.binding == operation.binding
            });
            overloads
                .flat_map(|(_, other)| &other.parameters)
                .map(|item| (item.name.as_str(), item.ty))
                .collect()
        }
        About::Properties(id) => {
            let structures = || model.structures(id);
            let properties = structures().flat_map(|structure| &structure.properties);
            let navigation = structures().flat_map(|structure| &structure.navigation);
            let of = |target, is_collection| TypeRef {
                item: ItemType::Named(target),
                is_collection,
            };
            properties
                .map(|item| (item.name.as_str(), item.ty))
                .chain(navigation.map(|way| (way.name.as_str(), of(way.target, way.is_collection))))
                .collect()
        }
    }
}
