//! Documentation: the descriptions of `docs.toml`, or facts of the metadata for slices without them.

pub(super) mod corrected;
mod deprecation;
mod described;
pub(super) mod facts;
mod kind_line;
mod text;

use super::MethodDocs;
use described::Described;
use graph_csdl::config::{Descriptions, OperationDescription, Spanned};
use graph_csdl::model::Facts;
use graph_csdl::problem::Problems;
use std::collections::BTreeSet;
use std::fmt::Arguments;
use std::sync::Arc;
use text::lines;

pub(super) use deprecation::note;
pub use described::{undescribed, without_item};
pub(super) use kind_line::kind_line;
pub(super) use text::{escape, item, refused, wrapped};

/// The sources of documentation, and its problems.
#[derive(Debug)]
pub(super) struct Docs<'a> {
    descriptions: &'a Descriptions,
    policy: Policy,
    view: Arc<str>,
    used: BTreeSet<String>,
    problems: Problems,
}

/// The documentation of items without an entry in `docs.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// None: a missing entry is a problem.
    Required,
    /// Facts of the metadata.
    Facts,
    /// The description in the metadata, otherwise facts. Only for output that is not checked in.
    Metadata,
}

impl<'a> Docs<'a> {
    /// `api` is the version of Graph, which selects the view of reference pages.
    pub(super) fn new(descriptions: &'a Descriptions, policy: Policy, api: &str) -> Self {
        let view = format!("graph-rest-{}", api.trim_start_matches('v'));
        Self {
            descriptions,
            policy,
            view: view.into(),
            used: BTreeSet::new(),
            problems: Problems::new(),
        }
    }

    /// Another one, for other items, on another thread.
    pub(super) fn fork(&self) -> Self {
        Self {
            view: Arc::clone(&self.view),
            used: BTreeSet::new(),
            problems: Problems::new(),
            ..*self
        }
    }

    /// Adds what another one collected.
    pub(super) fn join(&mut self, other: Self) {
        self.used.extend(other.used);
        self.problems.extend(other.problems);
    }

    /// Of a type: its text, its reference page, and its [kind](kind_line).
    pub(super) fn ty(&mut self, name: &str, facts: &Facts, kind: String) -> Vec<String> {
        let entry = self.descriptions.types.get(name);
        let doc = entry.map(|entry| &entry.doc);
        let mut lines = self.text(Described::Type(name), doc, facts, format_args!(""));
        if lines.is_empty() {
            return vec![kind];
        }
        if let Some(page) = entry.and_then(|entry| entry.page.as_deref()) {
            lines.extend([String::new(), self.link(&format!("resources/{page}"))]);
        }
        lines.extend([String::new(), kind]);
        lines
    }

    /// Of a property or navigation property.
    pub(super) fn property(
        &mut self,
        ty: &str,
        name: &str,
        facts: &Facts,
        otherwise: Arguments<'_>,
    ) -> Vec<String> {
        let entry = self
            .descriptions
            .types
            .get(ty)
            .and_then(|entry| entry.properties.get(name));
        self.text(Described::Property(ty, name), entry, facts, otherwise)
    }

    /// Of a member of an enum. A description is never required.
    pub(super) fn member(&mut self, ty: &str, name: &str, facts: &Facts) -> Vec<String> {
        let item = Described::Member(ty, name);
        match self
            .descriptions
            .types
            .get(ty)
            .and_then(|entry| entry.members.get(name))
        {
            Some(entry) => self.text(item, Some(entry), facts, format_args!("")),
            None if self.policy == Policy::Metadata && facts.description.is_some() => {
                self.text(item, None, facts, format_args!(""))
            }
            None => vec![format!("`{name}`.")],
        }
    }

    /// Of an operation, bound or built in: its text, what it returns, and its reference page.
    pub(super) fn operation(
        &mut self,
        key: &str,
        facts: &Facts,
        otherwise: Arguments<'_>,
    ) -> MethodDocs {
        let entry: Option<&OperationDescription> = self.descriptions.operations.get(key);
        let summary = self.text(
            Described::Operation(key),
            entry.map(|entry| &entry.doc),
            facts,
            otherwise,
        );
        let returns = entry.and_then(|entry| entry.returns.as_ref());
        let page = entry.and_then(|entry| entry.page.as_deref());
        MethodDocs {
            summary,
            returns: returns.map_or_else(Vec::new, |returns| wrapped(returns.value.trim())),
            page: page.map(|page| self.link(page)),
            ..MethodDocs::default()
        }
    }

    /// Of a parameter of an operation.
    pub(super) fn parameter(
        &mut self,
        operation: &str,
        name: &str,
        facts: &Facts,
        otherwise: Arguments<'_>,
    ) -> Vec<String> {
        let entry = self
            .descriptions
            .operations
            .get(operation)
            .and_then(|entry| entry.parameters.get(name));
        self.text(
            Described::Parameter(operation, name),
            entry,
            facts,
            otherwise,
        )
    }

    /// The problems: missing descriptions, and those of unknown items.
    pub(super) fn finish(mut self) -> Problems {
        for (name, entry) in &self.descriptions.types {
            self.left_over(Described::Type(name), &entry.doc);
            for (property, text) in &entry.properties {
                self.left_over(Described::Property(name, property), text);
            }
            for (member, text) in &entry.members {
                self.left_over(Described::Member(name, member), text);
            }
        }
        for (key, entry) in &self.descriptions.operations {
            self.left_over(Described::Operation(key), &entry.doc);
            for (parameter, text) in &entry.parameters {
                self.left_over(Described::Parameter(key, parameter), text);
            }
        }
        self.problems
    }

    fn link(&self, page: &str) -> String {
        format!(
            "[Graph reference](https://learn.microsoft.com/graph/api/{page}?view={})",
            self.view
        )
    }

    /// The text of an item. Key and default are formatted only if they are needed.
    fn text(
        &mut self,
        item: Described<'_>,
        entry: Option<&Spanned<String>>,
        facts: &Facts,
        otherwise: Arguments<'_>,
    ) -> Vec<String> {
        if let Some(entry) = entry {
            self.used.insert(item.to_string());
            return lines(&entry.value);
        }
        if self.policy == Policy::Required && self.used.insert(item.to_string()) {
            self.problems.push(item.undescribed());
        }
        match &facts.description {
            Some(description) if self.policy == Policy::Metadata => lines(&escape(description)),
            _ => lines(&otherwise.to_string()),
        }
    }

    fn left_over(&mut self, item: Described<'_>, entry: &Spanned<String>) {
        let name = item.to_string();
        if !self.used.contains(&name) && !self.descriptions.inherited.contains(&name) {
            self.problems.push(item.without_item(entry));
        }
    }
}
