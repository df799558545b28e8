//! The facts that pages speak of, and where.

use super::Unaltered;
use crate::docs::check::Fact;
use std::collections::BTreeMap;

/// Pages that speak of each fact, by number, in order.
pub(super) fn of<'t>(
    pages: &[Unaltered<'t>],
    wanted: fn(&Fact) -> bool,
) -> Vec<(Fact, Vec<usize>)> {
    let mut facts: BTreeMap<Fact, Vec<usize>> = BTreeMap::new();
    for (index, page) in pages.iter().enumerate() {
        for fact in page.examined.touched.iter().filter(|fact| wanted(fact)) {
            let speakers = facts.entry(fact.clone()).or_default();
            if speakers.last() != Some(&index) {
                speakers.push(index);
            }
        }
    }
    facts.into_iter().collect()
}
