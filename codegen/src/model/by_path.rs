//! Types whose items can be addressed by a path below an item: `root:/folder/file.txt:/content`,
//! `sites/contoso.sharepoint.com:/teams/hr`. No metadata states this; the sources are Graph's pages "Working with files"
//! (path-based addressing of drive items) and "Get a site resource by path".

use super::{Model, TypeId};

const TYPES: [&str; 2] = ["microsoft.graph.driveItem", "microsoft.graph.site"];

impl Model {
    /// Whether items of the type, or of one of its bases, can be addressed by a path.
    pub fn is_addressed_by_path(&self, id: TypeId) -> bool {
        self.lineage(id)
            .any(|id| TYPES.contains(&self.ty(id).name.to_string().as_str()))
    }
}
