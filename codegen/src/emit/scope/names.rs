//! The modules of a crate and the names in them, which the scopes of all files share.

use crate::plan::{DataType, GateId, Module, Plan, Reference};
use std::collections::{HashMap, HashSet};

/// The modules of a crate and their names, indexed once.
pub(in crate::emit) struct Names<'p> {
    pub(super) plan: &'p Plan,
    pub(super) models: Modules<'p>,
    pub(super) builders: Modules<'p>,
    pub(super) gates: HashMap<Reference, GateId>,
}

/// Modules of models or of builders.
pub(super) struct Modules<'p> {
    /// Paths such as `crate::models`; the first is the outermost.
    pub(super) paths: Vec<String>,
    /// Each name with its module.
    pub(super) names: HashSet<(usize, &'p str)>,
}

impl<'p> Modules<'p> {
    fn new<T>(modules: &[Module<T>], names: impl Iterator<Item = (usize, &'p str)>) -> Self {
        let path = |module: &Module<T>| format!("crate::{}", module.path);
        Self {
            paths: modules.iter().map(path).collect(),
            names: names.collect(),
        }
    }
}

impl<'p> Names<'p> {
    pub(in crate::emit) fn new(plan: &'p Plan) -> Self {
        let (modules, homes) = (&plan.modules, &plan.homes);
        let models = plan.models.iter().map(DataType::name);
        let builders = plan.builders.iter().map(|builder| builder.name.as_str());
        let mut names = Self {
            plan,
            models: Modules::new(&modules.models, homes.models.iter().copied().zip(models)),
            builders: Modules::new(
                &modules.builders,
                homes.builders.iter().copied().zip(builders),
            ),
            gates: HashMap::new(),
        };
        // Only the client has `use` lines with gates.
        if !plan.client.gates.is_empty() {
            names.gates = gates(plan).collect();
        }
        names
    }
}

/// The gate of each item.
fn gates(plan: &Plan) -> impl Iterator<Item = (Reference, GateId)> {
    let parts = plan.parts.iter().flat_map(|part| &part.models);
    let models = plan.modules.models.iter().chain(parts);
    let models = models.flat_map(|module| &module.files);
    let builders = plan
        .modules
        .builders
        .iter()
        .flat_map(|module| &module.files);
    let parameters = plan.modules.parameters.iter();
    let parameters = parameters.flat_map(|module| &module.files);
    let parameters = parameters.flat_map(|file| {
        let structs = file.item.iter();
        structs.map(|id| (Reference::Parameters(*id), file.gate))
    });
    models
        .map(|file| (Reference::Model(file.item), file.gate))
        .chain(builders.map(|file| (Reference::Builder(file.item), file.gate)))
        .chain(parameters)
}
