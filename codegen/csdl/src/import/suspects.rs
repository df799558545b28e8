//! New properties and parameters that are redacted by their names.

use crate::config::Config;
use crate::model::{self, secrets};
use crate::schema::Schema;
use std::collections::BTreeSet;

/// One line for each property and parameter of `new` that `old` doesn't have, that is taken for a secret by its name, and
/// that the configuration says nothing of.
pub fn suspects(old: &Schema, new: &Schema, config: &Config) -> Vec<String> {
    let settled: BTreeSet<&str> = config
        .secrets
        .iter()
        .map(|secret| secret.property.value.as_str())
        .collect();
    let known = by_name(old);
    by_name(new)
        .into_iter()
        .filter(|name| !known.contains(name) && !settled.contains(name.as_str()))
        .map(|name| {
            format!(
                "{name} is new and redacted, since its name is that of a secret: if it is none, say so by `[[secret]]` with `secret = false`"
            )
        })
        .collect()
}

/// What is redacted by the rule alone; nothing where the metadata has problems, which `generate` reports.
fn by_name(schema: &Schema) -> BTreeSet<String> {
    model::resolve(schema, &Config::default())
        .map(|model| secrets::marked(&model))
        .unwrap_or_default()
}
