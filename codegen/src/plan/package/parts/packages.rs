//! The packages of parts, and how that of the crate itself refers to them.

use super::{PARTITIONS, modules};
use crate::plan::package::features::FULL;
use crate::plan::{Dependency, Feature, Location, ModelId, Module, Package, Part, Runtime};
use std::collections::{BTreeMap, BTreeSet};

/// The parts that are not empty, the shared one first.
pub(super) fn parts(
    whole: &Package,
    [shared, partitions @ ..]: [Vec<Module<ModelId>>; 1 + PARTITIONS],
    gates: &[Vec<String>],
    runtime: &Runtime,
) -> Vec<Part> {
    let part = |name: &str, models, shared| part(whole, name, models, (shared, gates), runtime);
    let shared = (!shared.is_empty()).then(|| part("shared", shared, None));
    let partitions = (1..)
        .zip(partitions)
        .filter(|(_, partition)| !partition.is_empty());
    let partitions: Vec<Part> = partitions
        .map(|(number, partition)| part(&number.to_string(), partition, shared.as_ref()))
        .collect();
    shared.into_iter().chain(partitions).collect()
}

fn part(
    whole: &Package,
    name: &str,
    mut models: Vec<Module<ModelId>>,
    (shared, gates): (Option<&Part>, &[Vec<String>]),
    runtime: &Runtime,
) -> Part {
    let folder = format!("models-{name}");
    let mut dependencies = vec![runtime.dependency(1)];
    if let Some(shared) = shared {
        modules::import_shared(&mut models, shared);
        dependencies.push(dependency(shared, "../", false));
    }
    let files = || models.iter().flat_map(|module| &module.files);
    let roots: BTreeSet<&String> = files().flat_map(|file| &gates[file.gate.index()]).collect();
    let brings = |root: &str| shared.and_then(|shared| feature(shared, root));
    let features = roots
        .into_iter()
        .filter(|root| *root != FULL)
        .map(|root| Feature {
            name: root.clone(),
            brings: brings(root).into_iter().collect(),
        });
    let package = Package {
        name: format!("{}-{folder}", whole.name),
        description: format!("A part of {}", whole.name),
        docs: front_page(&whole.name),
        front_page: None,
        handwritten: Vec::new(),
        examples: Vec::new(),
        dev_dependencies: BTreeMap::new(),
        dependencies,
        own_workspace: false,
        features: features.collect(),
        full: whole
            .full
            .as_ref()
            .map(|_| brings(FULL).into_iter().collect()),
        ..whole.clone()
    };
    Part {
        is_optional: files().all(|file| !gates[file.gate.index()].is_empty()),
        folder,
        package,
        models,
    }
}

/// The package of the crate that re-exports the parts: its features enable theirs.
pub(super) fn whole(mut package: Package, parts: &[Part]) -> Package {
    let brings = |root: &str| {
        parts
            .iter()
            .filter_map(|part| feature(part, root))
            .collect()
    };
    for feature in &mut package.features {
        feature.brings = brings(&feature.name);
    }
    package.full = package.full.map(|_| brings(FULL));
    let parts = parts
        .iter()
        .map(|part| dependency(part, "", part.is_optional));
    package.dependencies.extend(parts);
    package
}

fn dependency(part: &Part, up: &str, is_optional: bool) -> Dependency {
    Dependency {
        name: part.package.name.clone(),
        location: Location {
            // What is published names a version too; `=`, since a crate and its parts are made together.
            version: part
                .package
                .can_be_published
                .then(|| format!("={}", part.package.version)),
            ..Location::path(format!("{up}{}", part.folder))
        },
        is_optional,
    }
}

/// The feature of a part as another package names it, if the part has it.
fn feature(part: &Part, name: &str) -> Option<String> {
    let package = &part.package;
    let has = match name {
        FULL => package.full.is_some(),
        name => package.features.iter().any(|feature| feature.name == name),
    };
    has.then(|| format!("{}/{name}", package.name))
}

fn front_page(whole: &str) -> Vec<String> {
    vec![
        format!(
            "Part of the models of `{whole}`, as a crate of its own so that rustc compiles the parts in parallel."
        ),
        String::new(),
        format!(
            "Depend on `{whole}`, which re-exports all of them. Which part a model is in may change."
        ),
    ]
}
