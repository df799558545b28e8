//! Where in a JSON body the check is, and notes about that position.

use super::Kind;
use super::covered::{CheckedItem, Fact};
use super::finding::Blame;
use super::recorder::Recorder;
use graph_csdl::problem::At;
use std::collections::BTreeSet;

/// The path from the root of a body to where the check is.
pub(super) struct JsonCursor<'n> {
    recorder: Recorder<'n>,
    steps: Vec<Step>,
    /// What was reported already, with array indexes left out: one finding a path and name is enough.
    reported: BTreeSet<(Kind, String, String)>,
}

/// A step into a JSON value.
pub(super) enum Step {
    Key(String),
    Index(usize),
}

impl<'n> JsonCursor<'n> {
    pub(super) fn new(recorder: Recorder<'n>) -> Self {
        Self {
            recorder,
            steps: Vec::new(),
            reported: BTreeSet::new(),
        }
    }

    pub(super) fn enter(&mut self, step: Step) {
        self.steps.push(step);
    }

    pub(super) fn leave(&mut self) {
        self.steps.pop();
    }

    /// Notes text that was checked against a fact.
    pub(super) fn checked(&mut self, at: At, what: CheckedItem) {
        self.recorder.checked(at, what);
    }

    /// Notes a fact that the page says something of.
    pub(super) fn cover(&mut self, fact: Fact) {
        self.recorder.cover(fact);
    }

    /// Notes a contradiction, once for all items of an array.
    pub(super) fn report(&mut self, kind: Kind, at: At, why: String, blame: Blame) {
        let anywhere = self.spell(|_| "[]".to_owned());
        if self.reported.insert((kind, anywhere, why.clone())) {
            let path = self.spell(|index| format!("[{index}]"));
            self.recorder.report(kind, at, path, why, blame);
        }
    }

    /// Notes a contradiction one key further in.
    pub(super) fn report_at(&mut self, key: &str, kind: Kind, at: At, why: String, blame: Blame) {
        self.enter(Step::Key(key.to_owned()));
        self.report(kind, at, why, blame);
        self.leave();
    }

    /// The path as text: `$.value[0]['@odata.type']`.
    fn spell(&self, index: impl Fn(usize) -> String) -> String {
        let mut out = "$".to_owned();
        for step in &self.steps {
            match step {
                Step::Index(number) => out.push_str(&index(*number)),
                Step::Key(key) if is_plain(key) => out.push_str(&format!(".{key}")),
                Step::Key(key) => out.push_str(&format!("['{key}']")),
            }
        }
        out
    }
}

fn is_plain(key: &str) -> bool {
    key.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_')
        && key
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}
