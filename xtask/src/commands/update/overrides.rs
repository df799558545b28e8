//! Overrides that the metadata has caught up with.

use super::entries::Entries;
use super::slice::{Update, Updated};
use crate::input::Inputs;
use crate::input::csdl;
use crate::input::published::Published;
use crate::input::selection::Selection;
use anyhow::Result;
use graph_csdl::model::HAS_ADDITION;
use graph_csdl::problem::{Input, Problem};

impl Update<'_> {
    /// Removes `[[override]]`s that add what the metadata has.
    pub(super) fn remove_overrides(&self, file: &Published, updated: &mut Updated) -> Result<()> {
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
}
