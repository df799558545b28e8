//! The update of one slice, in the copy of `metadata/`.

use super::entries::Entries;
use super::hints::Hints;
use super::pages;
use crate::checker::Checker;
use crate::commands::imported::imported;
use crate::csdl;
use crate::input::Inputs;
use crate::pages::Pages;
use crate::pipeline;
use crate::published::Published;
use crate::rejected::accept;
use crate::source::Selection;
use crate::workspace::Workspace;
use anyhow::{Context as _, Result};
use graph_codegen::plan::{Runtime, undescribed, without_item};
use graph_codegen::{Purpose, Setting};
use graph_csdl::model::HAS_ADDITION;
use graph_csdl::problem::{Input, Problem, Problems};
use graph_reference::check::Accepted;
use graph_reference::shared::{for_version, is_foreign};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use toml_edit::{Item, Table};

/// The update of a slice.
pub(super) struct Update<'u> {
    /// The copy.
    pub(super) workspace: &'u Workspace,
    /// The slice.
    pub(super) slice: &'u str,
    /// Folders of reference pages.
    pub(super) docs: &'u [PathBuf],
}

/// What an update did.
#[derive(Debug)]
pub(super) struct Updated {
    /// The slice.
    pub(super) slice: String,
    /// Its version of Graph.
    pub(super) api: Option<&'static str>,
    /// The file or URL.
    pub(super) file: String,
    /// Differences of facts, one line each.
    pub(super) facts: Vec<String>,
    /// New properties that look like secrets.
    pub(super) suspects: Vec<String>,
    /// Keys of `docs.toml` that must be written.
    pub(super) undescribed: Vec<String>,
    /// Removed descriptions, by their keys in `docs.toml`.
    pub(super) descriptions: BTreeMap<String, Item>,
    /// Removed pages: names and texts.
    pub(super) pages: BTreeMap<String, String>,
    /// Descriptions and pages of the slice that it inherits from, which has lost the items.
    pub(super) moved: Vec<String>,
    /// Removed entries: the file, and what it had.
    pub(super) removed: Vec<(&'static str, String)>,
    /// New findings of the slice's own pages, one line each.
    pub(super) findings: Vec<String>,
}

impl Update<'_> {
    /// Updates facts, and removes descriptions and pages of what is gone.
    ///
    /// # Errors
    /// If the file lacks something that the slice asks for, or an input is wrong.
    pub(super) fn run(&self, file: &Published) -> Result<Updated> {
        let mut updated = Updated {
            slice: self.slice.to_owned(),
            api: None,
            file: file.name.clone(),
            facts: Vec::new(),
            suspects: Vec::new(),
            undescribed: Vec::new(),
            descriptions: BTreeMap::new(),
            pages: BTreeMap::new(),
            moved: Vec::new(),
            removed: Vec::new(),
            findings: Vec::new(),
        };
        self.remove_overrides(file, &mut updated)?;
        let imported = imported(self.workspace, self.slice, file, None)?;
        if !imported.is_same {
            for (name, text) in &imported.output.files {
                fs::write(self.file(name), text).with_context(|| format!("cannot write {name}"))?;
            }
        }
        updated.api = imported.api.map(|api| api.version);
        updated.facts = imported.news;
        updated.suspects = imported.suspects;
        self.remove_descriptions(&mut updated)?;
        self.remove_pages(&mut updated)?;
        Ok(updated)
    }

    fn file(&self, name: &str) -> PathBuf {
        let metadata = self.workspace.root.join("metadata");
        metadata.join(self.slice).join(name)
    }

    /// Removes `[[override]]`s that add what the metadata has.
    fn remove_overrides(&self, file: &Published, updated: &mut Updated) -> Result<()> {
        let path = self.file("slice.toml");
        let text = csdl::text(file.name.clone(), file.bytes.clone())?;
        let inputs = Inputs::of_slice(self.workspace, self.slice, Some(text))?;
        let Err(problems) = graph_codegen::resolve(&inputs.texts(&Selection::default())) else {
            return Ok(());
        };
        let config = inputs.config.as_ref().map_or("", |text| &text.text);
        let is_obsolete =
            |problem: &&Problem| problem.input == Input::Config && problem.what == HAS_ADDITION;
        let index = |problem: &Problem| {
            let before = config.get(..problem.at?.0 as usize)?;
            let headers = before.lines().filter(|line| line.trim() == "[[override]]");
            headers.count().checked_sub(1)
        };
        let mut obsolete: Vec<usize> = problems
            .iter()
            .filter(is_obsolete)
            .filter_map(index)
            .collect();
        obsolete.sort_unstable();
        obsolete.dedup();
        let mut entries = Entries::read(&path)?;
        for index in obsolete.into_iter().rev() {
            if let Some(target) = entries.remove_table("override", index) {
                let what =
                    format!("the override that adds to `{target}`: the metadata has what it adds");
                updated.removed.push(("slice.toml", what));
            }
        }
        if updated.removed.is_empty() {
            return Ok(());
        }
        entries.write()
    }

    /// Removes descriptions of items that are gone.
    fn remove_descriptions(&self, updated: &mut Updated) -> Result<()> {
        let problems = self.problems()?;
        let gone: Vec<&str> = problems.iter().filter_map(without_item).collect();
        let path = self.file("docs.toml");
        let mut entries = Entries::read(&path)?;
        for key in &gone {
            let removed = entries.remove(key).map(|item| ((*key).to_owned(), item));
            updated.descriptions.extend(removed);
        }
        if !gone.is_empty() {
            entries.write()?;
        }
        let gone = gone.into_iter().map(|key| ("docs.toml", key.to_owned()));
        updated.removed.extend(gone);
        Ok(())
    }

    /// Takes over descriptions and pages of items that only this slice still has from the slice that it inherits from.
    ///
    /// # Errors
    /// If a file cannot be read or written.
    pub(super) fn take_over(&self, other: &Updated, updated: &mut Updated) -> Result<()> {
        let path = self.file("docs.toml");
        let mut entries = Entries::read(&path)?;
        for key in self.undescribed()? {
            if let Some(item) = other.descriptions.get(&key) {
                entries.add(&key, item.clone());
                updated.moved.push(format!("docs.toml: {key}"));
            }
        }
        if !updated.moved.is_empty() {
            entries.write()?;
        }
        let checker = Checker::slice(self.workspace, self.slice)?;
        let folder = self.file("examples");
        for (name, text) in &other.pages {
            let page = graph_reference::read(text, name);
            if folder.join(name).exists() || is_foreign(&page, &checker.model) {
                continue;
            }
            let text = match (other.api, updated.api) {
                (Some(from), Some(to)) => for_version(text, from, to),
                _ => text.as_str().into(),
            };
            fs::create_dir_all(&folder)?;
            fs::write(folder.join(name), text.as_bytes())
                .with_context(|| format!("cannot write {name}"))?;
            updated.moved.push(format!("examples: {name}"));
        }
        Ok(())
    }

    /// The keys of docs.toml of items without a description.
    ///
    /// # Errors
    /// If an input is wrong.
    pub(super) fn undescribed(&self) -> Result<Vec<String>> {
        let problems = self.problems()?;
        let missing = problems.iter().filter_map(undescribed);
        let mut missing: Vec<String> = missing.map(str::to_owned).collect();
        missing.sort_unstable();
        Ok(missing)
    }

    /// Adds an empty description of each of these items.
    ///
    /// # Errors
    /// If a file cannot be read or written.
    pub(super) fn add_descriptions(&self, file: &Published, missing: &[String]) -> Result<()> {
        if missing.is_empty() {
            return Ok(());
        }
        let hints = Hints::read(self.workspace, self.slice, file, self.docs)?;
        let path = self.file("docs.toml");
        let mut entries = Entries::read(&path)?;
        for key in missing {
            entries.describe(key, &hints.of(key));
        }
        entries.write()
    }

    /// The problems of descriptions. Others are an error.
    fn problems(&self) -> Result<Problems> {
        let inputs = Inputs::of_slice(self.workspace, self.slice, None)?;
        let setting = Setting {
            command: String::new(),
            runtime: Runtime::Path(String::new()),
            purpose: Purpose::Member,
        };
        let Err(problems) = pipeline::planned(&inputs, &Selection::default(), &setting) else {
            return Ok(Problems::new());
        };
        let (others, _) = problems.clone().partition(|problem, _| {
            undescribed(problem).is_none() && without_item(problem).is_none()
        });
        accept(&inputs, others.or(()))?;
        Ok(problems)
    }

    /// Removes the slice's own pages that call nothing of the slice any more, and their entries of unsent.toml.
    fn remove_pages(&self, updated: &mut Updated) -> Result<()> {
        let folder = self.file("examples");
        let checker = Checker::slice(self.workspace, self.slice)?;
        let gone = pages::foreign(&folder, &checker.model)?;
        for page in &gone {
            let cannot = || format!("cannot remove {page}");
            let text = fs::read_to_string(folder.join(page)).with_context(cannot)?;
            fs::remove_file(folder.join(page)).with_context(cannot)?;
            updated.pages.insert(page.clone(), text);
            updated.removed.push(("examples", page.clone()));
        }
        let path = self.file("unsent.toml");
        if gone.is_empty() || !path.is_file() {
            return Ok(());
        }
        let mut entries = Entries::read(&path)?;
        for page in &gone {
            let name = format!("examples/{page}");
            let is_of_page =
                |table: &Table| table.get("page").and_then(|it| it.as_str()) == Some(&name);
            if entries.remove_tables("example", is_of_page) > 0 {
                updated.removed.push(("unsent.toml", name));
            }
        }
        entries.write()
    }

    /// Removes entries of findings.toml without a finding, and notes new findings.
    ///
    /// # Errors
    /// If a page or an entry cannot be read.
    pub(super) fn remove_findings(&self, updated: &mut Updated) -> Result<()> {
        let checker = Checker::slice(self.workspace, self.slice)?;
        let mut gone: Vec<Accepted> = checker.without_operation()?;
        let own = checker.examples().clone();
        let docs = match self.docs {
            [] => None,
            docs => Some(Pages::read(docs)?),
        };
        for (pages, is_own) in docs.iter().map(|docs| (docs, false)).chain([(&own, true)]) {
            if pages.names().is_empty() {
                continue;
            }
            let Some(verdict) = checker.check(pages, true)?.verdict else {
                continue;
            };
            gone.extend(verdict.gone);
            // Those of other pages are what `cargo xtask examples` is for.
            let new = verdict.new.iter().filter(|_| is_own).map(|finding| {
                graph_reference::report::new(finding, |page| pages.file(page).display().to_string())
            });
            updated.findings.extend(new);
        }
        gone.sort();
        gone.dedup();
        let path = self.file("findings.toml");
        if gone.is_empty() {
            return Ok(());
        }
        let mut entries = Entries::read(&path)?;
        for entry in gone {
            let text = |table: &Table, key: &str| {
                table
                    .get(key)
                    .and_then(|it| it.as_str())
                    .unwrap_or_default()
                    .to_owned()
            };
            let is_meant = |table: &Table| {
                let line = table.get("line").and_then(|it| it.as_integer());
                text(table, "page") == entry.page
                    && line == i64::try_from(entry.line).ok()
                    && text(table, "path") == entry.path
                    && text(table, "kind") == entry.kind
            };
            if entries.remove_tables("finding", is_meant) > 0 {
                let place = match entry.page.as_str() {
                    "" => String::new(),
                    page => format!(" at {page}:{}", entry.line),
                };
                let what = format!("{} of `{}`{place}", entry.kind, entry.path);
                updated.removed.push(("findings.toml", what));
            }
        }
        entries.write()
    }
}
