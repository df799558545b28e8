//! The inputs of generating a crate, as texts; nothing here depends on their location.

use super::release::Release;
use crate::plan::HandwrittenFile;
use graph_csdl::config::{self, Config, Descriptions, Names, Source, Spanned, Taken};
use graph_csdl::problem::{At, Input, Problem, Problems};
use graph_csdl::schema::{self, Schema};
use graph_reference as reference;
use sha2::{Digest as _, Sha256};
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// The inputs of generating a crate, one for each [`Input`]. A missing file is an empty text.
#[derive(Clone, Debug, Default)]
pub struct Texts<'t> {
    /// The CSDL file.
    pub metadata: &'t str,
    /// `slice.toml`: the configuration.
    pub config: &'t str,
    /// `docs.toml`: descriptions.
    pub docs: &'t str,
    /// `names.toml`: names of earlier versions.
    pub names: &'t str,
    /// `source.toml`: the origin of the metadata.
    pub source: &'t str,
    /// `corrections.toml`: corrections of the metadata.
    pub corrections: &'t str,
    /// The slice that it inherits from, if `slice.toml` names one.
    pub inherited: Option<Inherited<'t>>,
    /// Options of the command line, which override `slice.toml`.
    pub arguments: Arguments,
    /// Reference pages whose examples are shown in the documentation.
    pub pages: Vec<reference::Source<'t>>,
    /// Source files that are written by hand, with those inherited.
    pub handwritten: &'t [HandwrittenFile],
    /// The name of the slice in messages, if it has one.
    pub slice: Option<&'t str>,
    /// What its version is computed from; `None` for a crate that has no releases here.
    pub release: Option<Release<'t>>,
}

/// The texts of the slice that another one inherits from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Inherited<'t> {
    /// Its `slice.toml`.
    pub config: &'t str,
    /// Its `docs.toml`.
    pub docs: &'t str,
}

/// The metadata, which is parsed at most once.
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

    /// The schema.
    pub(super) fn into_schema(self) -> Result<Schema, Problems> {
        let read = self.read.into_inner();
        read.unwrap_or_else(|| schema::read(self.text))
    }
}

/// Options of the command line, which override `slice.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// Path patterns; if empty, those of `slice.toml` are used.
    pub paths: Vec<String>,
    /// Name of the crate.
    pub name: Option<String>,
    /// Version of Graph; `slice.toml` must not contradict it.
    pub api: Option<Api>,
}

/// A version of Graph, and where it is stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Api {
    /// `beta` or `v1.0`.
    pub version: String,
    /// As in "the name of the file".
    pub by: String,
}

impl Texts<'_> {
    /// The configuration of `slice.toml`, with the arguments and the facts of `source.toml`.
    ///
    /// # Errors
    /// All problems of these texts, and contradictions between them.
    pub fn config(&self) -> Result<Config, Problems> {
        self.config_of(&Metadata::new(self.metadata))
    }

    /// As [`config`](Self::config), with metadata that later stages read too.
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
        self.unedited(&source)?;
        // Problems of the metadata are reported when it is resolved.
        let facts = source.file.is_some().then(|| metadata.read());
        let facts = facts.and_then(|facts| facts.as_ref().ok());
        let declared = facts.map_or_else(BTreeSet::new, schema::declared);
        config.with_source(Taken {
            source: &source,
            text: self.source,
            slice: self.slice.unwrap_or("NAME"),
            declared: &declared,
        })
    }

    /// Rejects facts that are not those that were imported: edited, half of a merge, or of another import.
    fn unedited(&self, source: &Source) -> Result<(), Problems> {
        let is_written = |facts: &String| *facts == hash_of_facts(self.metadata);
        if source.facts.as_ref().is_none_or(is_written) {
            return Ok(());
        }
        Err(Problem {
            input: Input::Metadata,
            at: None,
            within: String::new(),
            what: "the facts are not those that `cargo xtask import` has written".to_owned(),
            fix: format!(
                "undo the change, or take the facts again: {}",
                source.import(self.slice.unwrap_or("NAME"))
            ),
        }
        .into())
    }

    /// The content of `source.toml`.
    ///
    /// # Errors
    /// All its problems.
    pub fn source(&self) -> Result<Source, Problems> {
        config::read_source(self.source)
    }

    /// Descriptions and earlier names; the problems of both files at once.
    ///
    /// # Errors
    /// All their problems.
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

    /// Renders problems, with the usual names of the files.
    pub fn render(&self, problems: &Problems) -> String {
        problems.render(|input| match input {
            Input::Metadata => ("schema.csdl", self.metadata),
            Input::Config => ("slice.toml", self.config),
            Input::Docs => ("docs.toml", self.docs),
            Input::Names => ("names.toml", self.names),
            Input::Source => ("source.toml", self.source),
            Input::Released => (
                "released.jsonl",
                self.release.as_ref().map_or("", |release| release.record),
            ),
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

/// A path pattern of the command line, without a position in a file.
fn argument(path: &str) -> Spanned<String> {
    Spanned {
        value: path.to_owned(),
        at: At(0),
    }
}

fn contradiction(configured: &str, Api { version, by }: &Api) -> Problems {
    Problems::from(Problem {
        input: Input::Config,
        at: None,
        within: String::new(),
        what: format!("`api` is {configured}, but the version of Graph is {version} by {by}"),
        fix: format!("write `api = {version:?}`, or use a metadata file of {configured}"),
    })
}

/// SHA-256 of the text of `schema.csdl`, in hexadecimal. A checkout may have changed the ends of its lines, and an editor may have
/// added a byte order mark.
pub fn hash_of_facts(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
