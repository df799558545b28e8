//! Contradictions that are found without metadata: those of entries whose targets are written alike. The others are found when targets
//! are resolved.

use super::super::Correction;
use super::super::statement::{Statement, without_spaces};
use super::super::table::{Reader, Table};
use std::collections::BTreeMap;

/// Reports each at the later of the two, with the place of the earlier one.
pub(super) fn report(
    reader: &mut Reader,
    text: &str,
    tables: &[Table<'_>],
    entries: &[Correction],
) {
    let mut before: BTreeMap<String, Vec<Statement<'_>>> = BTreeMap::new();
    for (table, entry) in tables.iter().zip(entries) {
        for target in &entry.targets {
            let earlier = before.entry(without_spaces(&target.value)).or_default();
            for (key, value) in entry.change.entries() {
                let statement = Statement {
                    key,
                    value,
                    target,
                    api: entry.api.as_deref(),
                };
                let clash = |earlier: &Statement<'_>| statement.clash(earlier, text);
                let is_same = |earlier: &&Statement<'_>| earlier.key == key;
                let of_other_keys = earlier.iter().filter(|it| !is_same(it)).find_map(clash);
                let of_this_key = earlier.iter().filter(is_same).find_map(clash);
                for (what, fix) in of_other_keys.into_iter().chain(of_this_key) {
                    reader.report(&table.called, target.at, what, fix);
                }
                earlier.push(statement);
            }
        }
    }
}
