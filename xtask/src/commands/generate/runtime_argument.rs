//! The argument of `--runtime`: a version in a registry, a published copy, or a folder.

use crate::outputs::runtime;
use anyhow::{Context as _, Result, bail};
use graph_codegen::plan::Runtime;
use std::path::{Component, Path, PathBuf};

/// The runtime of a crate in the folder `out`.
///
/// # Errors
/// If there is no such folder, it is no runtime, or it would be overwritten.
pub(super) fn find(argument: &str, out: &Path) -> Result<Runtime> {
    if is_version(argument) {
        return Ok(Runtime::Version(argument.to_owned()));
    }
    if let Some((package, version)) = published(argument) {
        return Ok(Runtime::Named {
            package: package.to_owned(),
            version: version.to_owned(),
            path: None,
        });
    }
    let cannot = || format!("cannot use {argument} as the runtime");
    let folder = Path::new(argument).canonicalize().with_context(cannot)?;
    let out = resolve(out).with_context(cannot)?;
    if folder.starts_with(&out) {
        bail!(
            "cannot use {argument} as the runtime: it lies in {}, which is overwritten; leave out --runtime for the copy there",
            out.display()
        );
    }
    let path = relative(&out, &folder);
    let path = path
        .to_str()
        .context("its path is not Unicode")
        .with_context(cannot)?;
    // On Unix a backslash is part of a name.
    let path = if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path.to_owned()
    };
    runtime::in_folder(&folder, path).with_context(cannot)
}

/// A published copy, as in `graph-mail-runtime@0.1`.
fn published(argument: &str) -> Option<(&str, &str)> {
    let (package, version) = argument.split_once('@')?;
    let legal = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let is_name =
        package.starts_with(|c: char| c.is_ascii_alphabetic()) && package.chars().all(legal);
    (is_name && is_version(version)).then_some((package, version))
}

/// Whether it is a version requirement: it begins with a digit or an operator. A folder with such a name is written `./1`.
fn is_version(argument: &str) -> bool {
    let legal = |c: char| c.is_ascii_alphanumeric() || " ,.+-*^~=<>".contains(c);
    argument.starts_with(|c: char| c.is_ascii_digit() || "^~=<>*".contains(c))
        && argument.chars().all(legal)
}

/// The absolute path with links resolved, as far as it exists.
fn resolve(path: &Path) -> Result<PathBuf> {
    let full = std::path::absolute(path)?;
    let existing = full
        .ancestors()
        .find(|above| above.exists())
        .unwrap_or(&full);
    let missing = full.strip_prefix(existing)?;
    Ok(existing.canonicalize()?.join(missing))
}

/// The relative path from one folder to another; both are absolute.
fn relative(from: &Path, to: &Path) -> PathBuf {
    let shared = from
        .components()
        .zip(to.components())
        .take_while(|(a, b)| a == b)
        .count();
    let has_root = |path: &Path| {
        path.components()
            .next()
            .is_some_and(|first| first != Component::CurDir)
    };
    if shared == 0 && has_root(to) {
        return to.to_owned();
    }
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(to.components().skip(shared)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_and_folders_are_distinguished() {
        for version in ["0.1", "1", "^1.2", "=1.0.0-rc.1", ">=1, <3"] {
            assert!(is_version(version), "{version}");
        }
        for folder in [
            "./1",
            "../runtime",
            "/opt/runtime",
            "runtime",
            "1/2",
            "v1",
            "./a@1",
            "a@b",
        ] {
            assert!(
                !is_version(folder) && published(folder).is_none(),
                "{folder}"
            );
        }
        assert_eq!(published("a-runtime@^0.1"), Some(("a-runtime", "^0.1")));
    }

    #[test]
    fn relative_paths_between_folders() {
        let table = [
            ("/a/b", "/a/b/c", "c"),
            ("/a/b", "/a/c/d", "../c/d"),
            ("/a", "/b", "../b"),
        ];
        for (from, to, expected) in table {
            assert_eq!(
                relative(Path::new(from), Path::new(to)),
                Path::new(expected),
                "{from} {to}"
            );
        }
    }
}
