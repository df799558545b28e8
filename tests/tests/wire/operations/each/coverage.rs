//! Whether anything was left out: against the slice as the generator lists it, and against the pages.

use std::collections::BTreeSet;

use graph_csdl::list;
use graph_tests::exchange::Exchange;
use graph_tests::server::Received;
use graph_tests::{Texts, root};

use super::place::template;
use super::table::Row;
use super::{SLICE, VERSION};

/// Fails unless the requests are those of `cargo xtask list`, all of them and no others.
pub(super) fn is_complete(received: &[Received]) {
    let seen: BTreeSet<String> = received
        .iter()
        .map(|request| {
            let path = request.path().strip_prefix(&format!("/{VERSION}"));
            let path = path.expect("the version");
            format!("{} {}", request.method, template(path))
        })
        .collect();
    let listed = listed();
    let difference = |one: &BTreeSet<String>, other: &BTreeSet<String>| -> Vec<String> {
        one.difference(other).cloned().collect()
    };
    let (missing, unknown) = (difference(&listed, &seen), difference(&seen, &listed));
    assert!(missing.is_empty(), "never called: {missing:#?}");
    assert!(unknown.is_empty(), "not in the slice: {unknown:#?}");
}

fn listed() -> BTreeSet<String> {
    let texts = Texts::read(&root().join("metadata").join(SLICE));
    let listed = graph_codegen::ask(&texts.texts(), |selected| {
        let operations = list::operations(selected.slice);
        assert!(!operations.is_abridged && !operations.lines.is_empty());
        let lines = operations.lines.iter();
        lines
            .map(|line| format!("{} {}", line.method, line.path))
            .collect()
    });
    listed.unwrap()
}

/// Fails unless the table plays each example of each page, once.
pub(super) fn of_pages(table: impl Iterator<Item = &'static Row>) {
    let mut played: Vec<(&str, usize)> = table.map(|row| (row.page, row.nth)).collect();
    played.sort_unstable();
    let pages = Exchange::pages(SLICE);
    let all: Vec<(&str, usize)> = pages
        .iter()
        .flat_map(|page| {
            let examples = Exchange::of_page(SLICE, page).len();
            (0..examples).map(move |nth| (page.as_str(), nth))
        })
        .collect();
    assert_eq!(played, all);
}
