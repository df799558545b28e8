//! What a question is about: a slice, or any metadata file with path patterns.

use crate::input::Inputs;
use crate::text::{Text, read};
use crate::workspace::Workspace;
use anyhow::{Context as _, Result};
use clap::Args;
use std::path::{Path, PathBuf};

/// A metadata file and what is asked of it.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Metadata {
    /// CSDL file (XML, UTF-8, at most 256 MB) to use instead of a slice.
    #[arg(long, value_name = "FILE", requires = "path")]
    pub(crate) metadata: Option<PathBuf>,
    /// URL path patterns: `*` or `{id}` is one segment, `**` all that is contained below.
    #[arg(long, value_name = "PATTERN", num_args = 1.., requires = "metadata")]
    pub(crate) path: Vec<String>,
    /// Overrides, secrets and renames, as in slice.toml; its paths and crate name are not used.
    #[arg(long, value_name = "FILE", requires = "metadata")]
    pub(crate) config: Option<PathBuf>,
}

/// What the command line says in place of slice.toml.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    /// Path patterns.
    pub(crate) paths: Vec<String>,
    /// Name of the crate.
    pub(crate) name: Option<String>,
    /// API version, where slice.toml does not say.
    pub(crate) api: Option<String>,
}

impl Asked {
    /// What the metadata of a slice says of itself: the version that the published file was of.
    ///
    /// # Errors
    /// If `source.toml` cannot be read.
    pub(crate) fn of_slice(workspace: &Workspace, slice: &str) -> Result<Self> {
        let source = format!("metadata/{slice}/source.toml");
        let cannot = || format!("cannot read {source}");
        let Some(bytes) = read(&workspace.root.join(&source)).with_context(cannot)? else {
            return Ok(Self::default());
        };
        let text = Text::toml(source.clone(), bytes)?.text;
        let table: toml::Table = text.parse().with_context(cannot)?;
        let file = table.get("file").and_then(toml::Value::as_str);
        Ok(Self {
            api: file.map(|file| api(Path::new(file)).to_owned()),
            ..Self::default()
        })
    }
}

impl Metadata {
    /// What is asked of this metadata file; patterns in an order of their own.
    pub(crate) fn asked(&self, metadata: &Path) -> Asked {
        let mut paths = self.path.clone();
        paths.sort();
        paths.dedup();
        Asked {
            paths,
            name: None,
            api: Some(api(metadata).to_owned()),
        }
    }

    /// The inputs: this metadata file's, or else those of the slices that are asked for.
    ///
    /// # Errors
    /// If one is missing or cannot be read.
    pub(crate) fn inputs(
        &self,
        workspace: &Workspace,
        slices: &[String],
    ) -> Result<Vec<(Inputs, Asked)>> {
        if let Some(metadata) = &self.metadata {
            let inputs = Inputs::of_files(metadata, self.config.as_deref())?;
            return Ok(vec![(inputs, self.asked(metadata))]);
        }
        let slices = workspace.choose(slices)?;
        let inputs = |slice: &String| {
            anyhow::Ok((
                Inputs::of_slice(workspace, slice, None)?,
                Asked::of_slice(workspace, slice)?,
            ))
        };
        slices.iter().map(inputs).collect()
    }
}

/// The API version that a metadata file is of.
fn api(metadata: &Path) -> &'static str {
    api_said(metadata).unwrap_or("v1.0")
}

/// The API version, if the name says one, as those of Microsoft's files do: `beta-Prod-2026-07-31.csdl`.
pub(crate) fn api_said(metadata: &Path) -> Option<&'static str> {
    let name = metadata
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    ["beta", "v1.0"]
        .into_iter()
        .find(|version| name.contains(version))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_api_version_is_in_the_name() {
        let table = [
            ("beta-Prod-2021-07-13.csdl", "beta"),
            ("a/v1.0-x.csdl", "v1.0"),
            ("beta/metadata.xml", "v1.0"),
        ];
        for (path, expected) in table {
            assert_eq!(api(Path::new(path)), expected, "{path}");
        }
    }
}
