//! The folders of the project: slices in `metadata/`, crates in `generated/`.

use anyhow::{Context as _, Result, bail};
use graph_csdl::config::is_device;
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The workspace of a command.
#[derive(Clone, Debug)]
pub(crate) struct Workspace {
    /// The folder of its `Cargo.toml`.
    pub(crate) root: PathBuf,
}

impl Workspace {
    /// The given one, or that of the current folder, or the one that this tool was built from.
    ///
    /// # Errors
    /// If the given one is not a folder.
    pub(crate) fn find(root: Option<&Path>) -> Result<Self> {
        if let Some(root) = root {
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

    /// All slices, sorted by name.
    ///
    /// # Errors
    /// If `metadata/` cannot be read.
    pub(crate) fn slices(&self) -> Result<Vec<String>> {
        folders(&self.root.join("metadata"))
    }

    /// All folders of `generated/`, sorted by name.
    ///
    /// # Errors
    /// If `generated/` cannot be read.
    pub(crate) fn crates(&self) -> Result<Vec<String>> {
        folders(&self.root.join("generated"))
    }

    /// The named slices, sorted and without duplicates; all slices if no name is given.
    ///
    /// # Errors
    /// If one does not exist, or there are no slices at all.
    pub(crate) fn choose(&self, names: &[String]) -> Result<Vec<String>> {
        let slices = self.slices()?;
        if slices.is_empty() {
            bail!(
                "there is no slice in {}",
                self.root.join("metadata").display()
            );
        }
        let list = slices.join(", ");
        let mut unknown: Vec<String> = Vec::new();
        for name in names.iter().filter(|name| !slices.contains(name)) {
            let name = format!("{name:?}");
            if !unknown.contains(&name) {
                unknown.push(name);
            }
        }
        if !unknown.is_empty() {
            let unknown = unknown.join(" or ");
            bail!("there is no slice {unknown} in metadata/; the slices are: {list}");
        }
        let chosen = slices
            .into_iter()
            .filter(|name| names.is_empty() || names.contains(name));
        let chosen: Vec<String> = chosen.collect();
        chosen.iter().try_for_each(|name| check_name(name))?;
        Ok(chosen)
    }

    /// The slice whose folder contains these files; none if they are elsewhere.
    ///
    /// # Errors
    /// If they belong to several slices.
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
            bail!("the pages are those of several slices ({list}); check one slice at a time");
        }
        Ok(slices.into_iter().next())
    }
}

/// A slice's name is used on command lines, in the first line of every file, and as a folder on every system.
fn check_name(slice: &str) -> Result<()> {
    let legal = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let stem = slice
        .split('.')
        .next()
        .unwrap_or(slice)
        .to_ascii_lowercase();
    if !slice.starts_with(|c: char| c.is_ascii_alphanumeric()) || !slice.chars().all(legal) {
        bail!(
            "the folder metadata/{slice} cannot be a slice: its name may have letters, digits, `-`, `_` and `.`"
        );
    }
    if is_device(&stem) {
        bail!("the folder metadata/{slice} cannot be a slice: Windows has a device of that name");
    }
    Ok(())
}

/// The workspace that this tool was compiled in.
pub(crate) fn built_from() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_owned()
}

/// The names of subfolders, sorted; hidden ones belong to other tools.
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
