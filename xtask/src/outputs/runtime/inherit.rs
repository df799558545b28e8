//! Makes a manifest standalone: writes out everything that it inherits from its workspace.

use anyhow::{Context as _, Result, bail, ensure};
use toml::{Table, Value};

/// Tables that hold dependencies of a library.
const DEPENDENCIES: [&str; 2] = ["dependencies", "build-dependencies"];

/// Tables that only the project's own tests or the workspace need.
const NOT_COPIED: [&str; 6] = [
    "dev-dependencies",
    "test",
    "bench",
    "example",
    "workspace",
    "profile",
];

/// The manifest of the copy.
///
/// # Errors
/// If a manifest does not parse, inherits a key that the workspace lacks, or has a path dependency.
pub(super) fn standalone(workspace: &str, member: &str) -> Result<String> {
    let workspace: Table = workspace
        .parse()
        .context("the workspace's manifest does not parse")?;
    let workspace = workspace
        .get("workspace")
        .and_then(Value::as_table)
        .context("the workspace has no manifest")?;
    let mut member: Table = member.parse().context("the manifest does not parse")?;
    for key in NOT_COPIED {
        member.remove(key);
    }
    if let Some(Value::Table(package)) = member.get_mut("package") {
        inherit_package(workspace, package)?;
    }
    if let Some(lints) = member.get_mut("lints").filter(|lints| inherits(lints)) {
        *lints = find(workspace, &["lints"])?.clone();
    }
    inherit_dependencies(workspace, &mut member)?;
    if let Some(Value::Table(targets)) = member.get_mut("target") {
        for (name, target) in targets.iter_mut() {
            let target = target
                .as_table_mut()
                .with_context(|| format!("[target.{name:?}] is not a table"))?;
            target.remove("dev-dependencies");
            inherit_dependencies(workspace, target)?;
        }
    }
    Ok(toml::to_string(&member)?)
}

fn inherit_package(workspace: &Table, package: &mut Table) -> Result<()> {
    for (key, value) in package.iter_mut() {
        if inherits(value) {
            *value = find(workspace, &["package", key])?.clone();
        }
    }
    Ok(())
}

fn inherit_dependencies(workspace: &Table, manifest: &mut Table) -> Result<()> {
    for kind in DEPENDENCIES {
        let Some(Value::Table(dependencies)) = manifest.get_mut(kind) else {
            continue;
        };
        for (name, dependency) in dependencies.iter_mut() {
            if inherits(dependency) {
                *dependency = merge(find(workspace, &["dependencies", name])?, dependency)?;
            }
            ensure!(
                dependency.get("path").is_none(),
                "it depends on {name} by its path"
            );
        }
    }
    Ok(())
}

/// Merges by Cargo's rules: the member adds features, may be optional, and may switch default features on but not off.
fn merge(shared: &Value, own: &Value) -> Result<Value> {
    let mut merged = match shared {
        Value::String(version) => {
            Table::from_iter([("version".to_owned(), Value::String(version.clone()))])
        }
        Value::Table(table) => table.clone(),
        other => bail!("{other} is not a dependency"),
    };
    for (key, value) in own.as_table().into_iter().flatten() {
        match (key.as_str(), value) {
            ("workspace", _) | ("default-features", Value::Boolean(false)) => {}
            ("features", Value::Array(features)) => {
                let all = merged
                    .entry("features")
                    .or_insert_with(|| Value::Array(Vec::new()));
                let all = all.as_array_mut().context("`features` is not a list")?;
                all.extend(
                    features
                        .iter()
                        .filter(|feature| !all.contains(feature))
                        .cloned()
                        .collect::<Vec<_>>(),
                );
            }
            (key, value) => {
                merged.insert(key.to_owned(), value.clone());
            }
        }
    }
    Ok(Value::Table(merged))
}

/// Whether a value is `{ workspace = true, … }`.
fn inherits(value: &Value) -> bool {
    value.get("workspace").and_then(Value::as_bool) == Some(true)
}

fn find<'t>(workspace: &'t Table, path: &[&str]) -> Result<&'t Value> {
    let (first, rest) = path.split_first().context("no path")?;
    let found = rest
        .iter()
        .try_fold(workspace.get(*first), |at, key| Some(at?.get(key)))
        .flatten();
    found.with_context(|| format!("the workspace has no [workspace.{}]", path.join(".")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORKSPACE: &str = r#"
[workspace]
members = ["a"]
[workspace.package]
edition = "2024"
[workspace.dependencies]
one = "1"
two = { version = "2", default-features = false, features = ["x"] }
here = { path = "here" }
[workspace.lints.rust]
missing_docs = "warn"
"#;

    fn check(member: &str, expected: &str) {
        let actual: Table = standalone(WORKSPACE, member).unwrap().parse().unwrap();
        assert_eq!(actual, expected.parse().unwrap());
    }

    #[test]
    fn everything_inherited_is_written_out() {
        check(
            r#"
[package]
name = "a"
edition.workspace = true
[features]
x = ["dep:one"]
[dependencies]
one = { workspace = true, optional = true }
two = { workspace = true, features = ["x", "y"], default-features = true }
three = "3"
[dev-dependencies]
here.workspace = true
[target.'cfg(unix)'.dependencies]
two.workspace = true
[lints]
workspace = true
[[bench]]
name = "b"
"#,
            r#"
[package]
name = "a"
edition = "2024"
[features]
x = ["dep:one"]
[dependencies]
one = { version = "1", optional = true }
two = { version = "2", features = ["x", "y"], default-features = true }
three = "3"
[target.'cfg(unix)'.dependencies]
two = { version = "2", features = ["x"], default-features = false }
[lints.rust]
missing_docs = "warn"
"#,
        );
    }

    #[test]
    fn path_and_unknown_dependencies_are_refused() {
        let refused = |member| format!("{:#}", standalone(WORKSPACE, member).unwrap_err());
        assert_eq!(
            refused("[dependencies]\nhere.workspace = true"),
            "it depends on here by its path"
        );
        assert_eq!(
            refused("[dependencies]\nfour.workspace = true"),
            "the workspace has no [workspace.dependencies.four]"
        );
    }
}
