//! The input of a command: a slice, or any metadata file with path patterns.

use super::Inputs;
use super::api;
use super::api::Api;
use super::selection::Selection;
use crate::console::note;
use crate::workspace::Workspace;
use anyhow::{Result, bail};
use clap::Args;
use graph_csdl::config::read_corrections_as_far;
use std::path::{Path, PathBuf};

/// A metadata file, path patterns, and how to read them.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Metadata {
    /// CSDL file (XML, at most 256 MB, gzip or not), or its https URL, to use instead of a slice.
    #[arg(long, value_name = "FILE", requires = "path")]
    pub(crate) metadata: Option<PathBuf>,
    /// URL path patterns, one or more: `*` or `{id}` is one segment, `**` is all below.
    #[arg(long, value_name = "PATTERN", num_args = 1.., requires = "metadata")]
    pub(crate) path: Vec<String>,
    /// Overrides, secrets and renames, as in slice.toml; its paths and crate name are not used.
    #[arg(long, value_name = "FILE", requires = "metadata")]
    pub(crate) config: Option<PathBuf>,
    /// Read the metadata as published, without metadata/corrections.toml.
    #[arg(long, requires = "metadata")]
    pub(crate) no_corrections: bool,
    /// The version of Graph of the metadata, beta or v1.0, if the name of the file does not have it.
    #[arg(
        long,
        value_enum,
        value_name = "VERSION",
        requires = "metadata",
        hide_possible_values = true
    )]
    pub(crate) api: Option<api::Version>,
}

impl Metadata {
    /// The selection for the metadata file, with its patterns sorted.
    ///
    /// # Errors
    /// If the version of Graph is stated twice, and differs.
    pub(crate) fn selection(&self) -> Result<Selection> {
        let mut paths = self.path.clone();
        paths.sort();
        paths.dedup();
        let api = match &self.metadata {
            Some(file) => api::of_metadata(file, self.api)?,
            None => None,
        };
        Ok(Selection {
            paths,
            api,
            ..Selection::default()
        })
    }

    /// The inputs of a metadata file, with corrections unless `--no-corrections` is set.
    ///
    /// # Errors
    /// If one is missing or cannot be read.
    pub(crate) fn file(&self, metadata: &Path, workspace: &Workspace) -> Result<Inputs> {
        let inputs = Inputs::of_files(metadata, self.config.as_deref())?;
        if self.no_corrections {
            return Ok(inputs);
        }
        inputs.corrected(workspace)
    }

    /// Rejects options of a metadata file where none is given: clap drops `requires` if another argument of a group
    /// conflicts with the required one.
    ///
    /// # Errors
    /// If there is such an option.
    pub(crate) fn refuse_strays(&self) -> Result<()> {
        let strays = [
            ("--path", !self.path.is_empty()),
            ("--config", self.config.is_some()),
            ("--no-corrections", self.no_corrections),
            ("--api", self.api.is_some()),
        ];
        let mut strays = strays.into_iter().filter(|(_, is_given)| *is_given);
        match strays.next() {
            Some((option, _)) if self.metadata.is_none() => {
                bail!("{option} needs --metadata FILE; leave it out for a slice")
            }
            _ => Ok(()),
        }
    }

    /// The inputs: this metadata file, or else the given slices.
    ///
    /// # Errors
    /// If one is missing or cannot be read.
    pub(crate) fn inputs(
        &self,
        workspace: &Workspace,
        slices: &[String],
    ) -> Result<Vec<(Inputs, Selection)>> {
        if let Some(metadata) = &self.metadata {
            let inputs = self.file(metadata, workspace)?;
            let selection = self.selection()?;
            note_skipped(&inputs, selection.api.as_ref());
            return Ok(vec![(inputs, selection)]);
        }
        self.refuse_strays()?;
        let slices = workspace.choose(slices)?;
        let inputs = |slice: &String| {
            anyhow::Ok((
                Inputs::of_slice(workspace, slice, None)?,
                Selection::default(),
            ))
        };
        slices.iter().map(inputs).collect()
    }
}

/// Warns of the corrections that are skipped where the version of Graph is unknown: those that hold for one version.
pub(crate) fn note_skipped(inputs: &Inputs, api: Option<&Api>) {
    let Some(file) = inputs.corrections.as_ref().filter(|_| api.is_none()) else {
        return;
    };
    // What is wrong with the file is reported when it is applied.
    let (corrections, _) = read_corrections_as_far(&file.text);
    let skipped = corrections.entries.iter().filter(|it| it.api.is_some());
    let skipped = skipped.count();
    if skipped > 0 {
        note(&format!(
            "warning: the version of Graph of {} is unknown, so the corrections that hold for one version are skipped ({skipped} \
             of {}); give --api beta or --api v1.0",
            inputs.metadata.name,
            corrections.entries.len()
        ));
    }
}
