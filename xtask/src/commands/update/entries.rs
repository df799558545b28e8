//! Entries of TOML files that people write: they are removed and added without touching the rest.

use anyhow::{Context as _, Result};
use std::fs;
use std::path::Path;
use toml_edit::{DocumentMut, Item, Key, Table, TableLike, value};

/// A TOML file.
pub(super) struct Entries<'p> {
    path: &'p Path,
    document: DocumentMut,
}

impl<'p> Entries<'p> {
    /// Reads it; one that does not exist is empty.
    ///
    /// # Errors
    /// If it does not parse.
    pub(super) fn read(path: &'p Path) -> Result<Self> {
        let text = match path.is_file() {
            true => fs::read_to_string(path)?,
            false => String::new(),
        };
        let document = text
            .replace("\r\n", "\n")
            .parse()
            .with_context(|| format!("{} does not parse", path.display()))?;
        Ok(Self { path, document })
    }

    /// Writes it.
    ///
    /// # Errors
    /// If that is not possible.
    pub(super) fn write(self) -> Result<()> {
        let text = self.document.to_string();
        fs::write(self.path, text.trim_start())
            .with_context(|| format!("cannot write {}", self.path.display()))
    }

    /// Removes the tables of `[[key]]` that are meant, and returns how many.
    pub(super) fn remove_tables(&mut self, key: &str, is_meant: impl Fn(&Table) -> bool) -> usize {
        let Some(tables) = self
            .document
            .get_mut(key)
            .and_then(Item::as_array_of_tables_mut)
        else {
            return 0;
        };
        let before = tables.len();
        tables.retain(|table| !is_meant(table));
        before - tables.len()
    }

    /// Removes the `index`th table of `[[key]]`.
    pub(super) fn remove_table(&mut self, key: &str, index: usize) -> Option<String> {
        let tables = self.document.get_mut(key)?.as_array_of_tables_mut()?;
        let target = tables.get(index)?.get("target")?.as_str()?.to_owned();
        tables.remove(index);
        Some(target)
    }

    /// Removes an entry by its key, as in `types."microsoft.graph.user".properties.mail`.
    pub(super) fn remove(&mut self, key: &str) -> Option<Item> {
        let (table, name, _) = self.table(key, false)?;
        table.remove(&name)
    }

    /// Adds an entry by its key, unless it exists.
    pub(super) fn add(&mut self, key: &str, item: Item) {
        if let Some((table, name, _)) = self.table(key, true)
            && !table.contains_key(&name)
        {
            let item = match item {
                Item::Table(table) => {
                    let mut new = Table::new();
                    new.extend(table);
                    Item::Table(new)
                }
                item => item,
            };
            table.insert(&name, item);
        }
    }

    /// Adds an empty description of an item by its key, below a comment.
    pub(super) fn describe(&mut self, key: &str, comment: &[String]) {
        let Some((table, name, depth)) = self.table(key, true) else {
            return;
        };
        let comment: String = comment.iter().map(|line| format!("# {line}\n")).collect();
        // A type or an operation has its text in `doc`; a part is the text.
        let (table, name) = if depth == 2 {
            let Some(entry) = child(table, &name, true) else {
                return;
            };
            (entry, "doc".to_owned())
        } else {
            (table, name)
        };
        table.insert(&name, value(""));
        if let Some(mut key) = table.key_mut(&name) {
            key.leaf_decor_mut().set_prefix(comment);
        }
    }

    /// The table that an entry is in, its name there, and the number of names in its key.
    fn table(&mut self, key: &str, create: bool) -> Option<(&mut dyn TableLike, String, usize)> {
        let keys = Key::parse(key).ok()?;
        let (last, path) = keys.split_last()?;
        let mut table: &mut dyn TableLike = self.document.as_table_mut();
        for key in path {
            table = child(table, key.get(), create)?;
        }
        Some((table, last.get().to_owned(), keys.len()))
    }
}

fn child<'t>(
    table: &'t mut dyn TableLike,
    key: &str,
    create: bool,
) -> Option<&'t mut dyn TableLike> {
    if create && !table.contains_key(key) {
        let mut new = Table::new();
        // `[types]` has no line, since it has only tables.
        new.set_implicit(true);
        table.insert(key, Item::Table(new));
    }
    table.get_mut(key)?.as_table_like_mut()
}
