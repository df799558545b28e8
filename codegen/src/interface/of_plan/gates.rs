//! The features that enable each item of a plan.

use crate::plan::{BuilderId, GateId, ModelId, Module, ParametersId, Plan};
use std::collections::HashMap;

/// The features of each item.
#[derive(Default)]
pub(super) struct Gates {
    pub(super) models: HashMap<ModelId, GateId>,
    pub(super) parameters: HashMap<ParametersId, GateId>,
    pub(super) builders: HashMap<BuilderId, GateId>,
}

impl Gates {
    pub(super) fn new(plan: &Plan) -> Self {
        if plan.package.full.is_none() {
            return Self::default();
        }
        fn files<T>(modules: &[Module<T>]) -> impl Iterator<Item = (&T, GateId)> {
            let files = modules.iter().flat_map(|module| &module.files);
            files.map(|file| (&file.item, file.gate))
        }
        let parts = plan.parts.iter().flat_map(|part| files(&part.models));
        let models = files(&plan.modules.models).chain(parts);
        let parameters = files(&plan.modules.parameters);
        Self {
            models: models.map(|(id, gate)| (*id, gate)).collect(),
            parameters: parameters
                .flat_map(|(ids, gate)| ids.iter().map(move |id| (*id, gate)))
                .collect(),
            builders: files(&plan.modules.builders)
                .map(|(id, gate)| (*id, gate))
                .collect(),
        }
    }
}
