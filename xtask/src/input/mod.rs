//! What a command reads: the texts of a slice or of a metadata file, each with its name in messages.

pub(crate) mod api;
pub(crate) mod csdl;
mod handwritten;
pub(crate) mod ignored;
pub(crate) mod inherited;
pub(crate) mod metadata;
pub(crate) mod origin;
pub(crate) mod pages;
pub(crate) mod published;
pub(crate) mod rejected;
pub(crate) mod selection;
pub(crate) mod text;

use crate::workspace::Workspace;
use anyhow::{Context as _, Result, bail};
use graph_codegen::interface::Environment;
use graph_codegen::plan::HandwrittenFile;
use graph_codegen::{Release, Texts};
use graph_csdl::problem::{Input, Problem, Problems};
use inherited::Inherited;
use pages::Pages;
use published::{Published, published};
use selection::Selection;
use std::path::Path;
use text::{Text, read};

/// All inputs of one slice, or of one file without a slice.
#[derive(Clone, Debug)]
pub(crate) struct Inputs {
    /// The slice's name.
    pub(crate) slice: Option<String>,
    /// CSDL.
    pub(crate) metadata: Text,
    /// `slice.toml` or the file of `--config`.
    pub(crate) config: Option<Text>,
    /// `docs.toml`.
    pub(crate) docs: Option<Text>,
    /// `names.toml`.
    pub(crate) names: Option<Text>,
    /// `source.toml`: the origin of the metadata; none if other metadata replaces it.
    pub(crate) source: Option<Text>,
    /// `metadata/corrections.toml`; none if the metadata is read as published.
    pub(crate) corrections: Option<Text>,
    /// The slice that this one inherits from.
    pub(crate) inherited: Option<Inherited>,
    /// `released.jsonl`: the record of the last release.
    pub(crate) released: Option<Text>,
    /// `changelog.md`: the entries of all releases.
    pub(crate) entries: Option<Text>,
    /// The versions below the crate, if it has releases: of a slice that is read as it is.
    pub(crate) environment: Option<Environment>,
    /// Pages of `examples/`, own and inherited; documentation shows them as Rust.
    pub(crate) examples: Pages,
    /// Source files of `src/`, own and inherited.
    pub(crate) handwritten: Vec<HandwrittenFile>,
}

/// A slice's own pages and inherited ones, adapted to this version of Graph.
fn examples(folder: &Path, api: Option<&str>, inherited: Option<&Inherited>) -> Result<Pages> {
    let mut pages = Pages::within(folder)?;
    if let Some(inherited) = inherited {
        let others = Pages::within(&inherited.examples)?;
        let api = api.unwrap_or_default();
        pages.inherit(others, inherited.api.as_deref().unwrap_or(api), api);
    }
    Ok(pages)
}

/// The file of corrections, from the root of the workspace.
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
    /// Adds the corrections of the workspace.
    ///
    /// # Errors
    /// If they cannot be read.
    pub(crate) fn corrected(self, workspace: &Workspace) -> Result<Self> {
        Ok(Self {
            corrections: corrections(workspace)?,
            ..self
        })
    }

    /// The inputs of a slice. `metadata` replaces its `schema.csdl`.
    ///
    /// # Errors
    /// If a required file is missing or cannot be read.
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
                "metadata/{slice}/slice.toml is missing; write it with a name and the paths, such as\n  crate = \"graph-{slice}\"\n  paths = [\"/me/messages/**\"]"
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
        let handwritten = handwritten::of_slice(
            workspace,
            slice,
            (&config, api.as_deref()),
            inherited.as_ref(),
        )?;
        Ok(Self {
            slice: Some(slice.to_owned()),
            metadata,
            config: Some(config),
            docs: toml("docs.toml")?,
            names: toml("names.toml")?,
            source,
            corrections: corrections(workspace)?,
            handwritten,
            examples: examples(&folder.join("examples"), api.as_deref(), inherited.as_ref())?,
            inherited,
            released: toml("released.jsonl")?,
            entries: toml("changelog.md")?,
            environment: None,
        })
    }

    /// A metadata file or URL without a slice, and an optional configuration.
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
        let Published { name, bytes, .. } = published(metadata)?;
        let metadata = csdl::text(name, bytes)?;
        let config = match config {
            Some(path) => must(path)
                .and_then(|(name, bytes)| Text::toml(name, bytes))
                .map(Some)?,
            None => None,
        };
        Ok(Self {
            config,
            ..Self::of_metadata(metadata)
        })
    }

    /// Metadata without anything beside it.
    pub(crate) fn of_metadata(metadata: Text) -> Self {
        Self {
            slice: None,
            metadata,
            config: None,
            docs: None,
            names: None,
            source: None,
            corrections: None,
            inherited: None,
            released: None,
            entries: None,
            environment: None,
            examples: Pages::default(),
            handwritten: Vec::new(),
        }
    }

    /// A ledger alone, for messages about it.
    pub(crate) fn of_ledger(ledger: Text) -> Self {
        Self {
            docs: Some(ledger.clone()),
            ..Self::of_metadata(ledger)
        }
    }

    /// The texts for the generator, with the selection of the command line.
    pub(crate) fn texts(&self, selection: &Selection) -> Texts<'_> {
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
            arguments: selection.arguments(),
            pages: self.examples.sources(),
            handwritten: &self.handwritten,
            slice: self.slice.as_deref(),
            release: self.environment.as_ref().map(|environment| Release {
                record: text(&self.released),
                entries: text(&self.entries),
                environment: environment.clone(),
            }),
        }
    }

    /// Renders problems as messages: file, line, column, and the fix.
    pub(crate) fn render(&self, problems: &Problems) -> String {
        let placed = problems.clone().map(|problem, _| self.place(problem));
        placed.render(|input| self.file(input))
    }

    /// The configuration can come from the command line; then a problem has no place in a file.
    fn place(&self, problem: &mut Problem) {
        if problem.input == Input::Config && self.config.is_none() {
            problem.input = Input::Arguments;
        }
        if problem.input == Input::Arguments {
            problem.at = None;
        }
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
            Input::Released => self.released.as_ref(),
            Input::Corrections => self.corrections.as_ref(),
            Input::Arguments => None,
        };
        let name = match input {
            Input::Docs | Input::InheritedDocs => "docs.toml",
            Input::Names => "names.toml",
            Input::Source => "source.toml",
            Input::Released => "released.jsonl",
            Input::Corrections => "metadata/corrections.toml",
            Input::Metadata | Input::Config | Input::InheritedConfig | Input::Arguments => {
                "command line"
            }
        };
        text.map_or((name, ""), |text| (&text.name, &text.text))
    }
}
