//! What the documentation of an item states of its corrections.

use crate::plan::docs;
use graph_csdl::config::Correction;
use graph_csdl::corrections::{self, Corrects};
use graph_csdl::model::{Item, Model};

/// How many items of a correction are listed.
const MAX_LISTED: usize = 3;

/// A correction and its items.
struct Note<'m> {
    entry: &'m Correction,
    /// Its keys that are in effect on them, with their values.
    changes: Vec<(&'static str, String)>,
    items: Vec<String>,
}

impl Note<'_> {
    fn is_added(&self) -> bool {
        self.changes.iter().any(|(key, _)| *key == "add")
    }
}

/// Corrections, each with its items.
#[derive(Default)]
pub(super) struct Notes<'m>(Vec<Note<'m>>);

impl<'m> Notes<'m> {
    /// The corrections of these items that match.
    pub(super) fn of<'i>(
        model: &'m Model,
        items: impl IntoIterator<Item = &'i Item>,
        matches: impl Fn(&Corrects<'_>) -> bool,
    ) -> Self {
        let mut notes = Self::default();
        if model.corrected().is_empty() {
            return notes;
        }
        for item in items {
            let corrects = corrections::of_item(model, item).into_iter();
            for corrects in corrects.filter(|it| matches(it)) {
                notes.note(Note {
                    entry: corrects.entry,
                    changes: corrects.changes(),
                    items: vec![corrects.item],
                });
            }
        }
        notes
    }

    fn note(&mut self, note: Note<'m>) {
        let is_same =
            |it: &Note<'_>| std::ptr::eq(it.entry, note.entry) && it.changes == note.changes;
        match self.0.iter_mut().find(|it| is_same(it)) {
            Some(known) => {
                let new = note.items.into_iter();
                let new: Vec<String> = new.filter(|it| !known.items.contains(it)).collect();
                known.items.extend(new);
            }
            None => self.0.push(note),
        }
    }

    pub(super) fn add(&mut self, other: Self) {
        other.0.into_iter().for_each(|note| self.note(note));
    }

    /// A paragraph for each: items, values, reason and source.
    pub(super) fn full(&self) -> Vec<String> {
        self.paragraphs(|note| {
            let entry = note.entry;
            let source = match entry.source.starts_with("https://") {
                true => format!("[source]({})", entry.source),
                false => docs::escape(&entry.source),
            };
            format!(
                "{}. {} ({source})",
                subject(note),
                docs::escape(&entry.reason)
            )
        })
    }

    /// A line for each: keys and items. The builder has values and reason.
    pub(super) fn short(&self) -> Vec<String> {
        self.paragraphs(|note| {
            let keys = note.changes.iter().map(|(key, _)| format!("`{key}`"));
            let keys: Vec<String> = keys.collect();
            let named = named(&note.items);
            match note.is_added() {
                true => format!("Added by a correction: {named} ([why](Self))."),
                false => format!("Corrected: {} of {named} ([why](Self)).", keys.join(", ")),
            }
        })
    }

    fn paragraphs(&self, sentence: impl Fn(&Note<'m>) -> String) -> Vec<String> {
        let mut lines = Vec::new();
        for note in &self.0 {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            lines.extend(docs::wrapped(&sentence(note)));
        }
        lines
    }
}

/// Items and values of a correction. The CSDL of an added element is not shown.
fn subject(note: &Note<'_>) -> String {
    let named = named(&note.items);
    if note.is_added() {
        return format!("Added by a correction: {named}, which the metadata lacks");
    }
    let changes = note.changes.iter();
    let changes: Vec<String> = changes
        .map(|(key, value)| format!("{key} = {value}"))
        .collect();
    format!("Corrected: {named}: `{}`", changes.join(", "))
}

/// The first few items, and how many more there are.
fn named(items: &[String]) -> String {
    let first = items
        .iter()
        .take(MAX_LISTED)
        .map(|item| format!("`{item}`"));
    let first: Vec<String> = first.collect();
    let more = match items.len().saturating_sub(MAX_LISTED) {
        0 => String::new(),
        count => format!(" and {count} more"),
    };
    format!("{}{more}", first.join(", "))
}
