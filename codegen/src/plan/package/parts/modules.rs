//! The modules of each part, and those of the crate that re-export them.

use super::PARTITIONS;
use crate::plan::names::unraw;
use crate::plan::{Glob, ModelId, Module, Part};

/// The modules of the crate, emptied of files, and the modules of each part with its files: the shared part first.
pub(super) fn assign(
    models: Vec<Module<ModelId>>,
    part_of: &[usize],
) -> (Vec<Module<ModelId>>, [Vec<Module<ModelId>>; 1 + PARTITIONS]) {
    let mut part_of = part_of.iter();
    let mut shells = Vec::new();
    let mut parts: [Vec<Module<ModelId>>; 1 + PARTITIONS] = Default::default();
    for mut module in models {
        let files = std::mem::take(&mut module.files);
        for part in &mut parts {
            part.push(module.clone());
        }
        for (file, part) in files.into_iter().zip(part_of.by_ref()) {
            if let Some(module) = parts[*part].last_mut() {
                module.files.push(file);
            }
        }
        shells.push(module);
    }
    (shells, parts.map(filled))
}

/// Removes modules that have no file, directly or below them.
fn filled(mut modules: Vec<Module<ModelId>>) -> Vec<Module<ModelId>> {
    let filled = modules.iter().filter(|module| !module.files.is_empty());
    let filled: Vec<String> = filled.map(|module| module.folder.clone() + "/").collect();
    let is_filled = |folder: &str| {
        let folder = format!("{folder}/");
        filled.iter().any(|filled| filled.starts_with(&folder))
    };
    modules.retain(|module| is_filled(&module.folder));
    for Module {
        folder, children, ..
    } in &mut modules
    {
        children.retain(|child| is_filled(&format!("{folder}/{}", unraw(child))));
    }
    modules
}

/// Imports the shared part's models into a partition, under the same paths.
pub(super) fn import_shared(partition: &mut [Module<ModelId>], shared: &Part) {
    for module in partition {
        let there = counterpart(module, shared);
        module.globs = Vec::from_iter(there.map(|there| Glob {
            path: path(shared, there),
            is_public: false,
            feature: None,
        }));
    }
}

/// Re-exports the models of all parts from the modules of the crate.
pub(super) fn reexport(shells: &mut [Module<ModelId>], parts: &[Part]) {
    for module in shells {
        let glob = |part: &Part| {
            let there = counterpart(module, part).filter(|there| !there.files.is_empty())?;
            Some(Glob {
                path: path(part, there),
                is_public: true,
                feature: part.is_optional.then(|| part.package.name.clone()),
            })
        };
        module.globs = parts.iter().filter_map(glob).collect();
    }
}

/// The same module in a part, if the part has it.
fn counterpart<'p>(module: &Module<ModelId>, part: &'p Part) -> Option<&'p Module<ModelId>> {
    let mut modules = part.models.iter();
    modules.find(|there| there.folder == module.folder)
}

/// The path of a part's module in other crates.
fn path(part: &Part, module: &Module<ModelId>) -> String {
    let name = part.package.name.replace('-', "_");
    format!("{name}::{}", module.path)
}
