//! The part of `slice.toml` that decides which facts are imported.

use crate::config::table::{Reader, Table};
use crate::config::{
    Change, Config, Correction, Override, ResourceOverride, Spanned, WantedType, quoted,
};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The part of `slice.toml` that decides which facts are imported: names, renames, secrets and descriptions do not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Requested {
    /// Path patterns.
    pub(super) paths: BTreeSet<String>,
    /// `[[type]]`, each with the properties that are wanted if not all are.
    pub(super) types: BTreeSet<String>,
    /// `[[resource]]`, each with its operations: `microsoft.graph.synchronization/secrets: count, replace`.
    pub(super) resources: BTreeSet<String>,
    /// `[[override]]`, each with its facts: `microsoft.graph.user/manager: contained = true`.
    pub(super) overrides: BTreeSet<String>,
    /// `[[correction]]` of what the facts declare, written as overrides are.
    pub(super) corrections: BTreeSet<String>,
}

impl Requested {
    /// What a configuration requests of facts that declare these names: types, operations, and children of the container as
    /// `namespace.Container/child`.
    pub fn of(config: &Config, declared: &BTreeSet<String>) -> Self {
        let values =
            |texts: &[Spanned<String>]| texts.iter().map(|text| text.value.clone()).collect();
        Self {
            paths: values(&config.paths),
            types: config.types.iter().map(wanted).collect(),
            resources: config.resources.iter().map(resource).collect(),
            overrides: config.overrides.iter().filter_map(override_text).collect(),
            corrections: config
                .corrections
                .entries
                .iter()
                .flat_map(|entry| texts_of(entry, config.api.as_deref(), declared))
                .map(|(_, text)| text)
                .collect(),
        }
    }

    pub(super) fn read(reader: &mut Reader, table: &Table<'_>) -> Self {
        let known = ["paths", "types", "resources", "overrides", "corrections"];
        let lists = reader.entries(table, known);
        let [paths, types, resources, overrides, corrections] = lists.map(|list| {
            let texts = reader.texts(table, list).into_iter();
            texts.map(|text| text.value).collect()
        });
        Self {
            paths,
            types,
            resources,
            overrides,
            corrections,
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
            corrections,
        } = self;
        let lists = [
            ("paths", paths),
            ("types", types),
            ("resources", resources),
            ("overrides", overrides),
            ("corrections", corrections),
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

/// A wanted type as it is in `source.toml`.
pub(super) fn wanted(wanted: &WantedType) -> String {
    let Some(properties) = &wanted.properties else {
        return wanted.name.value.clone();
    };
    let properties: BTreeSet<&str> = properties.iter().map(|it| &*it.value).collect();
    let properties = Vec::from_iter(properties).join(", ");
    format!("{}: {properties}", wanted.name.value)
}

/// A property that is served as a resource, as it is in `source.toml`.
pub(super) fn resource(resource: &ResourceOverride) -> String {
    let operations: BTreeSet<&str> = resource
        .operations
        .iter()
        .map(|operation| &*operation.value)
        .collect();
    let operations = Vec::from_iter(operations).join(", ");
    format!("{}: {operations}", resource.property.value)
}

/// An override as it is in `source.toml`; none if it has no effect on which facts are imported.
pub(super) fn override_text(entry: &Override) -> Option<String> {
    text(&entry.target.value, &entry.change)
}

/// A correction as it is in `source.toml`, once for each declared target; none if it has no effect on which facts are imported.
pub(super) fn texts_of<'e>(
    entry: &'e Correction,
    api: Option<&str>,
    declared: &BTreeSet<String>,
) -> Vec<(&'e Spanned<String>, String)> {
    if !entry.holds_for(api) {
        return Vec::new();
    }
    let targets = entry.targets.iter();
    let targets = targets.filter(|target| is_about(&target.value, &entry.change, declared));
    let texts = targets.filter_map(|target| Some((target, text(&target.value, &entry.change)?)));
    texts.collect()
}

/// Whether a correction of the target is about something that is declared, or adds to a namespace what names such. Of an
/// operation that the facts lack, no correction makes one that is offered.
fn is_about(target: &str, change: &Change, declared: &BTreeSet<String>) -> bool {
    let names_one = |text: &str| {
        let is_name = |character: char| character.is_alphanumeric() || "._".contains(character);
        let mut names = text.split(|character| !is_name(character));
        names.any(|name| declared.contains(name))
    };
    let added = change.add.as_ref();
    match target.split_once(['/', '(']) {
        Some((head, _)) => declared.contains(head) || declared.contains(target),
        None => declared.contains(target) || added.is_some_and(|added| names_one(&added.value)),
    }
}

/// The facts that a change states of a target; none if they have no effect on which facts are imported, as the method of an
/// update has none.
fn text(target: &str, change: &Change) -> Option<String> {
    let has_no_effect = ["update", "nullable", "stream_body"];
    let facts = change.entries().into_iter();
    let facts = facts.filter(|(key, _)| !has_no_effect.contains(key));
    let facts: Vec<String> = facts
        .map(|(key, value)| format!("{key} = {value}"))
        .collect();
    (!facts.is_empty()).then(|| format!("{target}: {}", facts.join(", ")))
}
