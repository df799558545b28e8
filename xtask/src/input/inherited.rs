//! Reads the slice that another one inherits from.

use super::text::{Text, read};
use crate::workspace::Workspace;
use anyhow::{Context as _, Result, bail};
use graph_csdl::config::{self, Spanned};
use graph_csdl::problem::line_and_column;
use std::path::PathBuf;

/// The inherited files of the other slice.
#[derive(Clone, Debug)]
pub(crate) struct Inherited {
    /// Its `slice.toml`.
    pub(crate) config: Text,
    /// Its `docs.toml`.
    pub(crate) docs: Option<Text>,
    /// The folder of its pages.
    pub(crate) examples: PathBuf,
    /// Its name.
    pub(crate) slice: String,
    /// The version of Graph that the pages are written for.
    pub(crate) api: Option<String>,
}

impl Inherited {
    /// Reads the slice that this `slice.toml` inherits from, if any. An unreadable `slice.toml` is reported where it is
    /// used.
    ///
    /// # Errors
    /// If there is no such slice, or one of its files cannot be read.
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
            slice: name.value.clone(),
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

/// The version of Graph of a slice.
pub(crate) fn api(config: &Text, source: Option<&Text>) -> Option<String> {
    let stated = config::read_config(&config.text).ok()?.api;
    let of_source = || config::read_source(&source?.text).ok()?.api;
    stated.or_else(of_source)
}

/// Reads a file of a slice, with its name in messages; none if it does not exist.
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
        "{}:{line}:{column}: `inherits` names {:?}, but there is no such slice; the slices are: {}",
        config.name,
        name.value,
        slices.join(", ")
    )
}
