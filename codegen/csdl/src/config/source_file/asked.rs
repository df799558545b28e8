//! What of `slice.toml` decides which facts are taken.

use crate::config::table::{Reader, Table};
use crate::config::{Config, Override, ResourceOverride, Spanned, quoted};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// What of `slice.toml` decides which facts are taken: names, renames, secrets and descriptions do not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskedFor {
    /// Path patterns.
    pub(super) paths: BTreeSet<String>,
    /// Names in `[[type]]`.
    pub(super) types: BTreeSet<String>,
    /// `[[resource]]`, each with its operations: `microsoft.graph.synchronization/secrets: count, replace`.
    pub(super) resources: BTreeSet<String>,
    /// `[[override]]`, each with what it says: `microsoft.graph.user/manager: contained = true`.
    pub(super) overrides: BTreeSet<String>,
}

impl AskedFor {
    /// What a configuration asks for.
    pub fn of(config: &Config) -> Self {
        let values =
            |texts: &[Spanned<String>]| texts.iter().map(|text| text.value.clone()).collect();
        Self {
            paths: values(&config.paths),
            types: config
                .types
                .iter()
                .map(|wanted| wanted.name.value.clone())
                .collect(),
            resources: config.resources.iter().map(resource).collect(),
            overrides: config.overrides.iter().filter_map(settled).collect(),
        }
    }

    pub(super) fn read(reader: &mut Reader, table: &Table<'_>) -> Self {
        let known = ["paths", "types", "resources", "overrides"];
        let lists = reader.entries(table, known);
        let [paths, types, resources, overrides] = lists.map(|list| {
            let texts = reader.texts(table, list).into_iter();
            texts.map(|text| text.value).collect()
        });
        Self {
            paths,
            types,
            resources,
            overrides,
        }
    }

    pub(super) fn write(&self, text: &mut String) {
        text.push_str(
            "\n# What slice.toml asked for when the facts were taken; where it asks for something else, import again.\n[asked]\n",
        );
        let Self {
            paths,
            types,
            resources,
            overrides,
        } = self;
        let lists = [
            ("paths", paths),
            ("types", types),
            ("resources", resources),
            ("overrides", overrides),
        ];
        for (key, list) in lists
            .into_iter()
            .filter(|(key, list)| *key == "paths" || !list.is_empty())
        {
            let _ = writeln!(text, "{key} = [");
            for item in list {
                let _ = writeln!(text, "    {},", quoted(item));
            }
            text.push_str("]\n");
        }
    }
}

fn resource(resource: &ResourceOverride) -> String {
    let operations: BTreeSet<&str> = resource
        .operations
        .iter()
        .map(|operation| &*operation.value)
        .collect();
    let operations = Vec::from_iter(operations).join(", ");
    format!("{}: {operations}", resource.property.value)
}

/// An override as it stands in `source.toml`; none if it has no effect on which facts are taken, as the method of an update
/// has none.
fn settled(settled: &Override) -> Option<String> {
    let has_no_effect = ["update", "nullable"];
    let facts = settled.change.said().into_iter();
    let facts = facts.filter(|(key, _)| !has_no_effect.contains(key));
    let facts: Vec<String> = facts
        .map(|(key, value)| format!("{key} = {value}"))
        .collect();
    (!facts.is_empty()).then(|| format!("{}: {}", settled.target.value, facts.join(", ")))
}
