//! The record of a release: its interface, and what else its users depend on.

mod text;
mod version;

use super::compare::change;
use super::{Change, ChangeKind, Interface, compare};
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub use text::NotAnInterface;
pub use version::{NotAVersion, Step, Version};

/// A released crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its version.
    pub version: Version,
    /// Its interface.
    pub interface: Interface,
    /// What it depends on.
    pub environment: Environment,
    /// Hash of its files. It only shows whether anything is different.
    pub files: String,
}

/// What a generated crate depends on, besides metadata.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// Version of the generator. A breaking one means that the interface differs in what [`Interface`] does not have.
    pub generator: String,
    /// Version of `graph-runtime`.
    pub runtime: String,
    /// The oldest compiler.
    pub msrv: String,
    /// Crates whose types are part of the interface of the runtime, each with its version requirement.
    pub dependencies: BTreeMap<String, String>,
}

impl Record {
    /// The record as text: [`Interface::to_text`] with the rest in the first line. `made` states what wrote it.
    pub fn to_text(&self, made: &str) -> String {
        let Environment {
            generator,
            runtime,
            msrv,
            dependencies,
        } = &self.environment;
        self.interface.to_text_with(&[
            ("made", made.into()),
            ("released", self.version.to_string().into()),
            ("generator", generator.as_str().into()),
            ("runtime", runtime.as_str().into()),
            ("msrv", msrv.as_str().into()),
            ("dependencies", json!(dependencies)),
            ("files", self.files.as_str().into()),
        ])
    }

    /// Reads the text of a record.
    ///
    /// # Errors
    /// If it is not such a text, with the first line that is wrong.
    pub fn from_text(text: &str) -> Result<Self, NotAnInterface> {
        let interface = Interface::from_text(text)?;
        let first = text.lines().next().unwrap_or_default();
        let wrong = |what: &str| NotAnInterface {
            line: 1,
            what: what.to_owned(),
        };
        let head: Value = serde_json::from_str(first).map_err(|_| wrong("it is not JSON"))?;
        let text = |key: &str| {
            let value = head.get(key).and_then(Value::as_str);
            value
                .map(str::to_owned)
                .ok_or_else(|| wrong(&format!("`{key}` is not a text")))
        };
        let dependencies = head.get("dependencies").and_then(Value::as_object);
        let dependencies = dependencies.into_iter().flatten();
        let dependencies = dependencies
            .filter_map(|(name, version)| Some((name.clone(), version.as_str()?.to_owned())));
        Ok(Self {
            version: text("released")?
                .parse()
                .map_err(|_| wrong("`released` is not a version 0.MINOR.PATCH"))?,
            interface,
            environment: Environment {
                generator: text("generator")?,
                runtime: text("runtime")?,
                msrv: text("msrv")?,
                dependencies: dependencies.collect(),
            },
            files: text("files")?,
        })
    }

    /// All changes since this release.
    pub fn changes(&self, now: &Self) -> Vec<Change> {
        let mut changes = self.environment.changes(&now.environment);
        changes.extend(compare(&self.interface, &now.interface));
        if changes.is_empty() && self.files != now.files {
            changes.push(change(ChangeKind::TextChanged, "crate", "crate"));
        }
        changes.sort_by_key(Change::effect);
        changes
    }
}

impl Environment {
    fn changes(&self, now: &Self) -> Vec<Change> {
        let dependency = |name: &str, old: &str, new: Option<&str>| {
            let kind = match new {
                Some(new) if old == new => return None,
                Some(new) if is_compatible(old, new) => ChangeKind::DependencyMinor,
                _ => ChangeKind::DependencyMajor,
            };
            Some(Change {
                old: Some(old.to_owned()),
                new: Some(new.unwrap_or("none").to_owned()),
                ..change(kind, name, "dependency")
            })
        };
        let runtime = dependency("graph-runtime", &self.runtime, Some(&now.runtime));
        let others = self.dependencies.iter();
        let others = others.filter_map(|(name, old)| {
            dependency(name, old, now.dependencies.get(name).map(String::as_str))
        });
        let mut changes: Vec<Change> = runtime.into_iter().chain(others).collect();
        if !is_compatible(&self.generator, &now.generator) {
            changes.push(Change {
                old: Some(self.generator.clone()),
                new: Some(now.generator.clone()),
                ..change(ChangeKind::GeneratorMajor, "crate", "crate")
            });
        }
        if numbers(&self.msrv) < numbers(&now.msrv) {
            changes.push(Change {
                old: Some(self.msrv.clone()),
                new: Some(now.msrv.clone()),
                ..change(ChangeKind::MsrvRaised, "rust-version", "compiler")
            });
        }
        changes
    }
}

/// Whether Cargo takes one for the other: equal up to the first number that is not zero.
fn is_compatible(old: &str, new: &str) -> bool {
    let [old, new] = [old, new].map(|version| {
        let numbers = numbers(version);
        let kept = numbers.iter().position(|number| *number != 0);
        let kept = kept.unwrap_or(numbers.len().saturating_sub(1));
        numbers.into_iter().take(kept + 1).collect::<Vec<u64>>()
    });
    old == new
}

/// The numbers of a version or of the first version of a requirement.
fn numbers(version: &str) -> Vec<u64> {
    let first = version.split(',').next().unwrap_or_default();
    let bare = first.trim_start_matches(|c: char| !c.is_ascii_digit());
    let core = bare.split(['-', '+', ' ']).next().unwrap_or_default();
    core.split('.')
        .map_while(|part| part.parse().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compatible_as_for_cargo() {
        for (old, new, expected) in [
            ("0.1.0", "0.1.7", true),
            ("0.1.0", "0.2.0", false),
            ("1.1", "1.4", true),
            ("1", "2", false),
            ("^0.3", "0.3.47", true),
            (">=1, <3", "1.5", true),
            ("0.0.3", "0.0.4", false),
        ] {
            assert_eq!(is_compatible(old, new), expected, "{old} {new}");
        }
    }

    #[test]
    fn what_is_below_a_crate_changes_its_version() {
        let before = Environment {
            generator: "0.1.0".to_owned(),
            runtime: "0.1.0".to_owned(),
            msrv: "1.89".to_owned(),
            dependencies: [("azure_core", "1.1"), ("time", "0.3")]
                .map(|(name, version)| (name.to_owned(), version.to_owned()))
                .into(),
        };
        let kinds = |edit: &dyn Fn(&mut Environment)| {
            let mut now = before.clone();
            edit(&mut now);
            let changes = before.changes(&now);
            changes.iter().map(|change| change.kind).collect::<Vec<_>>()
        };
        assert_eq!(kinds(&|_| {}), []);
        assert_eq!(
            kinds(&|now| now.runtime = "0.1.1".into()),
            [ChangeKind::DependencyMinor]
        );
        assert_eq!(
            kinds(&|now| now.runtime = "0.2.0".into()),
            [ChangeKind::DependencyMajor]
        );
        assert_eq!(
            kinds(&|now| now.msrv = "1.100".into()),
            [ChangeKind::MsrvRaised]
        );
        assert_eq!(kinds(&|now| now.msrv = "1.88".into()), []);
        assert_eq!(
            kinds(&|now| now.generator = "0.2.0".into()),
            [ChangeKind::GeneratorMajor]
        );
        let major = |now: &mut Environment| {
            now.dependencies.insert("azure_core".into(), "2".into());
        };
        assert_eq!(kinds(&major), [ChangeKind::DependencyMajor]);
        let gone = |now: &mut Environment| {
            now.dependencies.remove("time");
        };
        assert_eq!(kinds(&gone), [ChangeKind::DependencyMajor]);
    }
}
