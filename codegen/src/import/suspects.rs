//! New properties that look as if they held secrets.

use crate::config::Config;
use crate::schema::{Property, Schema, TypeItemKind};
use std::collections::BTreeSet;

const TELLING: [&str; 4] = ["value", "secret", "token", "password"];

/// One line for each property of `new` that `old` doesn't have, that is text, that looks like a secret by its name, and
/// that the configuration doesn't list as one.
pub fn suspects(old: &Schema, new: &Schema, config: &Config) -> Vec<String> {
    let listed: BTreeSet<&str> = config
        .secrets
        .iter()
        .map(|secret| secret.property.value.as_str())
        .collect();
    let known: BTreeSet<String> = texts(old).map(|(name, _)| name).collect();
    texts(new)
        .filter(|(name, property)| {
            looks_secret(property) && !known.contains(name) && !listed.contains(name.as_str())
        })
        .map(|(name, _)| {
            format!("{name} is new and may hold a secret: list it in `[[secret]]` if it does")
        })
        .collect()
}

fn texts(schema: &Schema) -> impl Iterator<Item = (String, &Property)> {
    let types = schema
        .namespaces
        .iter()
        .flat_map(|namespace| &namespace.types);
    types.flat_map(|item| {
        let properties = match &item.kind {
            TypeItemKind::Entity(body) | TypeItemKind::Complex(body) => &body.properties[..],
            TypeItemKind::Enum(_) | TypeItemKind::Definition { .. } => &[],
        };
        let texts = properties
            .iter()
            .filter(|property| property.ty.name == "Edm.String");
        texts.map(|property| (format!("{}/{}", item.name, property.name), property))
    })
}

fn looks_secret(property: &Property) -> bool {
    let name = property.name.to_lowercase();
    TELLING.iter().any(|telling| name.contains(telling))
}
