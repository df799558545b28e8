//! Types whose items can be addressed by a path below an item: `root:/folder/file.txt:/content`,
//! `sites/contoso.sharepoint.com:/teams/hr`. No metadata states this; the sources are Graph's pages "Working with files"
//! (path-based addressing of drive items) and "Get a site resource by path".

use super::{Model, TypeId};

const NAMESPACE: &str = "microsoft.graph";
const TYPES: [&str; 2] = ["driveItem", "site"];

impl Model {
    /// Whether items of the type, or of one of its bases, can be addressed by a path.
    pub fn is_addressed_by_path(&self, id: TypeId) -> bool {
        self.lineage(id).any(|id| {
            let name = &self.ty(id).name;
            name.namespace == NAMESPACE && TYPES.contains(&name.name.as_str())
        })
    }
}
