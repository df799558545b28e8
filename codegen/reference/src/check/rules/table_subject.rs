//! What the rows of a table are about.

use graph_csdl::model::{ItemType, Model, OperationId, TypeId, TypeRef};

/// What a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TableSubject {
    /// The parameters of an operation; overloads share a table.
    Parameters(OperationId),
    /// The properties of a type.
    Properties(TypeId),
}

impl TableSubject {
    /// The names and types of the parameters or properties.
    pub(crate) fn members(self, model: &Model) -> Vec<(&str, TypeRef)> {
        match self {
            Self::Parameters(id) => {
                let operation = model.operation(id);
                let overloads = model.operations().filter(|(_, other)| {
                    other.name == operation.name && other.binding == operation.binding
                });
                overloads
                    .flat_map(|(_, other)| &other.parameters)
                    .map(|item| (item.name.as_str(), item.ty))
                    .collect()
            }
            Self::Properties(id) => {
                let structures = || model.structures(id);
                let properties = structures().flat_map(|structure| &structure.properties);
                let navigation = structures().flat_map(|structure| &structure.navigation);
                let of = |target, is_collection| TypeRef {
                    item: ItemType::Named(target),
                    is_collection,
                };
                properties
                    .map(|item| (item.name.as_str(), item.ty))
                    .chain(navigation.map(|navigation| {
                        (
                            navigation.name.as_str(),
                            of(navigation.target, navigation.is_collection),
                        )
                    }))
                    .collect()
            }
        }
    }
}
