//! A slice as it was at a revision of git.

use crate::input::Inputs;
use crate::input::api;
use crate::input::api::Api;
use crate::input::csdl;
use crate::input::inherited;
use crate::input::inherited::Inherited;
use crate::input::text::Text;
use crate::workspace::Workspace;
use anyhow::{Context as _, Result, bail};
use graph_csdl::config;
use std::path::PathBuf;
use std::process::{Command, Output};

/// The inputs of a slice at a revision, and its version of Graph.
///
/// # Errors
/// If there is no such revision, or it has no such slice.
pub(super) fn inputs(
    workspace: &Workspace,
    slice: &str,
    revision: &str,
) -> Result<(Inputs, Option<Api>)> {
    let commit = commit(workspace, revision)?;
    let bytes = |slice: &str, file: &str| show(workspace, &commit, slice, file);
    let toml = |slice: &str, file: &str| {
        let text = bytes(slice, file)?;
        let name = format!("metadata/{slice}/{file} at {revision}");
        text.map(|bytes| Text::toml(name, bytes)).transpose()
    };
    let missing = |file| format!("metadata/{slice}/{file} does not exist at {revision}");
    let config = toml(slice, "slice.toml")?.with_context(|| missing("slice.toml"))?;
    let facts = bytes(slice, "schema.csdl")?.with_context(|| missing("schema.csdl"))?;
    let name = format!("metadata/{slice}/schema.csdl at {revision}");
    let source = toml(slice, "source.toml")?;
    let version = inherited::api(&config, source.as_ref());
    let api = version.and_then(|version| api::stated(&version, &config.name));
    let own = config::read_config(&config.text).ok();
    let inherited = match own.and_then(|own| own.inherits) {
        None => None,
        Some(other) => {
            let other = &other.value;
            let config = toml(other, "slice.toml")?.with_context(|| {
                format!("metadata/{other}/slice.toml does not exist at {revision}")
            })?;
            Some(Inherited {
                config,
                slice: other.clone(),
                docs: None,
                examples: PathBuf::new(),
                api: None,
            })
        }
    };
    let inputs = Inputs {
        slice: Some(slice.to_owned()),
        config: Some(config),
        names: toml(slice, "names.toml")?,
        inherited,
        ..Inputs::of_metadata(csdl::text(name, facts)?)
    };
    Ok((inputs, api))
}

/// The commit of a revision.
fn commit(workspace: &Workspace, revision: &str) -> Result<String> {
    let wanted = format!("{revision}^{{commit}}");
    let output = git(
        workspace,
        &[
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &wanted,
        ],
    )?;
    let commit = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if !output.status.success() || commit.is_empty() {
        let error = String::from_utf8_lossy(&output.stderr);
        let why = if error.trim().is_empty() {
            "git finds no such commit"
        } else {
            error.trim()
        };
        bail!(
            "the revision {revision:?} does not exist ({why}); `git log --oneline -- metadata` lists those that changed metadata"
        );
    }
    Ok(commit)
}

/// The content of a file of a slice; none if the commit does not have it.
fn show(workspace: &Workspace, commit: &str, slice: &str, file: &str) -> Result<Option<Vec<u8>>> {
    let path = format!("./metadata/{slice}/{file}");
    // Whether it is there is asked first: an error of `git show` has many reasons.
    let listed = git(workspace, &["ls-tree", "--name-only", commit, "--", &path])?;
    if listed.stdout.is_empty() {
        return Ok(None);
    }
    let output = git(workspace, &["show", &format!("{commit}:{path}")])?;
    if !output.status.success() {
        bail!(
            "git cannot read {path}: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(Some(output.stdout))
}

fn git(workspace: &Workspace, arguments: &[&str]) -> Result<Output> {
    Command::new("git")
        .arg("-C")
        .arg(&workspace.root)
        .args(arguments)
        .output()
        .context("cannot run git, which has the revisions of a slice")
}
