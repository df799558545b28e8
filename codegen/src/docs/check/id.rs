//! Ids that stay when lines move.

use super::draft::{Context, Draft};
use crate::docs::page::Page;
use std::collections::BTreeMap;

/// Hands out ids within one page.
pub(super) struct Ids<'p> {
    page: &'p Page,
    given: BTreeMap<String, usize>,
}

impl<'p> Ids<'p> {
    pub(super) fn new(page: &'p Page) -> Self {
        Self {
            page,
            given: BTreeMap::new(),
        }
    }

    /// Kind, page, the name or URL of the example, and the path; a number behind it for repetitions.
    pub(super) fn next(&mut self, draft: &Draft) -> String {
        let within = self.within(draft.context);
        let id = of(
            &draft.kind.to_string(),
            &[&self.page.name, &within, &draft.path],
        );
        let count = self.given.entry(id.clone()).or_default();
        *count += 1;
        if *count == 1 {
            id
        } else {
            format!("{id}-{count}")
        }
    }

    fn within(&self, context: Context) -> String {
        match context {
            Context::Page => String::new(),
            Context::Template(index) => self
                .page
                .templates
                .get(index)
                .map_or_else(String::new, |template| {
                    format!("{} {}", template.method.value, template.target.value)
                }),
            Context::Example(index) => {
                self.page
                    .examples
                    .get(index)
                    .map_or_else(String::new, |example| {
                        let request = &example.request;
                        let url = || format!("{} {}", request.method.value, request.target.value);
                        example.name.clone().unwrap_or_else(url)
                    })
            }
            Context::Table(_) => "table".to_owned(),
            Context::Sample(_) => "sample".to_owned(),
        }
    }
}

/// An id of a kind: the kind, and a hash (FNV-1a) of what tells it from others.
pub(super) fn of(kind: &str, parts: &[&str]) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in parts.iter().flat_map(|part| part.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{kind}-{hash:016x}")
}
