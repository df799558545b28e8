//! What is wrong with an input, said so that a person can settle it.
//!
//! A stage collects every [`Problem`] it finds and stops at its end. A problem knows a byte offset; line and
//! column are computed here, once, when a message is printed.

use std::fmt::Write as _;

/// A byte offset into the text that an item was read from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At(pub u32);

/// Which of the inputs a problem is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Input {
    /// The CSDL file.
    Metadata,
    /// `slice.toml`, or the file given with `--config`.
    Config,
    /// `docs.toml`.
    Docs,
    /// `names.toml`.
    Names,
    /// `source.toml`.
    Source,
    /// The command line: path patterns and item names.
    Arguments,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The input that has to change.
    pub input: Input,
    /// Where in it, if it has a place.
    pub at: Option<At>,
    /// The element or entry it stands in, as a person would look for it: `<EntityType Name="user">`.
    pub within: String,
    /// What is wrong.
    pub what: String,
    /// What would settle it.
    pub settle: String,
}

/// Everything that one stage found wrong; never empty where a stage returns it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// No problem yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// Adds all of another's.
    pub fn extend(&mut self, others: Problems) {
        self.0.extend(others.0);
    }

    /// All of them, in the order in which they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `value`, unless something is wrong: then the problems, by input and place, each said once.
    ///
    /// # Errors
    /// `self`, if it is not empty.
    pub fn or<T>(mut self, value: T) -> Result<T, Problems> {
        if self.0.is_empty() {
            return Ok(value);
        }
        self.0.sort();
        self.0.dedup();
        Err(self)
    }

    /// The messages, one paragraph a problem; `file` names each input and gives its text (empty if unknown).
    pub fn render<'t>(&self, file: impl Fn(Input) -> (&'t str, &'t str)) -> String {
        let mut out = String::new();
        let mut lines = Lines::default();
        for problem in &self.0 {
            let (name, text) = file(problem.input);
            out.push_str(name);
            if let Some(at) = problem.at {
                let (line, column) = lines.line_and_column(problem.input, text, at);
                let _ = write!(out, ":{line}:{column}");
            }
            out.push_str(": ");
            if !problem.within.is_empty() {
                let _ = write!(out, "in {}: ", problem.within);
            }
            let _ = writeln!(
                out,
                "{}\n    to settle it: {}",
                problem.what, problem.settle
            );
        }
        out
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

/// One-based line and column, the column in characters.
pub fn line_and_column(text: &str, at: At) -> (usize, usize) {
    Lines::default().line_and_column(Input::Metadata, text, at)
}

/// Lines are counted on from the place before, since a new attribute on every property is one problem a property.
#[derive(Default)]
struct Lines {
    input: Option<Input>,
    counted: usize,
    newlines: usize,
}

impl Lines {
    fn line_and_column(&mut self, input: Input, text: &str, at: At) -> (usize, usize) {
        let before = text.get(..at.0 as usize).unwrap_or(text);
        if self.input != Some(input) || self.counted > before.len() {
            *self = Self {
                input: Some(input),
                ..Self::default()
            };
        }
        self.newlines += before[self.counted..].matches('\n').count();
        self.counted = before.len();
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (self.newlines + 1, before[start..].chars().count() + 1)
    }
}

/// The other way: the place of a one-based line and column.
pub fn offset_of(text: &str, line: usize, column: usize) -> At {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let rest = text.get(start..).unwrap_or_default();
    let before: usize = rest
        .chars()
        .take(column.saturating_sub(1))
        .map(char::len_utf8)
        .sum();
    At(u32::try_from(start + before).unwrap_or(u32::MAX))
}
