//! The texts that a run reads, each with the name that messages call it by.

use crate::csdl;
use crate::pages::Pages;
use crate::source::Asked;
use crate::text::{Text, read};
use crate::workspace::Workspace;
use anyhow::{Context as _, Result, bail};
use graph_codegen::Texts;
use graph_csdl::problem::{Input, Problem, Problems};
use std::path::Path;

/// What one slice, or one file without a slice, is made from.
#[derive(Clone, Debug)]
pub(crate) struct Inputs {
    /// The slice that they are of.
    pub(crate) slice: Option<String>,
    /// CSDL.
    pub(crate) metadata: Text,
    /// `slice.toml` or what `--config` names.
    pub(crate) config: Option<Text>,
    /// `docs.toml`.
    pub(crate) docs: Option<Text>,
    /// `names.toml`.
    pub(crate) names: Option<Text>,
    /// `source.toml`: where the metadata comes from; none where other metadata takes its place.
    pub(crate) source: Option<Text>,
    /// `metadata/corrections.toml`; none where the metadata is taken as it is.
    pub(crate) corrections: Option<Text>,
    /// Pages of `examples/`, which documentation shows as Rust.
    pub(crate) examples: Pages,
}

/// The pages in a folder; none if there is no such folder.
fn examples(folder: &Path) -> Result<Pages> {
    if folder.is_dir() {
        Pages::any(&[folder.to_owned()])
    } else {
        Ok(Pages::default())
    }
}

/// Where the corrections of Graph's metadata stand.
const CORRECTIONS: &str = "metadata/corrections.toml";

/// The corrections of a workspace, if it has any.
///
/// # Errors
/// If they cannot be read.
pub(crate) fn corrections(workspace: &Workspace) -> Result<Option<Text>> {
    let cannot = || format!("cannot read {CORRECTIONS}");
    let bytes = read(&workspace.root.join(CORRECTIONS)).with_context(cannot)?;
    let text = bytes.map(|bytes| Text::toml(CORRECTIONS.to_owned(), bytes));
    text.transpose()
}

impl Inputs {
    /// With the corrections of the workspace.
    ///
    /// # Errors
    /// If they cannot be read.
    pub(crate) fn corrected(self, workspace: &Workspace) -> Result<Self> {
        Ok(Self {
            corrections: corrections(workspace)?,
            ..self
        })
    }

    /// Those of a slice; `metadata` is not needed where other metadata takes its place.
    ///
    /// # Errors
    /// If one that must be there is missing, or cannot be read.
    pub(crate) fn of_slice(
        workspace: &Workspace,
        slice: &str,
        metadata: Option<Text>,
    ) -> Result<Self> {
        let read = |file: &str| {
            let name = format!("metadata/{slice}/{file}");
            let text =
                read(&workspace.root.join(&name)).with_context(|| format!("cannot read {name}"));
            text.map(|text| text.map(|bytes| (name, bytes)))
        };
        let toml = |file: &str| {
            read(file)?
                .map(|(name, bytes)| Text::toml(name, bytes))
                .transpose()
        };
        let Some(config) = toml("slice.toml")? else {
            bail!(
                "metadata/{slice}/slice.toml is missing; write there a name and the paths, such as\n  crate = \"graph-{slice}\"\n  paths = [\"/me/messages/**\"]"
            );
        };
        let source = if metadata.is_none() {
            toml("source.toml")?
        } else {
            None
        };
        let metadata = match (metadata, read("schema.csdl")?) {
            (Some(metadata), _) => metadata,
            (None, Some((name, bytes))) => csdl::text(name, bytes)?,
            (None, None) => bail!(
                "metadata/{slice}/schema.csdl is missing; \
                 write it with: cargo xtask import FILE --slice {slice}"
            ),
        };
        Ok(Self {
            slice: Some(slice.to_owned()),
            metadata,
            config: Some(config),
            docs: toml("docs.toml")?,
            names: toml("names.toml")?,
            source,
            corrections: corrections(workspace)?,
            examples: examples(&workspace.root.join("metadata").join(slice).join("examples"))?,
        })
    }

    /// A metadata file without a slice, and perhaps a configuration.
    ///
    /// # Errors
    /// If one is missing or cannot be read.
    pub(crate) fn of_files(metadata: &Path, config: Option<&Path>) -> Result<Self> {
        let must = |path: &Path| {
            let cannot = || format!("cannot read {}", path.display());
            let bytes = read(path)
                .with_context(cannot)?
                .context("there is no such file")
                .with_context(cannot)?;
            anyhow::Ok((path.display().to_string(), bytes))
        };
        let (name, bytes) = must(metadata)?;
        let metadata = csdl::text(name, bytes)?;
        let config = match config {
            Some(path) => must(path)
                .and_then(|(name, bytes)| Text::toml(name, bytes))
                .map(Some)?,
            None => None,
        };
        Ok(Self {
            slice: None,
            metadata,
            config,
            docs: None,
            names: None,
            source: None,
            corrections: None,
            examples: Pages::default(),
        })
    }

    /// A ledger on its own.
    pub(crate) fn of_ledger(ledger: Text) -> Self {
        Self {
            slice: None,
            metadata: ledger.clone(),
            config: None,
            docs: Some(ledger),
            names: None,
            source: None,
            corrections: None,
            examples: Pages::default(),
        }
    }

    /// The texts alone, with what the command line says.
    pub(crate) fn texts(&self, asked: &Asked) -> Texts<'_> {
        fn text(text: &Option<Text>) -> &str {
            text.as_ref().map_or("", |text| &text.text)
        }
        Texts {
            metadata: &self.metadata.text,
            config: text(&self.config),
            docs: text(&self.docs),
            names: text(&self.names),
            source: text(&self.source),
            corrections: text(&self.corrections),
            arguments: asked.arguments(),
            pages: self.examples.sources(),
            slice: self.slice.as_deref(),
        }
    }

    /// What is wrong with them, ready to be read: file, line, column, and what would settle it.
    pub(crate) fn render(&self, problems: &Problems) -> String {
        let mut placed = Problems::new();
        for problem in problems.iter() {
            placed.push(self.place(problem));
        }
        placed.render(|input| self.file(input))
    }

    /// What is asked on the command line travels in the configuration, and has no place in a file.
    fn place(&self, problem: &Problem) -> Problem {
        let mut problem = problem.clone();
        if problem.input == Input::Config && self.config.is_none() {
            problem.input = Input::Arguments;
        }
        if problem.input == Input::Arguments {
            problem.at = None;
        }
        problem
    }

    fn file(&self, input: Input) -> (&str, &str) {
        let text = match input {
            Input::Metadata => Some(&self.metadata),
            Input::Config => self.config.as_ref(),
            Input::Docs => self.docs.as_ref(),
            Input::Names => self.names.as_ref(),
            Input::Source => self.source.as_ref(),
            Input::Corrections => self.corrections.as_ref(),
            Input::Arguments => None,
        };
        let name = match input {
            Input::Docs => "docs.toml",
            Input::Names => "names.toml",
            Input::Source => "source.toml",
            Input::Corrections => "metadata/corrections.toml",
            Input::Metadata | Input::Config | Input::Arguments => "command line",
        };
        text.map_or((name, ""), |text| (&text.name, &text.text))
    }
}
