//! Splits models over several crates so that rustc can compile them in parallel.
//!
//! The crate depends on its parts and re-exports their models, so its users see one crate. Which part a model is in may change.

mod components;
mod connected;
mod modules;
mod packages;
mod partition;

use crate::plan::{DataType, ModelId, Module, Package, Part, Reference, Runtime, of_model};

/// Parts besides the shared one, which do not depend on each other: as many as a small machine has cores.
const PARTITIONS: usize = 2;

/// Models of a greater total [`weight`] are divided by default: rustc takes about five seconds for this much.
const MAX_UNDIVIDED_WEIGHT: usize = 10_000;

/// A crate and the parts that it re-exports.
pub(in crate::plan) struct Divided {
    pub(in crate::plan) whole: Package,
    pub(in crate::plan) modules: Vec<Module<ModelId>>,
    pub(in crate::plan) parts: Vec<Part>,
}

/// Divides the models into parts if `slice.toml` asks for it, or by default if there are many.
pub(in crate::plan) fn divide(
    whole: Package,
    modules: Vec<Module<ModelId>>,
    (models, gates): (&[DataType], &[Vec<String>]),
    runtime: &Runtime,
    asked: Option<bool>,
) -> Divided {
    let weights: Vec<usize> = models.iter().map(weight).collect();
    let is_heavy = weights.iter().sum::<usize>() > MAX_UNDIVIDED_WEIGHT;
    let part_of = match asked.unwrap_or(is_heavy) {
        true => partition::partition(&weights, &needs(models)),
        false => vec![0; weights.len()],
    };
    if part_of.iter().all(|part| *part == 0) {
        return Divided {
            whole,
            modules,
            parts: Vec::new(),
        };
    }
    let (mut modules, of_parts) = modules::assign(modules, &part_of);
    let parts = packages::parts(&whole, of_parts, gates, runtime);
    modules::reexport(&mut modules, &parts);
    Divided {
        whole: packages::whole(whole, &parts),
        modules,
        parts,
    }
}

/// The models that each model refers to.
fn needs(models: &[DataType]) -> Vec<Vec<usize>> {
    let needs = |model| {
        let mut needs = Vec::new();
        of_model(model, &mut |reference| match reference {
            Reference::Model(id) => needs.push(id.index()),
            Reference::Parameters(_) | Reference::Builder(_) => {}
        });
        needs.sort_unstable();
        needs.dedup();
        needs
    };
    models.iter().map(needs).collect()
}

/// The cost of compiling a model, in fields; the fixed cost of a type equals that of four.
fn weight(model: &DataType) -> usize {
    let fields = match model {
        DataType::Struct(item) => item.fields.len(),
        DataType::Enum(_) => 0,
    };
    fields + 4
}
