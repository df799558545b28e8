//! Directory objects: what Microsoft Entra ID keeps.
//!
//! Some queries about them are answered only as advanced ones, with a header of their own and `$count`. Those capabilities are of
//! "directory objects and their relationships" (<https://learn.microsoft.com/graph/aad-advanced-queries>), and what a directory object is
//! the metadata tells: it derives from the type of that name (<https://learn.microsoft.com/graph/api/resources/directoryobject>). A
//! correction states it of a type that does not derive from that one.

use super::{Model, TypeId};

/// The type that all directory objects derive from.
const DIRECTORY_OBJECT: (&str, &str) = ("microsoft.graph", "directoryObject");

impl Model {
    /// Whether values of the type are directory objects.
    pub fn is_directory_object(&self, id: TypeId) -> bool {
        let stated = self.lineage(id).find_map(|id| {
            let ty = self.ty(id);
            let is_named = (ty.name.namespace.as_str(), ty.name.name.as_str()) == DIRECTORY_OBJECT;
            let stated = ty.structure().and_then(|it| it.directory_object);
            stated.or(is_named.then_some(true))
        });
        stated.unwrap_or(false)
    }
}
