//! Checks pages against a slice or a metadata file, and compares the result with the slice's ledger.

mod file;

use crate::input::Inputs;
use crate::input::api;
use crate::input::ignored::Ignored;
use crate::input::pages::Pages;
use crate::input::rejected::{Rejected, accept};
use crate::input::selection::Selection;
use crate::input::text::{Text, read};
use crate::workspace::Workspace;
use anyhow::{Context as _, Result};
use file::{File, resolved, uncorrected};
use graph_codegen::Planned;
use graph_csdl::config::Config;
use graph_csdl::model::Model;
use graph_csdl::slice;
use graph_reference::Page;
use graph_reference::check::{Accepted, Ledger, Report, Subject, Verdict, check, read_ledger};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The metadata that pages are checked against, and the ledger.
#[derive(Debug)]
pub(crate) struct Checker {
    inputs: Inputs,
    /// The metadata, corrected.
    pub(crate) model: Model,
    /// The metadata as published, if a correction changes it.
    uncorrected: Option<Model>,
    other: Option<Model>,
    /// The content of `slice.toml`.
    config: Option<Config>,
    api: Option<String>,
    ledger: Option<Ledger>,
}

impl Checker {
    /// A slice, with its ledger.
    ///
    /// # Errors
    /// If it cannot be read, or has problems.
    pub(crate) fn slice(workspace: &Workspace, slice: &str) -> Result<Self> {
        let inputs = Inputs::of_slice(workspace, slice, None)?;
        let (config, model) = resolved(&inputs, &Selection::default())?;
        Self::of(workspace, slice, inputs, config, model)
    }

    /// A slice whose crate was just planned, with its ledger.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub(crate) fn planned(
        workspace: &Workspace,
        slice: &str,
        inputs: &Inputs,
        planned: Planned,
    ) -> Result<Self> {
        let Planned { config, model, .. } = planned;
        Self::of(workspace, slice, inputs.clone(), config, model)
    }

    fn of(
        workspace: &Workspace,
        slice: &str,
        mut inputs: Inputs,
        config: Config,
        model: Model,
    ) -> Result<Self> {
        inputs.examples = inputs.examples.matching(&model);
        Ok(Self {
            uncorrected: uncorrected(&inputs, &config, &model),
            model,
            other: None,
            api: config.api.clone(),
            config: Some(config),
            ledger: Some(ledger(workspace, slice)?),
            inputs,
        })
    }

    /// A metadata file, with the corrections of a workspace or as published.
    ///
    /// # Errors
    /// As [`slice`](Self::slice).
    pub(crate) fn file(
        metadata: &Path,
        api: Option<api::Version>,
        corrections: Option<&Workspace>,
    ) -> Result<Self> {
        let File {
            inputs,
            api,
            config,
            model,
        } = File::read(metadata, api, corrections)?;
        Ok(Self {
            uncorrected: uncorrected(&inputs, &config, &model),
            model,
            other: None,
            config: None,
            api,
            ledger: None,
            inputs,
        })
    }

    /// Adds a second metadata file, of another age or cloud, corrected like the first.
    ///
    /// # Errors
    /// As [`file`](Self::file).
    pub(crate) fn and_other(
        self,
        metadata: &Path,
        api: Option<api::Version>,
        corrections: Option<&Workspace>,
    ) -> Result<Self> {
        let other = File::read(metadata, api, corrections)?;
        Ok(Self {
            other: Some(other.model),
            ..self
        })
    }

    /// The ignored parts of the metadata.
    pub(crate) fn ignored(&self) -> Ignored {
        Ignored::of(&self.inputs, self.model.warnings())
    }

    /// The pages of the slice: its own and inherited ones.
    pub(crate) fn examples(&self) -> &Pages {
        &self.inputs.examples
    }

    /// Checks pages. `whole` says that they are the complete reference.
    ///
    /// # Errors
    /// If the slice asks for something that the metadata lacks.
    pub(crate) fn check(&self, pages: &Pages, whole: bool) -> Result<Checked, Rejected> {
        let read = graph_reference::read_all(&pages.sources());
        self.check_read(&read, pages.names(), whole)
    }

    /// As [`check`](Self::check), for pages that are already parsed; `names` are the names of all pages.
    ///
    /// # Errors
    /// As [`check`](Self::check).
    pub(crate) fn check_read(
        &self,
        pages: &[Page],
        mut names: BTreeSet<String>,
        whole: bool,
    ) -> Result<Checked, Rejected> {
        let selected = self
            .config
            .as_ref()
            .map(|config| accept(&self.inputs, slice::select(&self.model, config)))
            .transpose()?;
        let subject = Subject {
            model: &self.model,
            other: self.other.as_ref(),
            slice: selected.as_ref(),
            whole,
            api: self.api.as_deref(),
        };
        let report = self.with_corrected(check(pages, &subject), pages, whole);
        if names.iter().any(|name| is_own(name)) {
            names.extend(self.own_pages());
        }
        let verdict = self
            .ledger
            .as_ref()
            .map(|ledger| ledger.verdict(&report, &names));
        Ok(Checked { report, verdict })
    }

    /// Entries of the ledger about an operation without a page that the slice no longer has.
    ///
    /// # Errors
    /// As [`check`](Self::check).
    pub(crate) fn without_operation(&self) -> Result<Vec<Accepted>, Rejected> {
        let empty = Pages::default();
        let report = self.check(&empty, true)?.report;
        let has = |path: &String| report.findings.iter().any(|finding| finding.path == *path);
        let entries = self.ledger.iter().flat_map(|ledger| &ledger.accepted);
        let is_of_operation =
            |entry: &&Accepted| entry.page.is_empty() && entry.kind == "operation-without-page";
        let gone = entries
            .filter(is_of_operation)
            .filter(|entry| !has(&entry.path));
        Ok(gone.cloned().collect())
    }

    /// Adds the contradictions that corrections resolve. Missing pages are not contradictions.
    fn with_corrected(&self, report: Report, pages: &[Page], whole: bool) -> Report {
        let Some(model) = &self.uncorrected else {
            return report;
        };
        let subject = Subject {
            model,
            other: None,
            slice: None,
            whole,
            api: self.api.as_deref(),
        };
        let mut uncorrected = check(pages, &subject);
        uncorrected.findings.retain(|it| !it.page.is_empty());
        report.with_corrected(uncorrected)
    }

    /// The slice's own pages that the ledger names; those that no longer exist are reported as gone.
    fn own_pages(&self) -> impl Iterator<Item = String> {
        let entries = self.ledger.iter().flat_map(|ledger| &ledger.accepted);
        entries
            .map(|entry| entry.page.clone())
            .filter(|page| is_own(page))
    }
}

/// The result of a check.
#[derive(Debug)]
pub(crate) struct Checked {
    /// All findings.
    pub(crate) report: Report,
    /// New and gone findings, if there is a ledger.
    pub(crate) verdict: Option<Verdict>,
}

impl Checked {
    /// Whether there are no findings except those that a ledger accepts.
    pub(crate) fn is_unchanged(&self) -> bool {
        match &self.verdict {
            Some(verdict) => verdict.is_unchanged(),
            None => self.report.findings.is_empty(),
        }
    }
}

/// The folder of the slice's own pages, relative to the root of the workspace.
pub(crate) fn own_folder(slice: &str) -> PathBuf {
    ["metadata", slice, "examples"].iter().collect()
}

/// The name of its ledger.
pub(crate) fn ledger_name(slice: &str) -> String {
    format!("metadata/{slice}/findings.toml")
}

/// Whether a page is one of the slice's own, by its name.
fn is_own(page: &str) -> bool {
    page.starts_with("examples/")
}

/// The ledger beside `slice.toml`; a slice without one accepts nothing.
fn ledger(workspace: &Workspace, slice: &str) -> Result<Ledger> {
    let name = ledger_name(slice);
    let bytes = read(&workspace.root.join(&name)).with_context(|| format!("cannot read {name}"))?;
    let Some(bytes) = bytes else {
        return Ok(Ledger::default());
    };
    let text = Text::toml(name, bytes)?;
    let ledger = read_ledger(&text.text);
    Ok(accept(&Inputs::of_ledger(text), ledger)?)
}
