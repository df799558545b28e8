//! Metadata that the generator ignores: the run continues, and lists it at the end.

use super::place::Places;
use super::{At, Input, brief, visible};
use std::fmt::Write as _;

/// How many warnings of a kind are printed in full.
const SHOWN: usize = 5;

/// Why something of the metadata is ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WarningKind {
    /// Elements and attributes of a foreign XML namespace.
    ForeignMarkup,
    /// Markup that is malformed or unknown in a place without effect on the output.
    NoEffect,
    /// A name that is not an OData identifier. It is kept as it is, and gets a Rust name.
    Name,
    /// An annotation with a term of which nothing is known.
    UnknownTerm,
    /// A property of an annotation's record of which nothing is known.
    UnknownRecordProperty,
    /// A value that the term of an annotation should not have, or that only the service can compute.
    UnexpectedValue,
    /// An `Annotations` element whose target does not exist.
    UnknownTarget,
    /// A type that is derived from a model of the slice, and is no model itself.
    LeftOut,
}

impl WarningKind {
    /// Its name for programs, `unknown-term`.
    pub fn code(self) -> &'static str {
        match self {
            Self::ForeignMarkup => "foreign-markup",
            Self::NoEffect => "no-effect",
            Self::Name => "name",
            Self::UnknownTerm => "unknown-term",
            Self::UnknownRecordProperty => "unknown-record-property",
            Self::UnexpectedValue => "unexpected-value",
            Self::UnknownTarget => "unknown-target",
            Self::LeftOut => "left-out",
        }
    }

    /// What is done about it, as a sentence of its own.
    pub fn consequence(self) -> &'static str {
        match self {
            Self::ForeignMarkup => "markup of other XML namespaces is ignored",
            Self::NoEffect => "markup without effect on the output is ignored",
            Self::Name => {
                "names that are not OData identifiers keep their spelling on the wire and get a Rust name"
            }
            Self::UnknownTerm => "annotations with unknown terms are ignored",
            Self::UnknownRecordProperty => "unknown properties of annotations are ignored",
            Self::UnexpectedValue => "annotations with unexpected values are ignored",
            Self::UnknownTarget => "annotations of what does not exist are ignored",
            Self::LeftOut => "derived types that nothing asks for are left out",
        }
    }

    /// How to fix it.
    pub fn fix(self) -> &'static str {
        match self {
            Self::ForeignMarkup => "nothing, if it says nothing of the interface",
            Self::NoEffect => "nothing, or correct the file",
            Self::Name => {
                "nothing, or a [[rename]] in slice.toml (without a slice, the file of --config) for another Rust name"
            }
            Self::UnknownTerm => {
                "nothing, unless it concerns the crate: then add it to codegen/csdl/src/model/vocabulary/"
            }
            Self::UnknownRecordProperty => {
                "nothing, unless it concerns the crate: then add it to codegen/csdl/src/model/vocabulary/"
            }
            Self::UnexpectedValue => {
                "nothing, unless it concerns the crate: then an override in slice.toml (without a slice, the file of --config)"
            }
            Self::UnknownTarget => "nothing, unless the file is yours",
            Self::LeftOut => {
                "nothing, if the properties of the base are enough; else a [[type]] each in slice.toml (without a slice, the file of --config). `--format json` lists all"
            }
        }
    }
}

/// One thing that is ignored.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Warning {
    /// Why.
    pub kind: WarningKind,
    /// Where it is in the metadata.
    pub at: At,
    /// The element it is in: `<EntityType Name="user">`.
    pub within: String,
    /// What it is.
    pub what: String,
}

/// All that is ignored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Warnings(Vec<Warning>);

impl Warnings {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, warning: Warning) {
        self.0.push(warning);
    }

    /// Adds all of another's.
    pub fn extend(&mut self, others: Warnings) {
        self.0.extend(others.0);
    }

    /// All of them; by kind and place once [`sort`](Self::sort)ed.
    pub fn iter(&self) -> impl Iterator<Item = &Warning> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts them in order of kind and place, each once.
    pub fn sort(&mut self) {
        self.0.sort();
        self.0.dedup();
    }

    /// A paragraph for each kind: how many, the first few with their places, and what fixes them; then the total.
    /// `file` is the name of the metadata file and `text` its text. Empty if there is no warning.
    pub fn render(&self, file: &str, text: &str) -> String {
        let mut out = String::new();
        let mut rest = self.0.as_slice();
        while let Some(first) = rest.first() {
            let count = rest
                .iter()
                .take_while(|warning| warning.kind == first.kind)
                .count();
            let (group, others) = rest.split_at(count);
            rest = others;
            let _ = writeln!(out, "warning: {} ({count})", first.kind.consequence());
            let mut places = Places::default();
            for warning in group.iter().take(SHOWN) {
                let (line, column) = places.line_and_column(Input::Metadata, text, warning.at);
                let _ = writeln!(out, "    {file}:{line}:{column}: {}", warning.message());
            }
            if count > SHOWN {
                let _ = writeln!(out, "    … and {} more", count - SHOWN);
            }
            let _ = writeln!(out, "    to fix it: {}", first.kind.fix());
        }
        match self.len() {
            0 => {}
            1 => out.push_str("1 warning\n"),
            count => {
                let _ = writeln!(out, "{count} warnings");
            }
        }
        out
    }

    /// All of them as a JSON array of objects with `kind`, `line`, `column`, `within`, `what` and `fix`.
    pub fn json(&self, text: &str) -> serde_json::Value {
        let mut at: Vec<At> = self.0.iter().map(|warning| warning.at).collect();
        at.sort_unstable();
        let mut places = Places::default();
        let places: std::collections::HashMap<At, (usize, usize)> = at
            .into_iter()
            .map(|at| (at, places.line_and_column(Input::Metadata, text, at)))
            .collect();
        let json = |warning: &Warning| {
            let (line, column) = places.get(&warning.at).copied().unwrap_or((1, 1));
            serde_json::json!({
                "kind": warning.kind.code(),
                "line": line,
                "column": column,
                "within": warning.within,
                "what": warning.what,
                "fix": warning.kind.fix(),
            })
        };
        self.0.iter().map(json).collect()
    }
}

impl Warning {
    fn message(&self) -> String {
        let Self { within, what, .. } = self;
        let message = if within.is_empty() {
            what.clone()
        } else {
            format!("in {within}: {what}")
        };
        visible(&brief::limited(&message, 1_000)).into_owned()
    }
}
