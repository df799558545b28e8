//! What of `slice.toml` decides which facts are taken.

use crate::config::table::{Reader, Table};
use crate::config::{Change, Config, Override, ResourceOverride, Spanned, WantedType, quoted};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// What of `slice.toml` decides which facts are taken: names, renames, secrets and descriptions do not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskedFor {
    /// Path patterns.
    pub(super) paths: BTreeSet<String>,
    /// `[[type]]`, each with the properties that are wanted if not all are.
    pub(super) types: BTreeSet<String>,
    /// `[[resource]]`, each with its operations: `microsoft.graph.synchronization/secrets: count, replace`.
    pub(super) resources: BTreeSet<String>,
    /// `[[override]]`, each with what it says: `microsoft.graph.user/manager: contained = true`.
    pub(super) overrides: BTreeSet<String>,
    /// `[[correction]]` of what the facts declare, each with what it says, as overrides are.
    pub(super) corrections: BTreeSet<String>,
}

impl AskedFor {
    /// What a configuration asks for, of facts that declare these names: types, operations, children of the container behind
    /// its name and `/`.
    pub fn of(config: &Config, declared: &BTreeSet<String>) -> Self {
        let values =
            |texts: &[Spanned<String>]| texts.iter().map(|text| text.value.clone()).collect();
        Self {
            paths: values(&config.paths),
            types: config.types.iter().map(wanted).collect(),
            resources: config.resources.iter().map(resource).collect(),
            overrides: config.overrides.iter().filter_map(settled).collect(),
            corrections: corrections(config, declared),
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

fn wanted(wanted: &WantedType) -> String {
    let Some(properties) = &wanted.properties else {
        return wanted.name.value.clone();
    };
    let properties: BTreeSet<&str> = properties.iter().map(|it| &*it.value).collect();
    let properties = Vec::from_iter(properties).join(", ");
    format!("{}: {properties}", wanted.name.value)
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

/// An override as it stands in `source.toml`; none if it has no effect on which facts are taken.
fn settled(settled: &Override) -> Option<String> {
    said(&settled.target.value, &settled.change)
}

/// The corrections that have an effect on which facts are taken, each at each target that is declared.
fn corrections(config: &Config, declared: &BTreeSet<String>) -> BTreeSet<String> {
    let entries = config.corrections.entries.iter();
    let entries = entries.filter(|entry| entry.holds_for(config.api.as_deref()));
    let said = entries.flat_map(|entry| {
        let targets = entry.targets.iter().map(|target| target.value.as_str());
        let targets = targets.filter(|target| is_about(target, &entry.change, declared));
        targets.filter_map(|target| said(target, &entry.change))
    });
    said.collect()
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

/// What is said of a target; none if that has no effect on which facts are taken, as the method of an update has none.
fn said(target: &str, change: &Change) -> Option<String> {
    let has_no_effect = ["update", "nullable", "stream_body"];
    let facts = change.said().into_iter();
    let facts = facts.filter(|(key, _)| !has_no_effect.contains(key));
    let facts: Vec<String> = facts
        .map(|(key, value)| format!("{key} = {value}"))
        .collect();
    (!facts.is_empty()).then(|| format!("{target}: {}", facts.join(", ")))
}
