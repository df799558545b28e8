//! Unknown keys: what is probably meant, so that a misspelled key is one message.

use super::table::{Reader, Table};
use crate::nearest::nearest;
use crate::problem::At;

/// Those of the tables that were read so far.
#[derive(Default)]
pub(super) struct UnknownKeys {
    /// Tables with an unknown key, each with the known key that is probably meant.
    misspelled: Vec<(At, String, Option<&'static str>)>,
    /// The keys of the file itself.
    pub(super) of_file: Vec<&'static str>,
}

impl Reader {
    /// Reports a key that is none of `known`.
    pub(super) fn unknown_key(
        &mut self,
        table: &Table<'_>,
        (key, at): (&str, At),
        known: &[&'static str],
    ) {
        let is_free = |name: &&'static str| !table.has(name);
        let near = nearest(key, known.iter().copied().filter(is_free));
        let near = near.and_then(|near| known.iter().copied().find(|name| *name == near));
        let fix = match near {
            _ if self.unknown.of_file.contains(&key) => {
                format!("`{key}` is a key of the file: write it before the first heading")
            }
            Some(near) => format!("write `{near}`, or remove it"),
            None => format!("write one of {}, or remove it", known.join(", ")),
        };
        self.report(&table.called, at, format!("unknown key {key:?}"), fix);
        self.unknown
            .misspelled
            .push((table.at, table.called.clone(), near));
    }

    /// Whether an unknown key of the table was reported that is probably this one, or any one if none is named. The key is
    /// then not reported as missing too.
    pub(super) fn is_misspelled(&self, table: &Table<'_>, key: Option<&str>) -> bool {
        let mut unknown = self.unknown.misspelled.iter();
        unknown.any(|(at, called, near)| {
            (*at, called) == (table.at, &table.called) && (key.is_none() || *near == key)
        })
    }
}
