//! What the metadata and the reference say of an item that has no description yet.

use crate::input::Inputs;
use crate::input::csdl;
use crate::input::pages::Pages;
use crate::input::published::Published;
use crate::input::selection::Selection;
use crate::workspace::Workspace;
use anyhow::Result;
use graph_csdl::model::{Facts, Model};
use std::collections::BTreeMap;
use std::path::PathBuf;
use toml_edit::Key;

/// The most characters of a line.
const WIDTH: usize = 120;

/// The texts of the metadata and of pages.
pub(super) struct Hints {
    model: Option<Model>,
    /// Pages by their name, without folder and extension, in lower case.
    pages: BTreeMap<String, String>,
}

impl Hints {
    /// Reads the file as published, and the pages.
    ///
    /// # Errors
    /// If a page cannot be read.
    pub(super) fn read(
        workspace: &Workspace,
        slice: &str,
        file: &Published,
        docs: &[PathBuf],
    ) -> Result<Self> {
        let text = csdl::text(file.name.clone(), file.bytes.clone())?;
        let inputs = Inputs::of_slice(workspace, slice, Some(text))?;
        let resolved = graph_codegen::resolve(&inputs.texts(&Selection::default()));
        let mut pages = BTreeMap::new();
        if !docs.is_empty() {
            let read = Pages::read(docs)?;
            for source in read.sources() {
                let stem = source.name.rsplit('/').next().unwrap_or_default();
                let stem = stem.trim_end_matches(".md").to_lowercase();
                pages.insert(stem, source.text.to_owned());
            }
        }
        Ok(Self {
            model: resolved.ok().map(|(_, model)| model),
            pages,
        })
    }

    /// The lines of a comment on an item, by its key in `docs.toml`.
    pub(super) fn of(&self, key: &str) -> Vec<String> {
        let keys = Key::parse(key).unwrap_or_default();
        let keys: Vec<&str> = keys.iter().map(Key::get).collect();
        let (item, part) = match keys[..] {
            [_, item] => (item, None),
            [_, item, _, part] => (item, Some(part)),
            _ => return Vec::new(),
        };
        let mut lines = Vec::new();
        if let Some(text) = self.of_metadata(item, part) {
            lines.extend(wrap("Metadata: ", &text));
        }
        if let Some(text) = self.of_page(item, part) {
            lines.extend(wrap("Reference: ", &text));
        }
        lines
    }

    fn of_metadata(&self, item: &str, part: Option<&str>) -> Option<String> {
        let model = self.model.as_ref()?;
        let facts: &Facts = match (model.find(item), part) {
            (Some(id), None) => &model.ty(id).facts,
            (Some(id), Some(part)) => {
                let structure = model.ty(id).structure()?;
                let own = structure.properties.iter().find(|it| it.name == part);
                let links = || structure.navigation.iter().find(|it| it.name == part);
                own.map(|it| &it.facts).or_else(|| Some(&links()?.facts))?
            }
            (None, part) => {
                let name = item.rsplit('/').next()?;
                let is_meant = |name_of: &str| name_of.rsplit('.').next() == Some(name);
                let mut operations = model.operations();
                let (_, operation) =
                    operations.find(|(_, operation)| is_meant(&operation.name.to_string()))?;
                match part {
                    None => &operation.facts,
                    Some(part) => {
                        let parameter = operation.parameters.iter().find(|it| it.name == part);
                        &parameter?.facts
                    }
                }
            }
        };
        let texts = [&facts.description, &facts.long_description];
        let texts: Vec<&str> = texts.into_iter().flatten().map(String::as_str).collect();
        (!texts.is_empty()).then(|| texts.join(" "))
    }

    /// The row of a property in the page of its type, or the first paragraph of the page.
    fn of_page(&self, item: &str, part: Option<&str>) -> Option<String> {
        let last = item.rsplit(['.', '/']).next()?.to_lowercase();
        let mut pages = self.pages.iter();
        let (_, page) =
            pages.find(|(name, _)| **name == last || name.ends_with(&format!("-{last}")))?;
        match part {
            Some(part) => {
                let is_row = |line: &&str| {
                    let cell = line
                        .trim()
                        .strip_prefix('|')
                        .and_then(|row| row.split('|').next());
                    cell.is_some_and(|cell| cell.trim().trim_matches(['*', '`']) == part)
                };
                page.lines().find(is_row).map(str::to_owned)
            }
            None => {
                let after = page
                    .split_once("\n# ")
                    .map_or(page.as_str(), |(_, after)| after);
                let is_text = |line: &&str| {
                    line.starts_with(|c: char| c.is_alphabetic())
                        && !line.starts_with("Namespace:")
                        && line.contains(' ')
                };
                after.lines().skip(1).find(is_text).map(str::to_owned)
            }
        }
    }
}

/// A text in lines, the first with a prefix.
fn wrap(prefix: &str, text: &str) -> Vec<String> {
    let mut lines = vec![prefix.trim_end().to_owned()];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
