//! Entries of `findings.toml` that are gone, and new findings.

use super::entries::Entries;
use super::slice::{Update, Updated};
use crate::checker::Checker;
use crate::input::pages::Pages;
use anyhow::Result;
use graph_reference::check::Accepted;
use toml_edit::Table;

impl Update<'_> {
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
        self.remove_entries(&gone, updated)
    }

    /// Removes these entries of findings.toml.
    fn remove_entries(&self, gone: &[Accepted], updated: &mut Updated) -> Result<()> {
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
