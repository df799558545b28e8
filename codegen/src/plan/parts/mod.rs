//! Crates that models stand in where there are many: a compiler works on one crate with one core, and the types of Graph,
//! though thousands, hardly lead to one another in circles.
//!
//! A crate depends on its parts and leads to what stands in them, so its users see one crate, and what stands in which part
//! may change.

mod circles;
mod cut;
mod groups;
mod modules;
mod packages;

use super::{DataType, ModelId, Module, Package, Part, Reference, Runtime, of_model};

/// Parts that need the shared one, and not each other: as many as a small machine has cores.
const SIDES: usize = 2;

/// Models that weigh more than this are divided: they take a compiler about five seconds.
const HEAVY: usize = 10_000;

/// A crate, and the parts that it leads to.
pub(super) struct Divided {
    pub(super) whole: Package,
    pub(super) modules: Vec<Module<ModelId>>,
    pub(super) parts: Vec<Part>,
}

/// Gives models to parts if that is asked for, or if nothing is said and there are many.
pub(super) fn divide(
    whole: Package,
    modules: Vec<Module<ModelId>>,
    (models, gates): (&[DataType], &[Vec<String>]),
    runtime: &Runtime,
    asked: Option<bool>,
) -> Divided {
    let weights: Vec<usize> = models.iter().map(weight).collect();
    let is_heavy = weights.iter().sum::<usize>() > HEAVY;
    let part_of = match asked.unwrap_or(is_heavy) {
        true => cut::cut(&weights, &needs(models)),
        false => vec![0; weights.len()],
    };
    if part_of.iter().all(|part| *part == 0) {
        return Divided {
            whole,
            modules,
            parts: Vec::new(),
        };
    }
    let (mut modules, of_parts) = modules::deal(modules, &part_of);
    let parts = packages::parts(&whole, of_parts, gates, runtime);
    modules::lead(&mut modules, &parts);
    Divided {
        whole: packages::whole(whole, &parts),
        modules,
        parts,
    }
}

/// What each model needs: a model needs nothing else.
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

/// What a model costs a compiler, in fields: what is there for each type costs as much as a few of them.
fn weight(model: &DataType) -> usize {
    let fields = match model {
        DataType::Struct(item) => item.fields.len(),
        DataType::Enum(_) => 0,
    };
    fields + 4
}
