//! Sets of features that enable an item, each with an id.

use crate::plan::GateId;
use std::collections::HashMap;

/// Distinct sets of features.
pub(super) struct Gates {
    pub(super) all: Vec<Vec<String>>,
    known: HashMap<Vec<String>, GateId>,
}

impl Default for Gates {
    fn default() -> Self {
        Self {
            all: vec![Vec::new()],
            known: HashMap::from([(Vec::new(), GateId::new(0))]),
        }
    }
}

impl Gates {
    /// The id of a set.
    pub(super) fn of(&mut self, set: Vec<String>) -> GateId {
        if let Some(id) = self.known.get(&set) {
            return *id;
        }
        let id = GateId::new(self.all.len());
        self.all.push(set.clone());
        self.known.insert(set, id);
        id
    }
}
