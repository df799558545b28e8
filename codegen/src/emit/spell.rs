//! How types are spelled.

use crate::plan::{Content, Item, ModelId, Reference, RustType};
use graph_csdl::reserved::Import;

/// How types are written: by the names of a file, or by their paths.
pub(crate) trait Spell {
    /// An item of another crate.
    fn import(&self, import: Import) -> &'static str;

    /// An item of the crate.
    fn of(&self, reference: Reference) -> &str;

    /// A model.
    fn model(&self, id: ModelId) -> &str {
        self.of(Reference::Model(id))
    }

    /// The type that a verb reads or writes.
    fn content(&self, content: Content) -> String {
        self.item(content.item())
    }

    /// The type of one value.
    fn item(&self, item: Item) -> String {
        match item {
            Item::Scalar(scalar) => {
                let name = scalar.import().map(|import| self.import(import));
                name.unwrap_or(scalar.name()).to_owned()
            }
            Item::Model(id) => self.model(id).to_owned(),
            Item::Flags(id) => format!("{}<{}>", self.import(Import::Flags), self.model(id)),
        }
    }

    /// The type of a value, without the `Option` around it.
    fn ty(&self, ty: RustType) -> String {
        match ty {
            RustType::One(item) => self.item(item),
            RustType::Boxed(id) => format!("Box<{}>", self.model(id)),
            RustType::List(item) => format!("Vec<{}>", self.item(item)),
        }
    }
}
