//! From what the XML says to what it means.

use super::{
    Corrected, Model, annotate, apply, bases, container, explicit, index, keys, operations,
    property_resources, secrets, terms, types,
};
use crate::config::Config;
use crate::problem::{Problems, Warnings};
use crate::schema::Schema;
use index::Index;

/// Ties names, bases, operations, annotations and the entity container together, and adds what the configuration says
/// beside the metadata. What the file holds and the model ignores is in [`Model::warnings`].
///
/// # Errors
/// Everything that has an effect and that the file or the configuration gets wrong.
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
        types: types::declared(schema, &index, &mut problems),
        ..Model::default()
    };
    bases::tie(&keys::items(schema), &mut model, &mut problems);
    keys::declare(schema, &mut model, &mut problems);
    model.operations = operations::declared(schema, &index, &mut problems);
    operations::tie(schema, &mut model, &mut problems);
    model.roots = container::roots(schema, &index, &model, &mut problems);
    terms::check(schema, &mut warnings);
    annotate::apply(schema, &index, &mut model, &mut warnings);
    property_resources::note(&mut model);
    keys::check_alternates(schema, &model, &mut problems);
    let beside = apply::Beside {
        config,
        index: &index,
        additions: &additions,
        named: &annotate::named(schema),
    };
    let removed = apply::correct(&beside, &mut model, &mut problems);
    explicit::check(&mut model);
    secrets::mark(&mut model);
    apply::slice_config(&beside, &mut model, removed, &mut problems);
    model.by_name = index::types(schema)
        .map(|(id, item)| (item.name.clone(), id))
        .collect();
    warnings.extend(schema.warnings.clone());
    warnings.sort();
    model.warnings = warnings;
    additions.relocate(problems).or(model)
}
