//! Checks pages against the metadata: every contradiction is a [`Finding`].
//!
//! A finding says that two statements do not agree. Which of the two is wrong is the finding's [`Class`], decided by
//! the written rules of [`Class`] alone.

mod classify;
mod confirm;
mod corpus;
mod corrected;
pub(crate) mod covered;
mod examine;
pub(crate) mod finding;
mod finding_id;
mod json_cursor;
mod kind;
mod ledger;
mod outcomes;
mod recorder;
mod rules;
mod run;

use super::resolve::{Resolved, Unresolved};
use graph_csdl::model::Model;
use graph_csdl::slice::Slice;

pub use covered::Fact;
pub use examine::examine;
pub use kind::Kind;
pub use ledger::{Accepted, Ledger, Verdict, read_ledger};
pub(crate) use outcomes::Outcomes;
pub use run::check;

/// What pages are checked against.
#[derive(Clone, Copy)]
pub struct Subject<'m> {
    /// The metadata.
    pub model: &'m Model,
    /// Metadata of another age or cloud: what it explains is no mistake of either.
    pub other: Option<&'m Model>,
    /// The slice whose operations must all have a page; without one, only actions and functions must.
    pub slice: Option<&'m Slice<'m>>,
    /// Whether these are all the pages there are: only then is an operation without a page a finding.
    pub whole: bool,
    /// `beta` or `v1.0`, if the URLs of the pages must say so.
    pub api: Option<&'m str>,
}

/// Everything that was found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Number of pages.
    pub pages: usize,
    /// Number of request examples.
    pub examples: usize,
    /// How many of them are resolved to exactly one operation.
    pub resolved: usize,
    /// How many of those without leniency.
    pub exact: usize,
    /// The contradictions, by page and line.
    pub findings: Vec<Finding>,
    /// Contradictions with the metadata as it is published, which a correction of it resolves.
    pub corrected: Vec<Finding>,
    /// Examples that are resolved to nothing, by the kind of the cause.
    pub causes: std::collections::BTreeMap<&'static str, usize>,
    /// The leniencies needed in URLs of examples, by kind.
    pub leniencies: std::collections::BTreeMap<String, usize>,
    /// What is untidy, by kind.
    pub irregularities: std::collections::BTreeMap<String, usize>,
    /// Number of templates.
    pub templates: usize,
    /// How many templates are resolved to exactly one operation.
    pub templates_resolved: usize,
    /// The operations that must have a page, if these are all the pages there are.
    pub operations: std::collections::BTreeSet<String>,
}

/// Two statements that do not agree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The page.
    pub page: String,
    /// The one-based line; 1 where a whole page is meant, 0 where there is none.
    pub line: usize,
    /// The one-based column in UTF-16 code units, as editors and SARIF count; 0 where there is no line.
    pub column: usize,
    /// What kind of contradiction.
    pub kind: Kind,
    /// Where in the JSON, as `$.value[0].id`; or the segment, header or row that is meant.
    pub path: String,
    /// Which side is wrong.
    pub class: Class,
    /// Stays the same when lines or folders move: kind, file name, example and path decide it.
    pub id: String,
    /// One sentence.
    pub why: String,
}

/// Which side of a contradiction is wrong.
///
/// - A page that contradicts itself or the page that it links to, misspells a name that the metadata has, shows a value
///   that its own type cannot have, leaves something out, calls text what is an enum, or shows what is no JSON, no HTTP
///   message or no link, is wrong.
/// - The metadata is wrong where an example and a table of properties say the same, and it says something else.
/// - Ages differ where a second metadata file has nothing to say against the page.
/// - Anything else is unclear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// The page is wrong.
    PageWrong,
    /// The metadata is wrong.
    MetadataWrong,
    /// One of two metadata files agrees with the page.
    AgesDiffer,
    /// Only the service could tell.
    Unclear,
}

impl std::fmt::Display for Class {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::PageWrong => "page wrong",
            Self::MetadataWrong => "metadata wrong",
            Self::AgesDiffer => "ages differ",
            Self::Unclear => "unclear",
        })
    }
}

/// One page checked against one metadata file.
///
/// See [`examine`].
#[derive(Clone, Debug, Default)]
pub struct Examined {
    /// What each template calls.
    pub templates: Vec<Result<Resolved, Unresolved>>,
    /// What each example calls.
    pub examples: Vec<Result<Resolved, Unresolved>>,
    /// What was noted.
    pub(crate) notes: recorder::Notes,
}
