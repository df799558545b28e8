//! The folders of the project: slices in `metadata/`, their crates in `generated/`.

use anyhow::{Context as _, Result, bail};
use graph_csdl::config::is_device;
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The workspace that a command works in.
#[derive(Clone, Debug)]
pub(crate) struct Workspace {
    /// Where its `Cargo.toml` stands.
    pub(crate) root: PathBuf,
}

impl Workspace {
    /// The one that was asked for, or that the current folder is in, or that this tool was built from.
    ///
    /// # Errors
    /// If the one asked for is not a folder.
    pub(crate) fn find(asked: Option<&Path>) -> Result<Self> {
        if let Some(root) = asked {
            let cannot = || format!("cannot use {} as the workspace", root.display());
            return Ok(Self {
                root: root.canonicalize().with_context(cannot)?,
            });
        }
        let here = std::env::current_dir().context("the current folder cannot be found")?;
        let is_root = |folder: &&Path| {
            folder.join("metadata").is_dir() && folder.join("Cargo.toml").is_file()
        };
        let found = here.ancestors().find(is_root).map(Path::to_owned);
        Ok(Self {
            root: found.unwrap_or_else(built_from),
        })
    }

    /// Every slice, by name.
    ///
    /// # Errors
    /// If `metadata/` cannot be read.
    pub(crate) fn slices(&self) -> Result<Vec<String>> {
        folders(&self.root.join("metadata"))
    }

    /// Every folder of `generated/`, by name.
    ///
    /// # Errors
    /// If `generated/` cannot be read.
    pub(crate) fn crates(&self) -> Result<Vec<String>> {
        folders(&self.root.join("generated"))
    }

    /// Those that are asked for, in order and once each; all of them if none is.
    ///
    /// # Errors
    /// If one does not exist, or there is none at all.
    pub(crate) fn choose(&self, asked: &[String]) -> Result<Vec<String>> {
        let slices = self.slices()?;
        if slices.is_empty() {
            bail!(
                "there is no slice in {}",
                self.root.join("metadata").display()
            );
        }
        let list = slices.join(", ");
        if let Some(unknown) = asked.iter().find(|name| !slices.contains(name)) {
            bail!("there is no slice {unknown:?} in metadata/; there is: {list}");
        }
        let chosen = slices
            .into_iter()
            .filter(|name| asked.is_empty() || asked.contains(name));
        let chosen: Vec<String> = chosen.collect();
        chosen.iter().try_for_each(|name| check_name(name))?;
        Ok(chosen)
    }

    /// The slice whose folder these files lie in; none if they lie elsewhere.
    ///
    /// # Errors
    /// If they lie in the folders of several.
    pub(crate) fn slice_around(&self, files: &[PathBuf]) -> Result<Option<String>> {
        let metadata = self.root.join("metadata").canonicalize().ok();
        let slice = |file: &PathBuf| {
            let file = file.canonicalize().ok()?;
            let below = file.strip_prefix(metadata.as_ref()?).ok()?;
            let slice = below.components().next()?.as_os_str().to_str()?;
            Some(slice.to_owned())
        };
        let slices: BTreeSet<String> = files.iter().filter_map(slice).collect();
        if slices.len() > 1 {
            let list = Vec::from_iter(slices).join(", ");
            bail!("the pages are those of several slices ({list}); ask for one after the other");
        }
        Ok(slices.into_iter().next())
    }
}

/// A slice is named on command lines and in the head of every file, and names a folder on every system.
fn check_name(slice: &str) -> Result<()> {
    let legal = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let stem = slice
        .split('.')
        .next()
        .unwrap_or(slice)
        .to_ascii_lowercase();
    if !slice.starts_with(|c: char| c.is_ascii_alphanumeric()) || !slice.chars().all(legal) {
        bail!(
            "the folder metadata/{slice} cannot be a slice: letters, digits, `-`, `_` and `.` make its name"
        );
    }
    if is_device(&stem) {
        bail!("the folder metadata/{slice} cannot be a slice: Windows has a device of that name");
    }
    Ok(())
}

/// The workspace whose sources this tool was compiled from.
pub(crate) fn built_from() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_owned()
}

/// The names of the folders in one, sorted; hidden ones belong to other tools.
fn folders(folder: &Path) -> Result<Vec<String>> {
    let cannot = || format!("cannot read {}", folder.display());
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.with_context(cannot)?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.with_context(cannot)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() && !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
