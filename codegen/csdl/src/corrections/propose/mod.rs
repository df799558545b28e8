//! Entries for what differs between two metadata files of one age: one as it is published, one as somebody corrects it.
//!
//! The published file with these entries has the operations of the corrected one, and then nothing is proposed any more. What no
//! entry can express is a comment.

mod capabilities;
mod elements;
mod members;
mod operations;
mod removals;
mod roots;
mod types;

use super::escape;
use crate::config::{Corrections, quoted};
use crate::model::{ItemType, Model, Primitive, TypeRef};
use crate::schema::Schema;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// A key with its value in TOML.
type KeyValue = (&'static str, String);

/// What is to be stated of which targets.
struct Proposals<'k> {
    known: &'k Corrections,
    api: Option<&'k str>,
    targets: BTreeMap<Vec<KeyValue>, BTreeSet<String>>,
    comments: BTreeSet<String>,
    /// Namespaces that the published file lacks: nothing can be added to them.
    missing: BTreeSet<String>,
}

/// The entries, ready for `corrections.toml` but for reason, source and date, which a person fills in: the file is refused until
/// then. `raw` is resolved with the corrections that there are, so that only what they lack is proposed; what `known` rejects,
/// or says already, is left out. `schema` is that of `raw`.
pub fn propose(
    raw: &Model,
    schema: &Schema,
    clean: &Model,
    known: &Corrections,
    api: Option<&str>,
) -> String {
    let mut proposals = Proposals {
        known,
        api,
        targets: BTreeMap::new(),
        comments: BTreeSet::new(),
        missing: BTreeSet::new(),
    };
    types::compare(raw, schema, clean, &mut proposals);
    operations::compare(raw, schema, clean, &mut proposals);
    roots::compare(raw, schema, clean, &mut proposals);
    proposals.leave_out_missing();
    let containers = schema.namespaces.iter().flat_map(|it| &it.containers);
    let container = containers.map(|it| it.name.as_str()).next();
    removals::compare(raw, container.unwrap_or_default(), clean, &mut proposals);
    proposals.print()
}

impl Proposals<'_> {
    /// Proposes to say this of a target: all in one entry, but for an addition.
    fn propose(&mut self, target: &str, values: Vec<KeyValue>) {
        if self.is_rejected(target) {
            return;
        }
        let (added, values): (Vec<KeyValue>, Vec<KeyValue>) =
            values.into_iter().partition(|(key, _)| *key == "add");
        let is_new = |(key, _): &KeyValue| !self.is_said(target, key);
        let values: Vec<KeyValue> = values.into_iter().filter(is_new).collect();
        let entries = added.into_iter().map(|it| vec![it]).chain([values]);
        for entry in entries.filter(|it| !it.is_empty()) {
            let targets = self.targets.entry(entry).or_default();
            targets.insert(target.to_owned());
        }
    }

    /// Proposes to add an element, which makes what has this name, to a target.
    fn add(&mut self, target: &str, name: &str, element: &str) {
        if !self.is_left_out(name) {
            self.propose(target, vec![("add", literal(element))]);
        }
    }

    /// Whether something is not added, though the other file has it: it is rejected, or known not to exist.
    fn is_left_out(&self, name: &str) -> bool {
        self.is_rejected(name) || self.is_said(name, "exists")
    }

    /// Notes what no entry can express.
    fn comment(&mut self, text: String) {
        self.comments.insert(text);
    }

    /// Whether the target, or a parameter of the operation that it names, is rejected.
    fn is_rejected(&self, target: &str) -> bool {
        let rejected = self.known.rejected.iter().flat_map(|it| &it.targets);
        let mut rejected = rejected.map(|it| it.value.as_str());
        let name = target.split_once('(').map(|(name, _)| name);
        rejected.any(|other| {
            let operation = other.split_once('(').map(|(name, _)| name);
            let is_parameter = other.contains(")/") && name.is_some() && operation == name;
            other == target || is_parameter
        })
    }

    /// Whether an entry states something of the key of the target, so that another one would contradict it.
    fn is_said(&self, target: &str, key: &str) -> bool {
        self.states(target, key) || self.states(target, "exists")
    }

    /// Whether an entry has the key of the target.
    fn states(&self, target: &str, key: &str) -> bool {
        let entries = self.known.entries.iter();
        let mut entries = entries.filter(|it| it.api.is_none() || it.holds_for(self.api));
        entries.any(|it| {
            let is_about = it.targets.iter().any(|other| other.value == target);
            is_about && it.change.entries().iter().any(|(other, _)| *other == key)
        })
    }

    /// What needs types of a namespace that the published file lacks is a comment: the file would be refused.
    fn leave_out_missing(&mut self) {
        let missing: Vec<String> = self.missing.iter().map(|it| format!("{it}.")).collect();
        let is_missing = |text: &str| missing.iter().any(|it| text.contains(it));
        for (values, targets) in std::mem::take(&mut self.targets) {
            let needs = values.iter().any(|(_, value)| is_missing(value));
            let (out, left): (BTreeSet<String>, BTreeSet<String>) =
                targets.into_iter().partition(|it| needs || is_missing(it));
            for target in out {
                let values: Vec<String> = values
                    .iter()
                    .map(|(key, value)| format!("{key} = {value}"))
                    .collect();
                self.comment(format!(
                    "{target}: {}, which needs a namespace that the published file lacks",
                    values.join(", ")
                ));
            }
            if !left.is_empty() {
                self.targets.insert(values, left);
            }
        }
    }

    fn print(self) -> String {
        let mut out = String::new();
        for comment in &self.comments {
            let _ = writeln!(out, "# not proposed: {}", escape::line(comment));
        }
        if !self.comments.is_empty() {
            out.push('\n');
        }
        for (values, targets) in self.targets {
            out.push_str("[[correction]]\ntargets = [\n");
            for target in targets {
                let _ = writeln!(out, "    {},", quoted(&target));
            }
            out.push_str("]\n");
            for (key, value) in values {
                let _ = writeln!(out, "{key} = {value}");
            }
            out.push_str(
                "reason = \"\" # to fill in: why\n\
                 source = \"\" # to fill in: the page, file or report that it is known from\n\
                 date = \"\" # to fill in: when it was checked, as in 2026-08-20\n\n",
            );
        }
        out
    }
}

/// A type; Graph's own word for any JSON, and OData's, are the same.
fn spelled(model: &Model, ty: TypeRef) -> String {
    let ItemType::Named(id) = ty.item else {
        return model.spell(ty);
    };
    let declares_nothing = model.own_names(id).next().is_none();
    if model.ty(id).name.name != "Json" || !declares_nothing {
        return model.spell(ty);
    }
    let item = ItemType::Primitive(Primitive::Untyped);
    model.spell(TypeRef { item, ..ty })
}

/// A text as a value of TOML; CSDL has double quotes.
fn literal(text: &str) -> String {
    let is_plain = |c: char| c != '\'' && !c.is_control();
    match text.chars().all(is_plain) {
        true => format!("'{text}'"),
        false => quoted(text),
    }
}

fn exists_not() -> Vec<KeyValue> {
    vec![("exists", "false".to_owned())]
}
