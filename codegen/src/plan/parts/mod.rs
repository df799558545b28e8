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

use super::needs::Needs;
use super::{Model, Module, Package, Part, Runtime};

/// Parts that need the shared one, and not each other: as many as a small machine has cores.
const SIDES: usize = 2;

/// Models that weigh more than this are divided: they take a compiler about five seconds.
const HEAVY: usize = 10_000;

/// A crate, and the parts that it leads to.
pub(super) struct Divided {
    pub(super) whole: Package,
    pub(super) models: Vec<Module<Model>>,
    pub(super) parts: Vec<Part>,
}

/// Gives models to parts if that is asked for, or if nothing is said and there are many.
pub(super) fn divide(
    whole: Package,
    models: Vec<Module<Model>>,
    needs: &Needs,
    runtime: &Runtime,
    asked: Option<bool>,
) -> Divided {
    let files = models.iter().flat_map(|module| &module.files);
    let weights: Vec<usize> = files.map(|file| weight(&file.item)).collect();
    let is_heavy = weights.iter().sum::<usize>() > HEAVY;
    let part_of = match asked.unwrap_or(is_heavy) {
        true => cut::cut(&weights, &needs.models()),
        false => vec![0; weights.len()],
    };
    if part_of.iter().all(|part| *part == 0) {
        return Divided {
            whole,
            models,
            parts: Vec::new(),
        };
    }
    let (mut models, of_parts) = modules::deal(models, &part_of);
    let parts = packages::parts(&whole, of_parts, runtime);
    modules::lead(&mut models, &parts);
    Divided {
        whole: packages::whole(whole, &parts),
        models,
        parts,
    }
}

/// What a model costs a compiler, in fields: what is there for each type costs as much as a few of them.
fn weight(model: &Model) -> usize {
    let fields = match model {
        Model::Struct(item) => item.fields.len(),
        Model::Enum(_) => 0,
    };
    fields + 4
}
