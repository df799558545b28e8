//! Descriptions in `docs.toml` of what is gone, moved or new.

use super::entries::Entries;
use super::hints::Hints;
use super::slice::{Update, Updated};
use crate::input::Inputs;
use crate::input::published::Published;
use crate::input::rejected::accept;
use crate::input::selection::Selection;
use crate::pipeline;
use anyhow::Result;
use graph_codegen::plan::{Runtime, undescribed, without_item};
use graph_codegen::{Purpose, Setting};
use graph_csdl::problem::Problems;

impl Update<'_> {
    /// Removes descriptions of items that are gone.
    pub(super) fn remove_descriptions(&self, updated: &mut Updated) -> Result<()> {
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

    /// Takes over descriptions of items that only this slice still has from the slice that it inherits from.
    ///
    /// # Errors
    /// If a file cannot be read or written.
    pub(super) fn take_over_descriptions(
        &self,
        other: &Updated,
        updated: &mut Updated,
    ) -> Result<()> {
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
}
