//! Two entries may not say the same of a target twice, and may not say it otherwise.

use super::super::table::{Reader, Table};
use super::super::{Correction, Spanned};
use crate::problem::{At, line_and_column};
use std::collections::BTreeMap;

/// What an entry says of a key of a target.
struct Said<'c> {
    api: Option<&'c str>,
    value: String,
    at: At,
}

impl Said<'_> {
    /// Whether both hold for some version of Graph.
    fn meets(&self, api: Option<&str>) -> bool {
        api.is_none() || self.api.is_none() || api == self.api
    }
}

/// All that was said before, by target and key.
type Before<'c> = BTreeMap<(&'c str, &'static str), Vec<Said<'c>>>;

/// Reports each at the later of the two, with the line of the earlier one.
pub(super) fn report(
    reader: &mut Reader,
    text: &str,
    tables: &[Table<'_>],
    entries: &[Correction],
) {
    let mut before = Before::new();
    for (table, entry) in tables.iter().zip(entries) {
        for target in &entry.targets {
            for (key, value) in entry.change.entries() {
                // Several elements may be added to one target.
                if key == "add" {
                    continue;
                }
                let said = Said {
                    api: entry.api.as_deref(),
                    value,
                    at: target.at,
                };
                for (what, fix) in wrong(&before, target, key, &said, text) {
                    reader.report(&table.called, target.at, what, fix);
                }
                before.entry((&target.value, key)).or_default().push(said);
            }
        }
    }
}

/// What is wrong beside what was said before, and how to fix it.
fn wrong(
    before: &Before<'_>,
    target: &Spanned<String>,
    key: &str,
    said: &Said<'_>,
    text: &str,
) -> Vec<(String, &'static str)> {
    let line = |other: &Said<'_>| line_and_column(text, other.at).0;
    let of_target = before.range((&*target.value, "")..);
    let of_target = of_target.take_while(|((other, _), _)| *other == target.value);
    let mut wrong = Vec::new();
    let denies = |other: &str| (other == "exists") != (key == "exists");
    let mut denied = of_target.filter(|((_, other), _)| denies(other));
    let denied =
        denied.find_map(|(_, said_before)| said_before.iter().find(|other| other.meets(said.api)));
    if let Some(other) = denied {
        let what = format!(
            "one entry says that `{}` does not exist, another corrects it: this one, and that of line {}",
            target.value,
            line(other)
        );
        wrong.push((what, "keep the one that is true"));
    }
    let same = before.get(&(target.value.as_str(), key));
    let same = same.into_iter().flatten();
    if let Some(other) = same.into_iter().find(|other| other.meets(said.api)) {
        let Said { value, .. } = said;
        wrong.push(if other.value == *value {
            let what = format!(
                "`{key}` of `{}` is said in line {} too",
                target.value,
                line(other)
            );
            (what, "keep one")
        } else {
            let what = format!(
                "`{key} = {value}` of `{}` contradicts `{key} = {}` in the entry of line {}",
                target.value,
                other.value,
                line(other)
            );
            (what, "keep the one that is true, or give each its `api`")
        });
    }
    wrong
}
