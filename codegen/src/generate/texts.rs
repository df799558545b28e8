//! What a crate is made from, as texts: nothing here knows where they lie.

use graph_csdl::config::{self, Config, Descriptions, Names, Source, Spanned};
use graph_csdl::problem::{At, Input, Problem, Problems};
use graph_csdl::schema::{self, Schema};
use graph_reference as reference;
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// The texts that a crate is made from, one for each [`Input`]; a file that does not exist is an empty text.
#[derive(Clone, Debug, Default)]
pub struct Texts<'t> {
    /// The CSDL file.
    pub metadata: &'t str,
    /// `slice.toml`: what is asked for and settled.
    pub config: &'t str,
    /// `docs.toml`: descriptions.
    pub docs: &'t str,
    /// `names.toml`: names given before.
    pub names: &'t str,
    /// `source.toml`: where the metadata comes from.
    pub source: &'t str,
    /// `corrections.toml`: what the metadata gets wrong.
    pub corrections: &'t str,
    /// What the slice inherits, where its `slice.toml` names another one.
    pub inherited: Option<Inherited<'t>>,
    /// What the command line says in place of `slice.toml`.
    pub arguments: Arguments,
    /// Reference pages whose examples are shown in the documentation.
    pub pages: Vec<reference::Source<'t>>,
    /// What messages call the slice, if it has a name.
    pub slice: Option<&'t str>,
}

/// The texts of the slice that another one inherits from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Inherited<'t> {
    /// Its `slice.toml`.
    pub config: &'t str,
    /// Its `docs.toml`.
    pub docs: &'t str,
}

/// The text of the metadata, which is read once however many need it.
pub(super) struct Metadata<'t> {
    text: &'t str,
    read: OnceCell<Result<Schema, Problems>>,
}

impl<'t> Metadata<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            read: OnceCell::new(),
        }
    }

    fn read(&self) -> &Result<Schema, Problems> {
        self.read.get_or_init(|| schema::read(self.text))
    }

    /// What it says.
    pub(super) fn into_schema(self) -> Result<Schema, Problems> {
        let read = self.read.into_inner();
        read.unwrap_or_else(|| schema::read(self.text))
    }
}

/// What the command line says in place of `slice.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// Path patterns; none to keep those of `slice.toml`.
    pub paths: Vec<String>,
    /// Name of the crate.
    pub name: Option<String>,
    /// Version of Graph; `slice.toml` must not contradict it.
    pub api: Option<Api>,
}

/// A version of Graph, and what says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Api {
    /// `beta` or `v1.0`.
    pub version: String,
    /// As in "the name of the file".
    pub by: String,
}

impl Texts<'_> {
    /// What `slice.toml` says, with what the arguments say in its place and what `source.toml` adds.
    ///
    /// # Errors
    /// Everything that is wrong with these texts, and contradictions between them.
    pub fn config(&self) -> Result<Config, Problems> {
        self.config_of(&Metadata::new(self.metadata))
    }

    /// As [`config`](Self::config), of metadata that is read on.
    pub(super) fn config_of(&self, metadata: &Metadata<'_>) -> Result<Config, Problems> {
        let mut config = config::read_config(self.config)?;
        config.corrections = config::read_corrections(self.corrections)?;
        if let Some(inherited) = &self.inherited {
            let other = config::read_config(inherited.config).map_err(Problems::inherited)?;
            config = config.inherit(other)?;
        }
        let Arguments { paths, name, api } = &self.arguments;
        if !paths.is_empty() {
            config.paths = paths.iter().map(|path| argument(path)).collect();
        }
        if name.is_some() {
            config.crate_name.clone_from(name);
        }
        if let Some(api) = api {
            let version = config.api.get_or_insert_with(|| api.version.clone());
            if *version != api.version {
                return Err(contradiction(version, api));
            }
        }
        let source = self.source()?;
        // What is wrong with the facts is found where they are needed.
        let facts = source.file.is_some().then(|| metadata.read());
        let facts = facts.and_then(|facts| facts.as_ref().ok());
        let declared = facts.map_or_else(BTreeSet::new, schema::declared);
        config.with_source(&source, self.slice.unwrap_or("NAME"), &declared)
    }

    /// What `source.toml` says.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn source(&self) -> Result<Source, Problems> {
        config::read_source(self.source)
    }

    /// Descriptions and names given before; the problems of both files at once.
    ///
    /// # Errors
    /// Everything that is wrong with them.
    pub fn beside(&self) -> Result<(Descriptions, Names), Problems> {
        let descriptions = self.descriptions();
        let names = config::read_names(self.names);
        match (descriptions, names) {
            (Ok(descriptions), Ok(names)) => Ok((descriptions, names)),
            (descriptions, names) => {
                let mut problems = descriptions.err().unwrap_or_default();
                problems.extend(names.err().unwrap_or_default());
                Err(problems)
            }
        }
    }

    fn descriptions(&self) -> Result<Descriptions, Problems> {
        let own = config::read_descriptions(self.docs)?;
        let Some(inherited) = &self.inherited else {
            return Ok(own);
        };
        own.inherit(config::read_descriptions(inherited.docs).map_err(Problems::inherited)?)
    }

    /// Problems as a maintainer reads them; each file by its usual name.
    pub fn render(&self, problems: &Problems) -> String {
        problems.render(|input| match input {
            Input::Metadata => ("schema.csdl", self.metadata),
            Input::Config => ("slice.toml", self.config),
            Input::Docs => ("docs.toml", self.docs),
            Input::Names => ("names.toml", self.names),
            Input::Source => ("source.toml", self.source),
            Input::Corrections => ("corrections.toml", self.corrections),
            Input::InheritedConfig => (
                "inherited slice.toml",
                self.inherited.map_or("", |inherited| inherited.config),
            ),
            Input::InheritedDocs => (
                "inherited docs.toml",
                self.inherited.map_or("", |inherited| inherited.docs),
            ),
            Input::Arguments => ("command line", ""),
        })
    }
}

/// A path pattern of the command line, which has no place in a file.
fn argument(path: &str) -> Spanned<String> {
    Spanned {
        value: path.to_owned(),
        at: At(0),
    }
}

fn contradiction(said: &str, Api { version, by }: &Api) -> Problems {
    Problems::from(Problem {
        input: Input::Config,
        at: None,
        within: String::new(),
        what: format!("`api` is {said}, but the version of Graph is {version} by {by}"),
        settle: format!("write `api = {version:?}`, or take a metadata file of {said}"),
    })
}
