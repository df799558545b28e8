//! Where in a JSON body the check is, and what it says there.

use super::draft::{Context, Draft, Lean};
use super::site::{Site, What};
use super::touched::Fact;
use super::{Examined, Kind};
use graph_csdl::problem::At;
use std::collections::BTreeSet;

/// The way from the root of a body to where the check is.
pub(super) struct Trail<'c> {
    context: Context,
    notes: &'c mut Examined,
    steps: Vec<Step>,
    /// What was said already, with array indexes left out: one finding a place and name is enough.
    said: BTreeSet<(Kind, String, String)>,
}

/// A step into a JSON value.
pub(super) enum Step {
    Key(String),
    Index(usize),
}

impl<'c> Trail<'c> {
    pub(super) fn new(context: Context, notes: &'c mut Examined) -> Self {
        Self {
            context,
            notes,
            steps: Vec::new(),
            said: BTreeSet::new(),
        }
    }

    pub(super) fn enter(&mut self, step: Step) {
        self.steps.push(step);
    }

    pub(super) fn leave(&mut self) {
        self.steps.pop();
    }

    /// Notes a place that was held against a fact.
    pub(super) fn site(&mut self, at: At, what: What) {
        self.notes.sites.push(Site { at, what });
    }

    /// Notes a fact that the page says something of.
    pub(super) fn touch(&mut self, fact: Fact) {
        self.notes.touched.push(fact);
    }

    /// Notes a contradiction, once for all items of an array.
    pub(super) fn say(&mut self, kind: Kind, at: At, why: String, lean: Lean) {
        if self.said.insert((kind, self.spell(false), why.clone())) {
            let path = self.spell(true);
            self.notes.drafts.push(Draft {
                kind,
                at,
                path,
                why,
                lean,
                context: self.context,
            });
        }
    }

    /// Notes a contradiction one key further in.
    pub(super) fn say_at(&mut self, key: &str, kind: Kind, at: At, why: String, lean: Lean) {
        self.enter(Step::Key(key.to_owned()));
        self.say(kind, at, why, lean);
        self.leave();
    }

    fn spell(&self, with_indexes: bool) -> String {
        let mut out = "$".to_owned();
        for step in &self.steps {
            match step {
                Step::Index(index) if with_indexes => out.push_str(&format!("[{index}]")),
                Step::Index(_) => out.push_str("[]"),
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
