//! `slice.toml`: what a crate is made of, and what overrides metadata that is wrong.

use super::change::{self, KEYS, RESOURCE_OPERATIONS};
use super::check;
use super::rust_name;
use super::table::{Entry, Reader, Table};
use super::{Config, Corrections, Override, Rename, ResourceOverride, Secret, WantedType};
use crate::problem::{Input, Problems};

/// Reads `slice.toml`, or a file of its form.
///
/// # Errors
/// Everything that is wrong with the file, each with its position.
pub fn read_config(text: &str) -> Result<Config, Problems> {
    Reader::read(Input::Config, text, |reader, file| {
        let known = [
            "crate",
            "version",
            "released",
            "api",
            "docs",
            "divide",
            "publish",
            "keywords",
            "repository",
            "showpiece",
            "inherits",
            "paths",
            "override",
            "resource",
            "secret",
            "rename",
            "type",
        ];
        let [
            name,
            version,
            released,
            api,
            docs,
            divide,
            publish,
            keywords,
            repository,
            showpiece,
            inherits,
            paths,
            overrides,
            resources,
            secrets,
            renames,
            types,
        ] = reader.entries(file, known);
        Config {
            crate_name: check::crate_name(reader, file, name),
            version: check::version(reader, file, version),
            released: check::released(reader, file, released),
            api: check::api(reader, file, api),
            docs_required: check::docs(reader, file, docs),
            divide: reader.boolean(file, divide),
            publish: reader.boolean(file, publish).unwrap_or_default(),
            keywords: check::keywords(reader, file, keywords),
            repository: check::repository(reader, file, repository),
            showpiece: reader.text(file, showpiece),
            inherits: reader.text(file, inherits),
            paths: reader.texts(file, paths),
            overrides: each(reader, file, overrides, "target", read_override),
            resources: each(reader, file, resources, "property", read_resource),
            secrets: each(reader, file, secrets, "property", read_secret),
            renames: each(reader, file, renames, "item", read_rename),
            types: each(reader, file, types, "name", read_type),
            corrections: Corrections::default(),
            lenient: false,
            text: text.into(),
        }
    })
}

/// Reads every table of a `[[key]]`; no two of them may be about the same item.
fn each<T>(
    reader: &mut Reader,
    file: &Table<'_>,
    entry: Option<Entry<'_>>,
    about: &str,
    read: fn(&mut Reader, &Table<'_>) -> T,
) -> Vec<T> {
    let tables = reader.tables(file, entry, about);
    for (index, table) in tables.iter().enumerate() {
        if table.has(about)
            && tables[..index]
                .iter()
                .any(|earlier| earlier.called == table.called)
        {
            reader.report(
                &table.called,
                table.at,
                "a second entry about the same item",
                "keep one",
            );
        }
    }
    tables.iter().map(|table| read(reader, table)).collect()
}

const OVERRIDE: [&str; KEYS.len() + 2] = {
    let mut known = ["target"; KEYS.len() + 2];
    let mut index = 0;
    while index < KEYS.len() {
        known[index + 1] = KEYS[index];
        index += 1;
    }
    known[index + 1] = "reason";
    known
};

fn read_override(reader: &mut Reader, table: &Table<'_>) -> Override {
    let [target, keys @ .., reason] = reader.entries(table, OVERRIDE);
    Override {
        target: reader.required(table, "target", target),
        change: change::read(reader, table, keys, "overrides"),
        reason: reader.required(table, "reason", reason).value,
        inherited: false,
    }
}

fn read_resource(reader: &mut Reader, table: &Table<'_>) -> ResourceOverride {
    let [property, operations, reason] =
        reader.entries(table, ["property", "operations", "reason"]);
    let property = reader.required(table, "property", property);
    if operations.is_none() && !reader.is_misspelled(table, Some("operations")) {
        let fix = format!("list some of {}", RESOURCE_OPERATIONS.join(", "));
        reader.report(&table.called, table.at, "operations is missing", fix);
    }
    ResourceOverride {
        property,
        operations: change::operations(reader, table, operations),
        reason: reader.required(table, "reason", reason).value,
        inherited: false,
    }
}

fn read_secret(reader: &mut Reader, table: &Table<'_>) -> Secret {
    let [property, secret, reason] = reader.entries(table, ["property", "secret", "reason"]);
    Secret {
        property: reader.required(table, "property", property),
        is_secret: reader.boolean(table, secret).unwrap_or(true),
        reason: reader.required(table, "reason", reason).value,
        inherited: false,
    }
}

fn read_rename(reader: &mut Reader, table: &Table<'_>) -> Rename {
    let [renamed, name, reason] = reader.entries(table, ["item", "name", "reason"]);
    let renamed = reader.required(table, "item", renamed);
    let name = reader.required(table, "name", name);
    let given = (renamed.value.as_str(), &name);
    rust_name::check(reader, table, given, rust_name::From::People);
    Rename {
        item: renamed,
        name: name.value,
        reason: reader.required(table, "reason", reason).value,
        inherited: false,
    }
}

fn read_type(reader: &mut Reader, table: &Table<'_>) -> WantedType {
    let [name, properties, reason] = reader.entries(table, ["name", "properties", "reason"]);
    let is_given = properties.is_some();
    let properties = reader.texts(table, properties);
    WantedType {
        name: reader.required(table, "name", name),
        properties: is_given.then_some(properties),
        reason: reader.required(table, "reason", reason).value,
    }
}
