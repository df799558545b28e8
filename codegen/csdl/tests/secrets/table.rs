//! The table as it is checked in.

use std::collections::BTreeMap;

const TABLE: &str = include_str!("v1.0-2026-07-31.tsv");

/// What a row says.
pub(crate) struct Row {
    pub(crate) ty: &'static str,
    pub(crate) is_secret: bool,
}

/// The words of the frame.
pub(crate) fn words() -> Vec<&'static str> {
    let lines = TABLE.lines();
    let lines = lines.filter_map(|line| line.strip_prefix("# words: "));
    lines.flat_map(|line| line.split(' ')).collect()
}

/// The rows by target.
pub(crate) fn rows() -> BTreeMap<&'static str, Row> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let mut rows = BTreeMap::new();
    for line in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let [target, ty, label, reason] = cells[..] else {
            panic!("not four cells: {line}");
        };
        assert!(!reason.trim().is_empty(), "no reason: {line}");
        let is_secret = match label {
            "secret" => true,
            "no" => false,
            _ => panic!("no label: {line}"),
        };
        let before = rows.insert(target, Row { ty, is_secret });
        assert!(before.is_none(), "a second row: {line}");
    }
    rows
}
