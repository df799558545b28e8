//! The paths of types from the root of the crate, by which an interface refers to them.

use crate::emit::Spell;
use crate::plan::{BuilderId, ModelId, ParametersId, Plan, Reference};
use graph_csdl::reserved::Import;

/// Paths of all types, by id.
pub(super) struct Paths {
    pub(super) models: Vec<String>,
    pub(super) parameters: Vec<String>,
    pub(super) builders: Vec<String>,
}

impl Paths {
    pub(super) fn new(plan: &Plan) -> Self {
        let models = (0..plan.models.len()).map(|index| plan.model_path(ModelId::new(index)));
        let parameters = 0..plan.parameters.len();
        let parameters = parameters.map(|index| plan.parameters_path(ParametersId::new(index)));
        let builders = 0..plan.builders.len();
        let builders = builders.map(|index| plan.builder_path(BuilderId::new(index)));
        Self {
            models: models.collect(),
            parameters: parameters.collect(),
            builders: builders.collect(),
        }
    }
}

impl Spell for Paths {
    fn import(&self, import: Import) -> &'static str {
        import.name()
    }

    fn of(&self, reference: Reference) -> &str {
        match reference {
            Reference::Model(id) => &self.models[id.index()],
            Reference::Parameters(id) => &self.parameters[id.index()],
            Reference::Builder(id) => &self.builders[id.index()],
        }
    }
}
