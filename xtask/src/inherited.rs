//! The slice that another one inherits from, as it lies on the disk.

use crate::text::{Text, read};
use crate::workspace::Workspace;
use anyhow::{Context as _, Result, bail};
use graph_csdl::config::{self, Spanned};
use graph_csdl::problem::line_and_column;
use std::path::PathBuf;

/// What is shared of the other slice.
#[derive(Clone, Debug)]
pub(crate) struct Inherited {
    /// Its `slice.toml`.
    pub(crate) config: Text,
    /// Its `docs.toml`.
    pub(crate) docs: Option<Text>,
    /// The folder of its pages.
    pub(crate) examples: PathBuf,
    /// The version of Graph that the pages are written for.
    pub(crate) api: Option<String>,
}

impl Inherited {
    /// That of the slice with this `slice.toml`, if it inherits. One that cannot be read is reported by whoever needs what it
    /// says.
    ///
    /// # Errors
    /// If there is no such slice, or a file of it cannot be read.
    pub(crate) fn of(workspace: &Workspace, config: &Text) -> Result<Option<Self>> {
        let own = config::read_config(&config.text).ok();
        let Some(name) = own.and_then(|own| own.inherits) else {
            return Ok(None);
        };
        let slices = workspace.slices()?;
        if !slices.contains(&name.value) {
            bail!(no_such_slice(config, &name, &slices));
        }
        let toml = |file| toml(workspace, &name.value, file);
        let Some(config) = toml("slice.toml")? else {
            bail!(no_such_slice(config, &name, &slices));
        };
        Ok(Some(Self {
            api: api(&config, toml("source.toml")?.as_ref()),
            config,
            docs: toml("docs.toml")?,
            examples: workspace
                .root
                .join("metadata")
                .join(&name.value)
                .join("examples"),
        }))
    }
}

/// The version of Graph that a slice is of.
pub(crate) fn api(config: &Text, source: Option<&Text>) -> Option<String> {
    let said = config::read_config(&config.text).ok()?.api;
    let of_source = || config::read_source(&source?.text).ok()?.api;
    said.or_else(of_source)
}

/// A file of a slice, with the name that messages call it by; none if it is not there.
///
/// # Errors
/// If it cannot be read.
pub(crate) fn toml(workspace: &Workspace, slice: &str, file: &str) -> Result<Option<Text>> {
    let name = format!("metadata/{slice}/{file}");
    let bytes = read(&workspace.root.join(&name)).with_context(|| format!("cannot read {name}"))?;
    bytes.map(|bytes| Text::toml(name, bytes)).transpose()
}

fn no_such_slice(config: &Text, name: &Spanned<String>, slices: &[String]) -> String {
    let (line, column) = line_and_column(&config.text, name.at);
    format!(
        "{}:{line}:{column}: `inherits` names {:?}, and there is no such slice; there is: {}",
        config.name,
        name.value,
        slices.join(", ")
    )
}
