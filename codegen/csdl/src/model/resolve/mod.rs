//! Makes a [`Model`] of a [`Schema`]: a file for each step, in the order of [`resolve`].

mod annotate;
mod any_json;
mod bases;
mod capabilities;
mod container;
mod enums;
mod explicit;
mod facts;
mod flags;
pub(in crate::model) mod index;
mod keys;
mod members;
mod operations;
mod property_resources;
pub(in crate::model) mod report;
pub(crate) mod target;
mod terms;
mod types;
mod value;
mod walk;

use crate::config::Config;
use crate::model::prefixes::Prefixes;
use crate::model::{Corrected, Model, apply, secrets};
use crate::problem::{Problems, Warnings};
use crate::schema::Schema;
use index::Index;

pub(crate) use index::{of as index_of, operations as operations_of, types as types_of};
pub(crate) use terms::unread;
pub(crate) use walk::annotations as annotations_of;

/// Resolves names to ids, links bases, operations, annotations and the entity container, and applies corrections and the
/// slice's overrides. What the file has and the model ignores is in [`Model::warnings`].
///
/// # Errors
/// Every mistake of the file or the configuration that has an effect.
pub fn resolve(schema: &Schema, config: &Config) -> Result<Model, Problems> {
    let mut problems = Problems::new();
    let mut warnings = Warnings::new();
    let (schema, mut additions) = apply::additions::with(schema, config, &mut problems);
    let schema = schema.as_ref();
    let index = Index::of(schema, &mut problems);
    let mut model = Model {
        corrected: Corrected {
            outcomes: std::mem::take(&mut additions.outcomes),
            ..Corrected::default()
        },
        types: types::declared(schema, &index, &mut problems, &mut warnings),
        prefixes: Prefixes::of(schema),
        ..Model::default()
    };
    bases::link(&keys::items(schema), &mut model, &mut problems);
    keys::declare(schema, &mut model, &mut problems);
    model.operations = operations::declared(schema, &index, &mut problems);
    operations::link(schema, &mut model, &mut problems);
    model.roots = container::roots(schema, &index, &model, &mut problems);
    terms::check(schema, &mut warnings);
    annotate::apply(schema, &index, &mut model, &mut warnings);
    property_resources::note(&mut model);
    keys::check_alternates(schema, &model, &mut problems);
    let beside = apply::Beside {
        config,
        index: &index,
        additions: &additions,
        declared: &target::DeclaredNames::of(schema),
    };
    let removed = apply::correct(&beside, &mut model, &mut problems);
    explicit::check(&mut model);
    secrets::mark(&mut model);
    apply::slice_config(&beside, &mut model, removed, &mut problems);
    model.by_name = index::types(schema)
        .filter(|(id, _)| !model.is_removed(*id))
        .map(|(id, item)| (item.name.clone(), id))
        .collect();
    warnings.extend(schema.warnings.clone());
    warnings.sort();
    model.warnings = warnings;
    additions.relocate(problems).or(model)
}
