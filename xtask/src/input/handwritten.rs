//! Reads the Rust of a slice: `metadata/NAME/src/` and `metadata/NAME/programs/`, and what it inherits.

use super::inherited::Inherited;
use super::text::{Text, read};
use crate::workspace::Workspace;
use anyhow::{Context as _, Result};
use graph_codegen::plan::{Adapted, HandwrittenFile, inherit_handwritten};
use graph_csdl::config;
use std::fs;
use std::path::Path;

/// The files of a slice, with those of the slice that it inherits from.
///
/// # Errors
/// If one cannot be read.
pub(crate) fn of_slice(
    workspace: &Workspace,
    slice: &str,
    (config, api): (&Text, Option<&str>),
    inherited: Option<&Inherited>,
) -> Result<Vec<HandwrittenFile>> {
    let own = files(workspace, slice)?;
    let Some(other) = inherited else {
        return Ok(own);
    };
    let others = files(workspace, &other.slice)?;
    let (theirs, api) = (other.api.as_deref(), api.unwrap_or_default());
    let adapted = Adapted {
        names: (&crate_name(&other.config), &crate_name(config)),
        versions: (theirs.unwrap_or(api), api),
    };
    Ok(inherit_handwritten(own, others, &adapted))
}

/// The name of a slice's crate; none if `slice.toml` cannot be read, which is reported elsewhere.
fn crate_name(config: &Text) -> String {
    let config = config::read_config(&config.text).ok();
    config
        .and_then(|config| config.crate_name)
        .unwrap_or_default()
}

fn files(workspace: &Workspace, slice: &str) -> Result<Vec<HandwrittenFile>> {
    let mut files = Vec::new();
    for (folder, within) in [("src", "src/"), ("programs", "examples/")] {
        let origin = format!("metadata/{slice}/{folder}");
        let folder = workspace.root.join(&origin);
        if folder.is_dir() {
            collect(&folder, &origin, within, &mut files)
                .with_context(|| format!("cannot read {origin}"))?;
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// Adds the files in `folder`, whose place in the crate is `within`.
fn collect(
    folder: &Path,
    origin: &str,
    within: &str,
    files: &mut Vec<HandwrittenFile>,
) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{within}{name}");
        if entry.file_type()?.is_dir() {
            let origin = format!("{origin}/{name}");
            collect(&entry.path(), &origin, &format!("{path}/"), files)?;
            continue;
        }
        let origin = format!("{origin}/{name}");
        let bytes = read(&entry.path())?.unwrap_or_default();
        let text = String::from_utf8(bytes).with_context(|| format!("{origin} is not UTF-8"))?;
        let text = text.replace("\r\n", "\n");
        files.push(HandwrittenFile { path, origin, text });
    }
    Ok(())
}
