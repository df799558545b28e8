//! Reads pages of the reference from disk.

use super::text;
use crate::console::note;
use anyhow::{Context as _, Result, bail};
use graph_csdl::model::Model;
use graph_reference::shared::{self, is_foreign};
use graph_reference::{Page, Source};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Pages by name: the path from the parent of the requested folder.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pages {
    files: BTreeMap<String, PathBuf>,
    texts: BTreeMap<String, String>,
    /// Names of inherited pages.
    inherited: BTreeSet<String>,
}

impl Pages {
    /// Reads every page (`*.md`) in these folders, and these files.
    ///
    /// # Errors
    /// If one cannot be read, or there are none.
    pub(crate) fn read(paths: &[PathBuf]) -> Result<Self> {
        let pages = Self::any(paths)?;
        pages.refuse_none(paths)?;
        Ok(pages)
    }

    /// Rejects an empty set.
    ///
    /// # Errors
    /// If there are no pages.
    pub(crate) fn refuse_none(&self, paths: &[PathBuf]) -> Result<()> {
        if self.files.is_empty() {
            let paths: Vec<String> = paths.iter().map(|path| spelled(path)).collect();
            bail!("there is no page (*.md) in {}", paths.join(", "));
        }
        Ok(())
    }

    /// As [`read`](Self::read), but the set may be empty.
    ///
    /// # Errors
    /// If one cannot be read.
    pub(crate) fn any(paths: &[PathBuf]) -> Result<Self> {
        let mut pages = Self {
            files: files(paths)?,
            ..Self::default()
        };
        for (name, path) in &pages.files {
            pages.texts.insert(name.clone(), page(path)?);
        }
        Ok(pages)
    }

    /// Reads the pages of a slice's folder; none if the folder does not exist.
    ///
    /// # Errors
    /// If one cannot be read.
    pub(crate) fn within(folder: &Path) -> Result<Self> {
        if folder.is_dir() {
            Self::any(&[folder.to_owned()])
        } else {
            Ok(Self::default())
        }
    }

    /// Adds inherited pages that have no page of the same name here, adapted to this version of Graph.
    pub(crate) fn inherit(&mut self, others: Self, from: &str, to: &str) {
        self.inherited = shared::inherit((&mut self.texts, to), (others.texts, from));
        let files = others.files.into_iter();
        self.files
            .extend(files.filter(|(name, _)| self.inherited.contains(name)));
    }

    /// Drops inherited pages whose operations this metadata lacks.
    #[must_use]
    pub(crate) fn matching(mut self, model: &Model) -> Self {
        for name in &self.inherited {
            let text = self.texts.get(name).map(String::as_str).unwrap_or_default();
            if is_foreign(&graph_reference::read(text, name), model) {
                self.texts.remove(name);
                self.files.remove(name);
            }
        }
        self
    }

    /// Names and texts.
    pub(crate) fn sources(&self) -> Vec<Source<'_>> {
        self.texts
            .iter()
            .map(|(name, text)| Source { name, text })
            .collect()
    }

    /// The parsed pages, in the order of their names.
    pub(crate) fn pages(&self) -> Vec<Page> {
        graph_reference::read_all(&self.sources())
    }

    /// The names.
    pub(crate) fn names(&self) -> BTreeSet<String> {
        self.files.keys().cloned().collect()
    }

    /// The path of a page; a page that was not read keeps its name.
    pub(crate) fn file(&self, page: &str) -> PathBuf {
        self.files
            .get(page)
            .map_or_else(|| PathBuf::from(page), Clone::clone)
    }
}

fn files(paths: &[PathBuf]) -> Result<BTreeMap<String, PathBuf>> {
    let mut files = BTreeMap::new();
    for given in paths {
        text::refuse_url(given).with_context(|| format!("cannot read {}", given.display()))?;
        let around = given.parent().unwrap_or(given);
        let mut found = Vec::new();
        collect(given, &mut found).with_context(|| format!("cannot read {}", given.display()))?;
        for file in found {
            let name = spelled(file.strip_prefix(around).unwrap_or(&file));
            let taken = files.get(&name).is_some_and(|other| *other != file);
            files.insert(if taken { spelled(&file) } else { name }, file);
        }
    }
    Ok(files)
}

/// The portable name of a page, with `/`.
fn spelled(path: &Path) -> String {
    let name = path.display().to_string().replace('\\', "/");
    name.strip_prefix("./").unwrap_or(&name).to_owned()
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if !path.metadata()?.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let entries = fs::read_dir(path)?.collect::<std::io::Result<Vec<_>>>()?;
    let mut paths: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).collect();
    paths.sort();
    for entry in paths {
        if entry.is_dir() || entry.extension().is_some_and(|extension| extension == "md") {
            collect(&entry, files)?;
        }
    }
    Ok(())
}

/// Decodes a page; invalid UTF-8 is replaced, with a warning.
fn page(path: &Path) -> Result<String> {
    let cannot = || format!("cannot read {}", path.display());
    let bytes = text::read(path)
        .with_context(cannot)?
        .with_context(cannot)?;
    let text = String::from_utf8_lossy(&bytes);
    if matches!(text, Cow::Owned(_)) {
        note(&format!(
            "warning: {} is not UTF-8 throughout",
            path.display()
        ));
    }
    Ok(text.into_owned())
}
