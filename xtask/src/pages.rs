//! Pages of the reference as they lie on the disk.

use crate::console::say;
use crate::text;
use anyhow::{Context as _, Result, bail};
use graph_csdl::model::Model;
use graph_reference::shared::{self, is_foreign};
use graph_reference::{Page, Source};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Pages by name: the path from the folder around the one that was asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pages {
    files: BTreeMap<String, PathBuf>,
    texts: BTreeMap<String, String>,
    /// Names of those that another slice has.
    inherited: BTreeSet<String>,
}

impl Pages {
    /// Every page (`*.md`) in these folders, and these files.
    ///
    /// # Errors
    /// If one cannot be read, or there is none.
    pub(crate) fn read(asked: &[PathBuf]) -> Result<Self> {
        let pages = Self::any(asked)?;
        pages.refuse_none(asked)?;
        Ok(pages)
    }

    /// Refuses to go on without any.
    ///
    /// # Errors
    /// If there is none in what was asked for.
    pub(crate) fn refuse_none(&self, asked: &[PathBuf]) -> Result<()> {
        if self.files.is_empty() {
            let asked: Vec<String> = asked.iter().map(|path| spelled(path)).collect();
            bail!("there is no page (*.md) in {}", asked.join(", "));
        }
        Ok(())
    }

    /// As [`read`](Self::read), where there need be none.
    ///
    /// # Errors
    /// If one cannot be read.
    pub(crate) fn any(asked: &[PathBuf]) -> Result<Self> {
        let mut pages = Self {
            files: files(asked)?,
            ..Self::default()
        };
        for (name, path) in &pages.files {
            pages.texts.insert(name.clone(), page(path)?);
        }
        Ok(pages)
    }

    /// Those in a folder of a slice; none if there is no such folder.
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

    /// Adds those of another slice that have no page of the same name here, as they are for this version of Graph.
    pub(crate) fn inherit(&mut self, others: Self, from: &str, to: &str) {
        self.inherited = shared::inherit((&mut self.texts, to), (others.texts, from));
        let files = others.files.into_iter();
        self.files
            .extend(files.filter(|(name, _)| self.inherited.contains(name)));
    }

    /// Without inherited pages whose operations this metadata lacks.
    #[must_use]
    pub(crate) fn known_to(mut self, model: &Model) -> Self {
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

    /// What they say, in order of their names.
    pub(crate) fn pages(&self) -> Vec<Page> {
        graph_reference::read_all(&self.sources())
    }

    /// The names.
    pub(crate) fn names(&self) -> BTreeSet<String> {
        self.files.keys().cloned().collect()
    }

    /// Where a page lies; a page that was not read keeps its name.
    pub(crate) fn file(&self, page: &str) -> PathBuf {
        self.files
            .get(page)
            .map_or_else(|| PathBuf::from(page), Clone::clone)
    }
}

fn files(asked: &[PathBuf]) -> Result<BTreeMap<String, PathBuf>> {
    let mut files = BTreeMap::new();
    for given in asked {
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

/// As pages are named on every machine.
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

/// Its text; bytes that are not UTF-8 cost no page.
fn page(path: &Path) -> Result<String> {
    let cannot = || format!("cannot read {}", path.display());
    let bytes = text::read(path)
        .with_context(cannot)?
        .with_context(cannot)?;
    let text = String::from_utf8_lossy(&bytes);
    if matches!(text, Cow::Owned(_)) {
        say(&format!(
            "warning: {} is not UTF-8 throughout",
            path.display()
        ));
    }
    Ok(text.into_owned())
}
