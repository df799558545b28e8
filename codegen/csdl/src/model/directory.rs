//! Directory objects: what Microsoft Entra ID keeps.
//!
//! Some queries about them are answered only as advanced ones, with a header of their own and `$count`. Those capabilities are of
//! "directory objects and their relationships" (<https://learn.microsoft.com/graph/aad-advanced-queries>), and what a directory object is
//! the metadata tells: it derives from the type of that name (<https://learn.microsoft.com/graph/api/resources/directoryobject>).

use super::{Model, TypeId};

/// The type that all directory objects derive from.
const DIRECTORY_OBJECT: (&str, &str) = ("microsoft.graph", "directoryObject");

impl Model {
    /// Whether values of the type are directory objects.
    pub fn is_directory_object(&self, id: TypeId) -> bool {
        self.lineage(id).any(|id| {
            let name = &self.ty(id).name;
            (name.namespace.as_str(), name.name.as_str()) == DIRECTORY_OBJECT
        })
    }
}
