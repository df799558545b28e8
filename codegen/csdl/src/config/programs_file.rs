//! `programs/manifest.toml`: what the example programs of a slice need.

use super::Spanned;
use super::table::{Entry, Reader, Table};
use crate::problem::{Input, Problems};
use std::collections::BTreeMap;

/// What the example programs of a slice need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Programs {
    /// `[dev-dependencies]`, by name.
    pub dependencies: BTreeMap<String, DevDependency>,
    /// `[[example]]`, in the order of the file.
    pub programs: Vec<Program>,
}

/// A line of `[dev-dependencies]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DevDependency {
    /// The version requirement.
    pub version: String,
    /// Whether the default features are on.
    pub has_defaults: bool,
    /// Its features.
    pub features: Vec<String>,
}

/// `[[example]]`: a program that needs features of the crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Program {
    /// The name of its file, without `.rs`.
    pub name: Spanned<String>,
    /// The features of the crate without which it does not compile.
    pub required_features: Vec<Spanned<String>>,
}

/// Reads `programs/manifest.toml`.
///
/// # Errors
/// Everything that is wrong with the file, each with its position.
pub fn read_programs(text: &str) -> Result<Programs, Problems> {
    Reader::read(Input::Config, text, |reader, file| {
        let [dependencies, examples] = reader.entries(file, ["dev-dependencies", "example"]);
        let dependencies = reader.table(file, dependencies);
        let dependencies = dependencies.map(|table| read_dependencies(reader, &table));
        let examples = reader.tables(file, examples, "name");
        let programs = examples.iter().map(|table| read_program(reader, table));
        Programs {
            programs: programs.collect(),
            dependencies: dependencies.unwrap_or_default(),
        }
    })
}

fn read_dependencies(reader: &mut Reader, table: &Table<'_>) -> BTreeMap<String, DevDependency> {
    let entries: Vec<Entry<'_>> = super::table::all(table).map(|(entry, _)| entry).collect();
    let read = entries.into_iter().map(|entry| {
        let dependency = match entry.value.as_table() {
            None => DevDependency {
                version: check_version(reader, table, Some(entry)),
                has_defaults: true,
                features: Vec::new(),
            },
            Some(_) => match reader.table(table, Some(entry)) {
                Some(table) => read_dependency(reader, &table),
                None => DevDependency::default(),
            },
        };
        (entry.key.to_owned(), dependency)
    });
    read.collect()
}

fn read_dependency(reader: &mut Reader, table: &Table<'_>) -> DevDependency {
    let [version, defaults, features] =
        reader.entries(table, ["version", "default-features", "features"]);
    let has_defaults = reader.boolean(table, defaults).unwrap_or(true);
    let features = reader.texts(table, features).into_iter();
    DevDependency {
        features: features.map(|feature| feature.value).collect(),
        version: check_version(reader, table, version),
        has_defaults,
    }
}

/// A version requirement, which a package in a registry must state.
fn check_version(reader: &mut Reader, table: &Table<'_>, entry: Option<Entry<'_>>) -> String {
    reader.required(table, "version", entry).value
}

fn read_program(reader: &mut Reader, table: &Table<'_>) -> Program {
    let [name, features] = reader.entries(table, ["name", "required-features"]);
    Program {
        name: reader.required(table, "name", name),
        required_features: reader.texts(table, features),
    }
}

#[cfg(test)]
mod tests {
    use super::read_programs;
    use crate::problem::line_and_column;

    #[test]
    fn dependencies_and_features_are_read() {
        let text = r#"
            [dev-dependencies]
            hyper = { version = "1.8", default-features = false, features = ["http1"] }
            time = "0.3"

            [[example]]
            name = "watch"
            required-features = ["flows", "rustls"]
        "#;
        let programs = read_programs(text).unwrap();
        let dependencies: Vec<_> = programs
            .dependencies
            .iter()
            .map(|(name, it)| (&**name, &*it.version, it.has_defaults, it.features.len()))
            .collect();
        assert_eq!(
            dependencies,
            [("hyper", "1.8", false, 1), ("time", "0.3", true, 0)]
        );
        let [program] = &programs.programs[..] else {
            panic!("{:?}", programs.programs);
        };
        assert_eq!(program.name.value, "watch");
        let features = program.required_features.iter();
        let features: Vec<_> = features.map(|feature| &*feature.value).collect();
        assert_eq!(features, ["flows", "rustls"]);
    }

    #[test]
    fn everything_that_is_wrong_is_named() {
        let text = "[dev-dependencies]\nhyper = { path = \"x\" }\ntime = 3\n\n[[example]]\nrequired-features = \"flows\"\n\n[[bin]]\nname = \"x\"\n";
        let problems = read_programs(text).unwrap_err();
        let found: Vec<_> = problems
            .iter()
            .map(|problem| {
                let (line, _) = line_and_column(text, problem.at.unwrap_or_default());
                format!("{line}: {}: {}", problem.within, problem.what)
            })
            .collect();
        assert_eq!(
            found,
            [
                "2: [dev-dependencies.hyper]: version is missing",
                "2: [dev-dependencies.hyper]: unknown key \"path\"",
                "3: [dev-dependencies]: time is an integer",
                "5: [[example]]: name is missing",
                "6: [[example]]: required-features is a string",
                "8: : unknown key \"bin\"",
            ]
        );
    }
}
