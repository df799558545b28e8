//! What belongs into the table, taken from the metadata by name and type alone.

use std::collections::BTreeMap;

use graph_csdl::schema::{Schema, TypeItemKind, TypeName};

use crate::{shared, table};

pub(crate) const FILE: &str = "v1.0-Prod-2026-07-31.csdl";

/// Target and type of each property and parameter that can hold text or bytes.
pub(crate) fn items(schema: &Schema) -> BTreeMap<String, String> {
    let mut items = BTreeMap::new();
    let mut add = |owner: &str, name: &str, ty: &TypeName| {
        if matches!(&*ty.name, "Edm.String" | "Edm.Binary" | "Edm.Stream") {
            let ty = match ty.is_collection {
                true => format!("Collection({})", ty.name),
                false => ty.name.clone(),
            };
            items.insert(format!("{owner}/{name}"), ty);
        }
    };
    for namespace in &schema.namespaces {
        for item in &namespace.types {
            if let TypeItemKind::Entity(body) | TypeItemKind::Complex(body) = &item.kind {
                for property in &body.properties {
                    add(&item.name, &property.name, &property.ty);
                }
            }
        }
        for operation in &namespace.operations {
            let bound = usize::from(operation.is_bound);
            for parameter in operation.parameters.iter().skip(bound) {
                add(&operation.name, &parameter.name, &parameter.ty);
            }
        }
    }
    items
}

/// Whether the name of the property or parameter holds one of the words.
pub(crate) fn is_framed(target: &str, words: &[&str]) -> bool {
    let name = target.rsplit('/').next().unwrap_or(target).to_lowercase();
    words.iter().any(|word| name.contains(&word.to_lowercase()))
}

#[test]
fn the_table_has_every_row_of_its_frame_needs_shared() {
    let Some(text) = shared::text(FILE) else {
        return;
    };
    let words = table::words();
    assert!(words.len() >= 20, "{words:?}");
    let mut items = items(&shared::schema(&text));
    items.retain(|target, _| is_framed(target, &words));
    let rows = table::rows();
    let rows: BTreeMap<String, String> = rows
        .iter()
        .map(|(target, row)| ((*target).to_owned(), row.ty.to_owned()))
        .collect();
    let missing: Vec<_> = items
        .iter()
        .filter(|(it, _)| !rows.contains_key(*it))
        .collect();
    let stale: Vec<_> = rows
        .iter()
        .filter(|(it, _)| !items.contains_key(*it))
        .collect();
    assert!(
        missing.is_empty() && stale.is_empty(),
        "missing {missing:#?}, stale {stale:#?}"
    );
    assert_eq!(items, rows);
}
