//! A metadata file that pages are checked against, and its model.

use crate::input::Inputs;
use crate::input::api;
use crate::input::metadata::note_skipped;
use crate::input::rejected::{Rejected, accept};
use crate::input::selection::Selection;
use crate::workspace::Workspace;
use anyhow::Result;
use graph_csdl::config::Config;
use graph_csdl::model::Model;
use std::path::Path;

/// A metadata file without a slice.
pub(super) struct File {
    pub(super) inputs: Inputs,
    /// The version of Graph.
    pub(super) api: Option<String>,
    pub(super) config: Config,
    /// The metadata, with the corrections of the workspace, if it is read with them.
    pub(super) model: Model,
}

impl File {
    /// Reads and resolves it.
    ///
    /// # Errors
    /// If it cannot be read, or has problems.
    pub(super) fn read(
        metadata: &Path,
        api: Option<api::Version>,
        corrections: Option<&Workspace>,
    ) -> Result<Self> {
        let mut inputs = Inputs::of_files(metadata, None)?;
        if let Some(workspace) = corrections {
            inputs = inputs.corrected(workspace)?;
        }
        // Some corrections are those of one version of Graph.
        let api = api::of_metadata(metadata, api)?;
        note_skipped(&inputs, api.as_ref());
        let version = api.as_ref().map(|api| api.version.to_owned());
        let selection = Selection {
            api,
            ..Selection::default()
        };
        let (config, model) = resolved(&inputs, &selection)?;
        Ok(Self {
            inputs,
            api: version,
            config,
            model,
        })
    }
}

/// The configuration and the corrected metadata of inputs.
pub(super) fn resolved(
    inputs: &Inputs,
    selection: &Selection,
) -> Result<(Config, Model), Rejected> {
    accept(inputs, graph_codegen::resolve(&inputs.texts(selection)))
}

/// The metadata as published, if a correction changes it. None if `slice.toml` refers to an item that a correction adds:
/// without the correction it does not resolve.
pub(super) fn uncorrected(inputs: &Inputs, config: &Config, corrected: &Model) -> Option<Model> {
    if corrected.corrected().is_empty() {
        return None;
    }
    graph_codegen::resolve_uncorrected(&inputs.metadata.text, config).ok()
}
