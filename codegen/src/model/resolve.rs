//! From what the XML says to what it means.

use super::{
    Model, annotate, bases, container, index, keys, operations, secrets, settle, terms, types,
};
use crate::config::Config;
use crate::problem::Problems;
use crate::schema::Schema;
use index::Index;

/// Ties names, bases, operations, annotations and the entity container together, and adds what the configuration says
/// beside the metadata.
///
/// # Errors
/// Everything that the file or the configuration gets wrong.
pub fn resolve(schema: &Schema, config: &Config) -> Result<Model, Problems> {
    let mut problems = Problems::new();
    let index = Index::of(schema, &mut problems);
    let mut model = Model {
        types: types::declared(schema, &index, &mut problems),
        ..Model::default()
    };
    bases::tie(&keys::items(schema), &mut model, &mut problems);
    keys::declare(schema, &mut model, &mut problems);
    model.operations = operations::declared(schema, &index, &mut problems);
    operations::tie(schema, &mut model, &mut problems);
    model.roots = container::roots(schema, &index, &model, &mut problems);
    terms::check(schema, &mut problems);
    annotate::apply(schema, &index, &mut model, &mut problems);
    secrets::mark(&mut model);
    settle::apply(schema, config, &index, &mut model, &mut problems);
    model.by_name = index::types(schema)
        .map(|(id, item)| (item.name.clone(), id))
        .collect();
    problems.or(model)
}
