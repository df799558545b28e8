//! What all pages together say, as evidence for single findings.

use crate::page::Page;
use std::collections::{BTreeSet, HashMap, HashSet};

/// The pages by name, and what their tables of properties say.
#[derive(Clone, Debug, Default)]
pub(super) struct Corpus<'p> {
    /// Pairs of a type, in small letters, and a property that a table gives it.
    pairs: BTreeSet<(String, String)>,
    pages: HashMap<&'p str, &'p Page>,
    /// Names of pages in small letters, and as they are.
    folded: HashMap<String, &'p str>,
    folders: HashSet<&'p str>,
}

impl<'p> Corpus<'p> {
    /// Reads the tables of every page about a type.
    pub(super) fn of(pages: &'p [Page]) -> Self {
        let mut corpus = Self::default();
        for page in pages {
            let name = page.name.as_str();
            corpus.pages.insert(name, page);
            corpus.folded.insert(name.to_lowercase(), name);
            corpus.folders.insert(folder(name));
            let Some(ty) = about(page).map(str::to_lowercase) else {
                continue;
            };
            for row in page.tables.iter().flat_map(|table| &table.rows) {
                let pair = (ty.clone(), row.word().to_owned());
                corpus.pairs.insert(pair);
            }
        }
        corpus
    }

    /// Whether a table gives the type this property.
    pub(super) fn says(&self, ty: &str, name: &str) -> bool {
        self.pairs.contains(&(ty.to_lowercase(), name.to_owned()))
    }

    /// The target of a link of a page.
    pub(super) fn follow(&self, from: &Page, link: &str) -> Target<'p> {
        let path = link.split(['#', '?']).next().unwrap_or_default();
        if path.is_empty() {
            return self
                .pages
                .get(from.name.as_str())
                .map_or(Target::Elsewhere, |page| Target::Page(page));
        }
        if path.starts_with('/') || is_absolute(path) {
            return Target::Elsewhere;
        }
        let Some(name) = joined(folder(&from.name), path) else {
            return Target::Elsewhere;
        };
        if let Some(page) = self.pages.get(name.as_str()) {
            return Target::Page(page);
        }
        let file = name.rsplit('/').next().unwrap_or_default();
        if !self.folders.contains(folder(&name)) || !file.contains(".md") {
            return Target::Elsewhere;
        }
        match self.folded.get(&name.to_lowercase()) {
            Some(other) => Target::OtherCase(other),
            None => Target::Nothing,
        }
    }
}

/// The target of a link.
pub(super) enum Target<'p> {
    /// To this page.
    Page(&'p Page),
    /// To no page, but there is one whose name differs in case.
    OtherCase(&'p str),
    /// To no page, in a folder whose pages are known.
    Nothing,
    /// Out of the pages that are known.
    Elsewhere,
}

/// The type that a page is about.
pub(super) fn about(page: &Page) -> Option<&str> {
    let annotations = page
        .samples
        .iter()
        .filter_map(|sample| sample.annotation.as_ref());
    annotations
        .filter(|annotation| annotation.block == "resource")
        .find_map(|annotation| annotation.ty.as_ref())
        .map(|ty| ty.value.name.as_str())
}

fn folder(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn is_absolute(link: &str) -> bool {
    link.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphabetic())
    })
}

/// A relative path as seen from a folder; `None` if it points outside of all folders.
fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
