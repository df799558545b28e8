//! What the prefixes of a file stand for: aliases are replaced by their namespaces, wherever a name is written.

use super::identifier::{is_namespace, is_simple};
use super::reader::{Reader, Value};
use crate::problem::At;
use std::collections::{BTreeMap, BTreeSet};

/// Aliases that CSDL keeps for itself.
const RESERVED: [&str; 4] = ["Edm", "odata", "System", "Transient"];

/// The namespaces and aliases of a file, and those of the Schema element that is being read.
#[derive(Default)]
pub(super) struct Names<'d> {
    own_namespace: &'d str,
    own_alias: Option<&'d str>,
    /// By prefix: itself where it is a namespace, and the namespace of every alias that is spelled so.
    meanings: BTreeMap<&'d str, BTreeSet<&'d str>>,
}

impl<'d> Names<'d> {
    fn add(&mut self, prefix: &'d str, namespace: &'d str) {
        self.meanings.entry(prefix).or_default().insert(namespace);
    }
}

impl<'d> Reader<'d> {
    /// Makes a namespace and its alias known to the whole file.
    pub(super) fn declare(&mut self, namespace: Value<'d>, alias: Option<Value<'d>>) {
        if !is_namespace(namespace.text) {
            let what = format!("{:?} is not a namespace", namespace.text);
            let settle = "write names of letters, digits and underscores, joined by dots";
            self.report(namespace.at, what, settle);
        }
        self.names.add(namespace.text, namespace.text);
        let Some(alias) = alias else { return };
        if !is_simple(alias.text) || RESERVED.contains(&alias.text) {
            let what = format!("{:?} is not an alias", alias.text);
            let settle = "write one name; Edm, odata, System and Transient are taken";
            self.report(alias.at, what, settle);
        }
        self.names.add(alias.text, namespace.text);
    }

    /// From here on, names stand in this Schema element: its own namespace and alias come first.
    pub(super) fn enter(&mut self, namespace: &'d str, alias: Option<&'d str>) {
        self.names.own_namespace = namespace;
        self.names.own_alias = alias;
    }

    /// The full name of something that the Schema element declares.
    pub(super) fn own_name(&self, name: &str) -> String {
        join(self.names.own_namespace, name)
    }

    /// The full name of something that is referred to, as in `graph.user`.
    pub(super) fn full_name(&mut self, name: &str, at: At) -> String {
        let Some((prefix, local)) = name.rsplit_once('.').filter(|(_, local)| is_simple(local))
        else {
            let what = format!("{name:?} is not a qualified name");
            self.report(at, what, "write namespace or alias, a dot and a name");
            return name.to_owned();
        };
        join(self.namespace(prefix, at), local)
    }

    /// The namespace that a prefix stands for. A namespace that the file does not hold is taken as it is written: Graph
    /// uses vocabularies without referring to their files.
    fn namespace<'n>(&mut self, prefix: &'n str, at: At) -> &'n str
    where
        'd: 'n,
    {
        let names = &self.names;
        if names.own_alias == Some(prefix) {
            return names.own_namespace;
        }
        if prefix == "Edm" || prefix == names.own_namespace {
            return prefix;
        }
        let meanings: Vec<&'d str> = names
            .meanings
            .get(prefix)
            .into_iter()
            .flatten()
            .copied()
            .collect();
        match meanings[..] {
            [only] => return only,
            [] if prefix.contains('.') && is_namespace(prefix) => {}
            [] => {
                let what = format!("{prefix:?} is neither a namespace nor an alias of this file");
                self.report(
                    at,
                    what,
                    "write the namespace in full, or declare the alias",
                );
            }
            _ => {
                let what = format!("{prefix:?} stands for {}", meanings.join(" and "));
                self.report(at, what, "write the namespace in full");
            }
        }
        prefix
    }
}

fn join(namespace: &str, name: &str) -> String {
    let mut full = String::with_capacity(namespace.len() + 1 + name.len());
    full.push_str(namespace);
    full.push('.');
    full.push_str(name);
    full
}
