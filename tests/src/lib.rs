//! What the tests of this folder share: where things are, and crates from the texts in a folder.

#[cfg(feature = "wire")]
pub mod examples;
#[cfg(feature = "wire")]
pub mod exchange;
pub mod package;
#[cfg(feature = "wire")]
pub mod play;
#[cfg(feature = "wire")]
pub mod server;

use graph_codegen::emit::Files;
use graph_codegen::plan::{Adapted, HandwrittenFile, Runtime, inherit_handwritten};
use graph_codegen::{Inherited, Planned, Purpose, Setting};
use graph_csdl::config::{self, Config, Names};
use graph_csdl::problem::Problems;
use graph_reference::{Source, shared};
use std::path::{Path, PathBuf};

/// The front page: what it shows of Rust compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct FrontPage;

/// The root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The slices of the project, by name.
///
/// # Panics
/// Where the folder of slices cannot be read.
pub fn slices() -> Vec<String> {
    let entries = std::fs::read_dir(root().join("metadata")).expect("the folder of slices");
    let mut slices: Vec<String> = entries
        .flatten()
        .filter(|entry| entry.path().join("slice.toml").is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    slices.sort();
    slices
}

/// The shared inputs beside the workspace, if they are there; otherwise says which test does without.
pub fn shared(test: &str) -> Option<PathBuf> {
    let shared = root().join("../shared");
    if shared.is_dir() {
        return Some(shared);
    }
    println!("skipped: {test} needs ../shared");
    None
}

/// The pages in a folder, in order of their names; none if there is no such folder.
fn pages(folder: &Path) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    paths.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let name = path.file_name().unwrap_or_default();
        (format!("examples/{}", name.to_string_lossy()), text)
    };
    paths.into_iter().map(read).collect()
}

/// The Rust of a slice, by its path in the crate.
fn handwritten(folder: &Path) -> Vec<HandwrittenFile> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let mut files = Vec::new();
    for (of_slice, of_crate) in [("src", "src"), ("programs", "examples")] {
        let origin = format!("metadata/{name}/{of_slice}");
        add_handwritten(&folder.join(of_slice), &origin, of_crate, &mut files);
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn add_handwritten(folder: &Path, origin: &str, within: &str, files: &mut Vec<HandwrittenFile>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy();
        let (origin, within) = (format!("{origin}/{name}"), format!("{within}/{name}"));
        if path.is_dir() {
            add_handwritten(&path, &origin, &within, files);
            continue;
        }
        files.push(HandwrittenFile {
            path: within,
            origin,
            text: std::fs::read_to_string(path).unwrap_or_default(),
        });
    }
}

/// The runtime of this checkout, as a manifest anywhere can name it.
///
/// # Panics
/// Where it is not there.
pub fn runtime() -> String {
    let runtime = root().join("codegen/runtime");
    let runtime = runtime.canonicalize().expect("the runtime");
    runtime.to_string_lossy().replace('\\', "/")
}

/// The texts that a crate is made from.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    /// The CSDL file.
    pub metadata: String,
    /// `slice.toml`.
    pub config: String,
    /// `docs.toml`.
    pub docs: String,
    /// `names.toml`.
    pub names: String,
    /// `source.toml`.
    pub source: String,
    /// `corrections.toml`, which stands beside the slices.
    pub corrections: String,
    /// `slice.toml` and `docs.toml` of the slice that it inherits from.
    pub inherited: Option<(String, String)>,
    /// The pages of `examples/`, and those inherited, by name.
    pub examples: Vec<(String, String)>,
    /// The files of `src/` and `programs/`, and those inherited.
    pub handwritten: Vec<HandwrittenFile>,
}

impl Texts {
    /// The texts in a folder, those that are absent empty; and what they inherit from the folder beside it that they name.
    pub fn read(folder: &Path) -> Self {
        let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap_or_default();
        let texts = Self {
            metadata: read("schema.csdl"),
            config: read("slice.toml"),
            docs: read("docs.toml"),
            names: read("names.toml"),
            source: read("source.toml"),
            corrections: read("../corrections.toml"),
            inherited: None,
            examples: pages(&folder.join("examples")),
            handwritten: handwritten(folder),
        };
        match texts.config_alone().and_then(|config| config.inherits) {
            Some(other) => texts.inherit(Self::read(&folder.with_file_name(other.value))),
            None => texts,
        }
    }

    fn config_alone(&self) -> Option<Config> {
        config::read_config(&self.config).ok()
    }

    /// The version of Graph.
    fn api(&self) -> String {
        let source = || config::read_source(&self.source).ok()?.api;
        let said = self.config_alone().and_then(|config| config.api);
        said.or_else(source).unwrap_or_default()
    }

    fn inherit(mut self, other: Self) -> Self {
        let name = |texts: &Self| {
            texts
                .config_alone()
                .and_then(|config| config.crate_name)
                .unwrap_or_default()
        };
        let names = (&*name(&other), &*name(&self));
        let own = std::mem::take(&mut self.handwritten);
        let (from, to) = (other.api(), self.api());
        let adapted = Adapted {
            names,
            versions: (&from, &to),
        };
        self.handwritten = inherit_handwritten(own, other.handwritten.clone(), &adapted);
        let mut pages = self.examples.into_iter().collect();
        shared::inherit(
            (&mut pages, &to),
            (other.examples.into_iter().collect(), &from),
        );
        self.examples = pages.into_iter().collect();
        self.inherited = Some((other.config, other.docs));
        self
    }

    /// The pages without those of another slice that are about nothing in this metadata.
    ///
    /// # Panics
    /// Where the metadata cannot be read.
    pub fn known_pages(&self) -> Vec<(String, String)> {
        let (_, model) = graph_codegen::resolve(&self.texts())
            .unwrap_or_else(|problems| panic!("{}", self.render(&problems)));
        let is_known = |(name, text): &&(String, String)| {
            !shared::is_foreign(&graph_reference::read(text, name), &model)
        };
        self.examples.iter().filter(is_known).cloned().collect()
    }

    /// The crate that they make.
    ///
    /// # Errors
    /// What the first stage that fails found wrong.
    pub fn generate(&self, command: &str, runtime: &str) -> Result<Files, Problems> {
        self.generate_with_names(command, runtime)
            .map(|(files, _)| files)
    }

    /// The crate that they make, and every name given.
    ///
    /// # Errors
    /// What the first stage that fails found wrong.
    pub fn generate_with_names(
        &self,
        command: &str,
        runtime: &str,
    ) -> Result<(Files, Names), Problems> {
        let made = graph_codegen::generate(&self.texts(), &setting(command, runtime))?;
        Ok((made.files, made.names))
    }

    /// Every decision about the crate, and the model of the metadata.
    ///
    /// # Errors
    /// What the first stage that fails found wrong.
    pub fn plan(&self, command: &str, runtime: &str) -> Result<Planned, Problems> {
        graph_codegen::planned(&self.texts(), &setting(command, runtime))
    }

    /// The texts, as the generator takes them.
    pub fn texts(&self) -> graph_codegen::Texts<'_> {
        let pages = self.examples.iter();
        graph_codegen::Texts {
            metadata: &self.metadata,
            config: &self.config,
            docs: &self.docs,
            names: &self.names,
            source: &self.source,
            corrections: &self.corrections,
            handwritten: &self.handwritten,
            inherited: self
                .inherited
                .as_ref()
                .map(|(config, docs)| Inherited { config, docs }),
            pages: pages.map(|(name, text)| Source { name, text }).collect(),
            ..graph_codegen::Texts::default()
        }
    }

    /// Problems as a maintainer reads them.
    pub fn render(&self, problems: &Problems) -> String {
        self.texts().render(problems)
    }
}

/// A crate as they are checked in, with the runtime at this path.
fn setting(command: &str, runtime: &str) -> Setting {
    Setting {
        command: command.to_owned(),
        runtime: Runtime::Path(runtime.to_owned()),
        purpose: Purpose::Member,
    }
}
