//! The texts that a run reads, each with the name that messages call it by.

use crate::csdl;
use crate::inherited::{self, Inherited};
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
    /// The slice that this one inherits from.
    pub(crate) inherited: Option<Inherited>,
    /// Pages of `examples/`, and those inherited, which documentation shows as Rust.
    pub(crate) examples: Pages,
}

/// The pages of a slice of this version of Graph, and those that it inherits.
fn examples(folder: &Path, api: Option<&str>, inherited: Option<&Inherited>) -> Result<Pages> {
    let mut pages = Pages::within(folder)?;
    if let Some(inherited) = inherited {
        let others = Pages::within(&inherited.examples)?;
        let api = api.unwrap_or_default();
        pages.inherit(others, inherited.api.as_deref().unwrap_or(api), api);
    }
    Ok(pages)
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
        let toml = |file: &str| inherited::toml(workspace, slice, file);
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
        let inherited = Inherited::of(workspace, &config)?;
        let folder = workspace.root.join("metadata").join(slice);
        let api = inherited::api(&config, source.as_ref());
        Ok(Self {
            slice: Some(slice.to_owned()),
            metadata,
            config: Some(config),
            docs: toml("docs.toml")?,
            names: toml("names.toml")?,
            source,
            corrections: corrections(workspace)?,
            examples: examples(&folder.join("examples"), api.as_deref(), inherited.as_ref())?,
            inherited,
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
            inherited: None,
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
            inherited: None,
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
            inherited: self
                .inherited
                .as_ref()
                .map(|inherited| graph_codegen::Inherited {
                    config: &inherited.config.text,
                    docs: text(&inherited.docs),
                }),
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
        let inherited = self.inherited.as_ref();
        let text = match input {
            Input::InheritedConfig => inherited.map(|inherited| &inherited.config),
            Input::InheritedDocs => inherited.and_then(|inherited| inherited.docs.as_ref()),
            Input::Metadata => Some(&self.metadata),
            Input::Config => self.config.as_ref(),
            Input::Docs => self.docs.as_ref(),
            Input::Names => self.names.as_ref(),
            Input::Source => self.source.as_ref(),
            Input::Corrections => self.corrections.as_ref(),
            Input::Arguments => None,
        };
        let name = match input {
            Input::Docs | Input::InheritedDocs => "docs.toml",
            Input::Names => "names.toml",
            Input::Source => "source.toml",
            Input::Corrections => "metadata/corrections.toml",
            Input::Metadata | Input::Config | Input::InheritedConfig | Input::Arguments => {
                "command line"
            }
        };
        text.map_or((name, ""), |text| (&text.name, &text.text))
    }
}
