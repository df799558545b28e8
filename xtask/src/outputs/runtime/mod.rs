//! A standalone copy of the runtime: the sources that it needs, and a manifest without the workspace.

mod inherit;

use crate::disk::mark_all;
use crate::workspace::built_from;
use anyhow::{Context as _, Result, bail};
use graph_codegen::plan::Runtime;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// The files of a copy by path, without tests and benchmarks.
///
/// A copy has its own package `name`, since neither Cargo nor a registry accepts two packages of one name. Its library
/// is still `graph_runtime`.
///
/// # Errors
/// If the sources that this tool was built from are missing, or the manifest has something that no copy can have.
pub(crate) fn copy(command: &str, name: &str) -> Result<BTreeMap<String, String>> {
    let home = home();
    copy_from(&home, &built_from().join("Cargo.toml"), command, name)
        .with_context(|| format!("cannot copy the runtime from {}", home.display()))
}

/// The dependency on a copy at `path`.
///
/// # Errors
/// If the sources that this tool was built from are missing.
pub(crate) fn of_copy(name: &str, path: &str) -> Result<Runtime> {
    let manifest = home().join("Cargo.toml");
    let manifest = text(&manifest)?.parse()?;
    Ok(Runtime::Named {
        package: name.to_owned(),
        version: version(&manifest)?,
        path: Some(path.to_owned()),
    })
}

/// The dependency of a crate in `generated/` on the project's own runtime, with its version, so that both can be published.
///
/// # Errors
/// If the sources that this tool was built from are missing.
pub(crate) fn of_project() -> Result<Runtime> {
    of_copy(NAME, "../../codegen/runtime")
}

/// The dependency on the runtime in a folder at `path`: the project's own, or a copy.
///
/// # Errors
/// If there is no runtime.
pub(crate) fn in_folder(folder: &Path, path: String) -> Result<Runtime> {
    let manifest = folder.join("Cargo.toml");
    if !manifest.is_file() {
        bail!("it has no Cargo.toml");
    }
    let manifest: Table = text(&manifest)?
        .parse()
        .context("its Cargo.toml does not parse")?;
    let name = |table: &str| manifest.get(table)?.get("name")?.as_str();
    match (name("package"), name("lib")) {
        (Some(NAME), _) => Ok(Runtime::Path(path)),
        (Some(package), Some(LIBRARY)) => Ok(Runtime::Named {
            package: package.to_owned(),
            version: version(&manifest)?,
            path: Some(path),
        }),
        (package, _) => bail!(
            "its package is {}, not a runtime; name the folder `runtime` of a generated crate",
            package.unwrap_or("nothing")
        ),
    }
}

/// The names of the runtime's package and library.
const NAME: &str = "graph-runtime";
const LIBRARY: &str = "graph_runtime";

fn home() -> PathBuf {
    built_from().join("codegen/runtime")
}

fn version(manifest: &Table) -> Result<String> {
    let version = manifest
        .get("package")
        .and_then(|package| package.get("version"));
    let version = version.and_then(Value::as_str);
    version
        .map(str::to_owned)
        .context("its package has no version")
}

fn copy_from(
    home: &Path,
    workspace: &Path,
    command: &str,
    name: &str,
) -> Result<BTreeMap<String, String>> {
    let manifest = text(&home.join("Cargo.toml"))?;
    let manifest = renamed(&inherit::standalone(&text(workspace)?, &manifest)?, name)?;
    let mut sources = BTreeMap::from([("Cargo.toml".to_owned(), manifest)]);
    if home.join("README.md").is_file() {
        let page = without_project(&text(&home.join("README.md"))?);
        sources.insert("README.md".to_owned(), page);
    }
    let mut folders = vec!["src".to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(home.join(&folder))? {
            let entry = entry?;
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if path.ends_with(".rs") {
                let source = text(&entry.path())?;
                sources.insert(path, source);
            }
        }
    }
    mark_all(sources, command)
}

/// A page without links to files of the project, which a copy is not part of: their text stays.
fn without_project(page: &str) -> String {
    let mut out = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("](../") {
        let link = before.rsplit_once('[').zip(after.split_once(')'));
        let Some(((before, text), (_, after))) = link else {
            break;
        };
        out.push_str(before);
        out.push_str(text);
        rest = after;
    }
    out + rest
}

/// The manifest of a copy: its own package name, the runtime's library name, and publishable.
fn renamed(manifest: &str, name: &str) -> Result<String> {
    let mut manifest: Table = manifest.parse()?;
    let package = manifest.get_mut("package").and_then(Value::as_table_mut);
    let package = package.context("the manifest has no package")?;
    package.insert("name".to_owned(), Value::from(name));
    package.remove("publish");
    let documentation = format!("https://docs.rs/{name}");
    package.insert("documentation".to_owned(), Value::from(documentation));
    let library = Table::from_iter([("name".to_owned(), Value::from(LIBRARY))]);
    manifest.insert("lib".to_owned(), Value::Table(library));
    Ok(toml::to_string(&manifest)?)
}

/// Reads a source, with `\n` line endings.
fn text(path: &Path) -> Result<String> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text.replace("\r\n", "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_the_project_become_text() {
        let page = "[a](../../x.md), [b](https://b) and\n[c d](../y.md#z).";
        assert_eq!(without_project(page), "a, [b](https://b) and\nc d.");
        assert_eq!(without_project("no (link](../"), "no (link](../");
    }

    #[test]
    fn the_copy_is_marked_and_leaves_tests_at_home() {
        let files = copy("cargo xtask generate x", "graph-x-runtime").unwrap();
        let manifest: Table = files["Cargo.toml"].parse().unwrap();
        assert_eq!(
            manifest["package"]["name"].as_str(),
            Some("graph-x-runtime")
        );
        assert_eq!(manifest["lib"]["name"].as_str(), Some("graph_runtime"));
        assert!(manifest["package"].get("publish").is_none());
        assert!(files.contains_key("src/lib.rs"));
        let page = &files["README.md"];
        assert!(
            page.contains("guide,\n`docs/guide/src/introduction.md`, has")
                && !page.contains("](../"),
            "{page}"
        );
        assert!(
            !files["Cargo.toml"].contains("workspace"),
            "{}",
            files["Cargo.toml"]
        );
        for (path, text) in files {
            assert!(
                text.contains("@generated by `cargo xtask generate x`"),
                "{path}"
            );
            assert!(
                !path.starts_with("tests/") && !text.contains('\r'),
                "{path}"
            );
        }
    }
}
