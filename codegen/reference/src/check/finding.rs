//! A contradiction as it is found, before it is classified.

use super::Kind;
use graph_csdl::problem::At;

/// A contradiction in a page. [`classify`](super::classify) makes a [`Finding`](super::Finding) of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnclassifiedFinding {
    pub(crate) kind: Kind,
    pub(crate) at: At,
    /// Where in the JSON, or what else is meant.
    pub(crate) path: String,
    pub(crate) why: String,
    pub(crate) blame: Blame,
    pub(crate) part: PagePart,
}

/// Which part of a page a contradiction is in. Parts that were checked against a metadata file are known, so that silence
/// of a second file is distinguished from agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PagePart {
    /// The page as a whole.
    Page,
    /// A template, by number.
    Template(usize),
    /// An example, by number.
    Example(usize),
    /// A table, by number.
    Table(usize),
    /// A piece of JSON on its own, by number.
    Sample(usize),
}

/// What the contradiction itself shows about which side is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Blame {
    /// The page contradicts itself, or misspells what exists.
    Page,
    /// Nothing.
    Unclear,
    /// The metadata, if a table of properties says the same as the example: this type has this property.
    TableOf(String, String),
}

impl Blame {
    /// The page misspells a name if the metadata has one that is close to it.
    pub(crate) fn of_misspelling<T>(near: &Option<T>) -> Self {
        if near.is_some() {
            Self::Page
        } else {
            Self::Unclear
        }
    }
}
