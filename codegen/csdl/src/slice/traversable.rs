//! Which complex types can be traversed: paths go through a property only towards navigation, a stream, or a property with a URL of its
//! own.

use crate::model::{ItemType, Model, Primitive, Property, TypeId};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// What is known so far of each complex type.
pub(super) struct Traversable(RefCell<Vec<Option<bool>>>);

impl Traversable {
    /// Nothing is known yet.
    pub(super) fn new(model: &Model) -> Self {
        Self(RefCell::new(vec![None; model.type_ids().len()]))
    }

    /// Whether a path may go on through the property.
    pub(super) fn through(&self, model: &Model, property: &Property) -> bool {
        match property.ty.item {
            ItemType::Named(id) => !property.ty.is_collection && self.is_traversable(model, id),
            ItemType::Primitive(_) => false,
        }
    }

    fn is_traversable(&self, model: &Model, id: TypeId) -> bool {
        if let Some(known) = self.0.borrow()[id.0 as usize] {
            return known;
        }
        let found = search(model, id);
        self.0.borrow_mut()[id.0 as usize] = Some(found);
        found
    }
}

/// Whether the type, or one in a property of it, has navigation, a stream, or a property with its own URL.
fn search(model: &Model, id: TypeId) -> bool {
    let mut seen = BTreeSet::from([id]);
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        for structure in model.structures(id) {
            let mut properties = structure.properties.iter();
            let is_served = properties.any(|property| property.resource.is_some());
            if is_served || !structure.navigation.is_empty() {
                return true;
            }
            let singles = structure
                .properties
                .iter()
                .filter(|property| !property.ty.is_collection);
            for property in singles {
                match property.ty.item {
                    ItemType::Primitive(Primitive::Stream) => return true,
                    ItemType::Named(next) if seen.insert(next) => open.push(next),
                    ItemType::Named(_) | ItemType::Primitive(_) => {}
                }
            }
        }
    }
    false
}
