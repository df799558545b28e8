//! Values of TOML tables. One of the wrong kind is a problem, and then as if it were absent.

use super::Spanned;
use super::table::{Entry, Reader, Table, all, offset};
use std::collections::BTreeMap;

impl Reader {
    /// A string with something in it.
    pub(super) fn text(
        &mut self,
        table: &Table<'_>,
        entry: Option<Entry<'_>>,
    ) -> Option<Spanned<String>> {
        let entry = entry?;
        self.text_called(table, entry, entry.key)
    }

    /// As [`text`](Self::text); `called` is what messages call the value.
    fn text_called(
        &mut self,
        table: &Table<'_>,
        entry: Entry<'_>,
        called: &str,
    ) -> Option<Spanned<String>> {
        let Some(text) = entry.value.as_str() else {
            self.wrong_kind_of(table, entry, called, "a string in quotes");
            return None;
        };
        if text.trim().is_empty() {
            let what = format!("{called} is empty");
            self.report(&table.called, entry.at, what, "write a few words");
            return None;
        }
        // TOML leaves this to the parser: the line endings of a file make no difference.
        Some(Spanned {
            value: text.replace("\r\n", "\n"),
            at: entry.at,
        })
    }

    /// A string that must be there; `key` is what it is called.
    pub(super) fn required(
        &mut self,
        table: &Table<'_>,
        key: &str,
        entry: Option<Entry<'_>>,
    ) -> Spanned<String> {
        if entry.is_none() && !self.is_misspelled(table, Some(key)) {
            self.report(
                &table.called,
                table.at,
                format!("{key} is missing"),
                format!("add {key} = \"…\""),
            );
        }
        self.text(table, entry).unwrap_or_default()
    }

    pub(super) fn boolean(&mut self, table: &Table<'_>, entry: Option<Entry<'_>>) -> Option<bool> {
        let entry = entry?;
        let value = entry.value.as_bool();
        if value.is_none() {
            self.wrong_kind(table, entry, "true or false");
        }
        value
    }

    /// A list of strings, none of them empty; one that is stated twice is reported, and read once.
    pub(super) fn texts(
        &mut self,
        table: &Table<'_>,
        entry: Option<Entry<'_>>,
    ) -> Vec<Spanned<String>> {
        let Some(entry) = entry else {
            return Vec::new();
        };
        let Some(items) = entry.value.as_array() else {
            self.wrong_kind(table, entry, "a list of strings");
            return Vec::new();
        };
        let mut texts: Vec<Spanned<String>> = Vec::new();
        for item in items.iter() {
            let item = Entry {
                key: entry.key,
                value: item.get_ref(),
                at: offset(item.span().start),
            };
            let called = format!("an item of {}", entry.key);
            let Some(text) = self.text_called(table, item, &called) else {
                continue;
            };
            if texts.iter().any(|earlier| earlier.value == text.value) {
                let what = format!("{:?} is twice in {}", text.value, entry.key);
                self.report(&table.called, text.at, what, "keep one");
                continue;
            }
            texts.push(text);
        }
        texts
    }

    /// A table of strings, each with something in it.
    pub(super) fn texts_by_name(
        &mut self,
        table: &Table<'_>,
        entry: Option<Entry<'_>>,
    ) -> BTreeMap<String, Spanned<String>> {
        let Some(texts) = self.table(table, entry) else {
            return BTreeMap::new();
        };
        let mut by_name = BTreeMap::new();
        for (entry, _) in all(&texts) {
            if let Some(text) = self.text(&texts, Some(entry)) {
                by_name.insert(entry.key.to_owned(), text);
            }
        }
        by_name
    }
}
