//! What all tables of properties together say, as evidence for single findings.

use super::tables::row_name;
use crate::docs::page::Page;
use std::collections::BTreeSet;

/// Pairs of a type, in small letters, and a property that a table gives it.
#[derive(Clone, Debug, Default)]
pub(super) struct Corpus(BTreeSet<(String, String)>);

impl Corpus {
    /// Reads the tables of every page about a type.
    pub(super) fn of(pages: &[Page]) -> Self {
        let mut pairs = BTreeSet::new();
        for page in pages {
            let annotations = page
                .samples
                .iter()
                .filter_map(|sample| sample.annotation.as_ref());
            let resource = annotations
                .filter(|annotation| annotation.block == "resource")
                .find_map(|annotation| annotation.ty.as_ref());
            let Some(resource) = resource else { continue };
            let ty = resource.value.name.to_lowercase();
            for row in page.tables.iter().flat_map(|table| &table.rows) {
                pairs.insert((ty.clone(), row_name(&row.name.value).to_owned()));
            }
        }
        Self(pairs)
    }

    pub(super) fn says(&self, ty: &str, name: &str) -> bool {
        self.0.contains(&(ty.to_lowercase(), name.to_owned()))
    }
}
