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
use graph_codegen::plan::Runtime;
use graph_codegen::{Planned, Purpose, Setting};
use graph_csdl::config::Names;
use graph_csdl::problem::Problems;
use graph_reference::Source;
use std::path::{Path, PathBuf};

/// The front page: what it shows of Rust compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct FrontPage;

/// The root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
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
        (path.display().to_string(), text)
    };
    paths.into_iter().map(read).collect()
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
#[derive(Debug, Default)]
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
    /// The pages of `examples/`, by name.
    pub examples: Vec<(String, String)>,
}

impl Texts {
    /// The texts in a folder, those that are absent empty.
    pub fn read(folder: &Path) -> Self {
        let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap_or_default();
        Self {
            metadata: read("schema.csdl"),
            config: read("slice.toml"),
            docs: read("docs.toml"),
            names: read("names.toml"),
            source: read("source.toml"),
            corrections: read("../corrections.toml"),
            examples: pages(&folder.join("examples")),
        }
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
