//! Problems of inputs, worded so that a person can fix them.
//!
//! A stage collects every [`Problem`] it finds and stops at its end. A problem knows a byte offset; line and
//! column are computed here, once, when a message is printed.

mod brief;
mod mistake;
mod place;
mod related;
mod warning;

use place::Places;
use std::collections::BTreeMap;
use std::fmt::Write as _;

pub use brief::brief;
pub use brief::visible;
pub use mistake::Mistake;
pub use place::{line_and_column, offset_of};
pub use related::Related;
pub use warning::{Warning, WarningKind, Warnings};

/// How many problems of a kind are printed in full.
const SHOWN: usize = 50;

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
    /// `corrections.toml`.
    Corrections,
    /// `released.jsonl`: the interface of the last release.
    Released,
    /// `slice.toml` of the slice that this one inherits from.
    InheritedConfig,
    /// `docs.toml` of the slice that this one inherits from.
    InheritedDocs,
    /// The command line: path patterns and item names.
    Arguments,
}

impl Input {
    /// The `slice.toml` that an entry is in.
    pub fn config(inherited: bool) -> Self {
        if inherited {
            Self::InheritedConfig
        } else {
            Self::Config
        }
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The input that has to change.
    pub input: Input,
    /// Where in it, if it has a place.
    pub at: Option<At>,
    /// The element or entry it is in, as a person would look for it: `<EntityType Name="user">`.
    pub within: String,
    /// What is wrong.
    pub what: String,
    /// How to fix it.
    pub fix: String,
}

/// Everything that one stage found wrong; never empty where a stage returns it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<Found>);

/// A problem, with the other places that it is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    problem: Problem,
    related: Vec<Related>,
}

impl Problems {
    /// No problem yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, problem: Problem) {
        self.push_with(problem, Vec::new());
    }

    /// Adds one that is about other places, too; its message lists them in this order.
    pub fn push_with(&mut self, problem: Problem, related: Vec<Related>) {
        self.0.push(Found { problem, related });
    }

    /// Adds all of another's.
    pub fn extend(&mut self, others: Problems) {
        self.0.extend(others.0);
    }

    /// All of them, in the order in which they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter().map(|found| &found.problem)
    }

    /// Each as `change` makes it, with its related places.
    #[must_use]
    pub fn map(self, change: impl Fn(&mut Problem, &mut Vec<Related>)) -> Self {
        let mut problems = self;
        for Found { problem, related } in &mut problems.0 {
            change(problem, related);
        }
        problems
    }

    /// Those that are meant, and the others.
    pub fn partition(self, is_meant: impl Fn(&Problem, &[Related]) -> bool) -> (Self, Self) {
        let found = self.0.into_iter();
        let (meant, others) = found.partition(|it| is_meant(&it.problem, &it.related));
        (Self(meant), Self(others))
    }

    /// The same, found in the files of the slice that another one inherits from.
    #[must_use]
    pub fn inherited(mut self) -> Self {
        for Found { problem, .. } in &mut self.0 {
            problem.input = match problem.input {
                Input::Config => Input::InheritedConfig,
                Input::Docs => Input::InheritedDocs,
                other => other,
            };
        }
        self
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

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The messages, one paragraph a problem, the first 50 of a kind and then how many more there are of it; `file` names
    /// each input and gives its text (empty if unknown).
    pub fn render<'t>(&self, file: impl Fn(Input) -> (&'t str, &'t str)) -> String {
        let mut out = String::new();
        let mut places = Places::default();
        let mut kinds: BTreeMap<(Input, String), (usize, &Problem)> = BTreeMap::new();
        for Found { problem, related } in &self.0 {
            let kind = (problem.input, problem.kind());
            let (count, _) = kinds.entry(kind).or_insert((0, problem));
            *count += 1;
            if *count <= SHOWN {
                let (name, text) = file(problem.input);
                let at = problem
                    .at
                    .map(|at| places.line_and_column(problem.input, text, at));
                problem.print(&mut out, name, at, |out| {
                    related::print(related, &file, out)
                });
            }
        }
        for ((input, _), (count, first)) in kinds {
            if let Some(more) = count.checked_sub(SHOWN).filter(|more| *more > 0) {
                let name = file(input).0;
                let fix = brief::limited(&first.fix, LONGEST);
                let _ = writeln!(
                    out,
                    "{name}: {more} more of one kind\n    to fix them: {fix}"
                );
            }
        }
        out
    }
}

/// The most characters of a part of a message.
const LONGEST: usize = 1_000;

impl Problem {
    fn print(
        &self,
        out: &mut String,
        file: &str,
        at: Option<(usize, usize)>,
        related: impl FnOnce(&mut String),
    ) {
        out.push_str(file);
        if let Some((line, column)) = at {
            let _ = write!(out, ":{line}:{column}");
        }
        out.push_str(": ");
        let [within, what, fix] = [&self.within, &self.what, &self.fix]
            .map(|text| visible(&brief::limited(text, LONGEST)).into_owned());
        if !within.is_empty() {
            let _ = write!(out, "in {within}: ");
        }
        let _ = writeln!(out, "{what}");
        related(out);
        let _ = writeln!(out, "    to fix it: {fix}");
    }

    /// Problems that have the same fix are of one kind, whatever the names.
    fn kind(&self) -> String {
        let fix = self.fix.split("; the nearest").next().unwrap_or_default();
        fix.split('`').step_by(2).collect()
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        let mut problems = Self::new();
        problems.push(problem);
        problems
    }
}
