//! What the prefixes of a file represent: aliases are replaced by their namespaces, wherever a name is written.

use crate::problem::brief;
use std::collections::{BTreeMap, BTreeSet};

/// How to fix a prefix that the file does not declare.
pub(crate) const UNDECLARED: &str = "write the namespace in full, or declare the alias";

/// The namespaces and aliases of a file, and those of the Schema element that is being read.
#[derive(Clone, Default)]
pub(super) struct Prefixes<'d> {
    own_namespace: &'d str,
    own_alias: Option<&'d str>,
    /// By prefix: itself where it is a namespace, and the namespace of every alias that is spelled so.
    meanings: BTreeMap<&'d str, BTreeSet<&'d str>>,
}

impl<'d> Prefixes<'d> {
    /// Makes a namespace known by a prefix: itself, or an alias.
    pub(super) fn add(&mut self, prefix: &'d str, namespace: &'d str) {
        self.meanings.entry(prefix).or_default().insert(namespace);
    }

    /// From here on, names are in this Schema element: its own namespace and alias come first.
    pub(super) fn enter(&mut self, namespace: &'d str, alias: Option<&'d str>) {
        self.own_namespace = namespace;
        self.own_alias = alias;
    }

    /// The full name of something that the Schema element declares.
    pub(super) fn own_name(&self, name: &str) -> String {
        join(self.own_namespace, name)
    }

    /// The name with its namespace in full; or what is wrong, and what fixes it.
    pub(super) fn resolve(&self, name: &str) -> Result<String, (String, &'static str)> {
        let split = name
            .rsplit_once('.')
            .filter(|(_, local)| !local.is_empty() && !name.contains(['(', ')']));
        let Some((prefix, local)) = split else {
            let what = format!("{:?} is not a qualified name", brief(name));
            return Err((what, "write namespace or alias, a dot and a name"));
        };
        if let Some(namespace) = self.declared(prefix)? {
            return Ok(join(namespace, local));
        }
        // The name may have dots itself.
        let mut shorter = prefix;
        while let Some((before, _)) = shorter.rsplit_once('.') {
            shorter = before;
            if let Some(namespace) = self.declared(shorter)? {
                return Ok(join(namespace, &name[shorter.len() + 1..]));
            }
        }
        if prefix.contains('.') {
            return Ok(name.to_owned());
        }
        let what = format!(
            "{:?} is neither a namespace nor an alias of this file",
            brief(prefix)
        );
        Err((what, UNDECLARED))
    }

    /// The namespace that a prefix represents, if the file declares it. One that it does not declare is taken as it is
    /// written: Graph uses vocabularies without referring to their files.
    fn declared<'n>(&self, prefix: &'n str) -> Result<Option<&'n str>, (String, &'static str)>
    where
        'd: 'n,
    {
        if self.own_alias == Some(prefix) {
            return Ok(Some(self.own_namespace));
        }
        if prefix == "Edm" || prefix == self.own_namespace {
            return Ok(Some(prefix));
        }
        let Some(meanings) = self.meanings.get(prefix) else {
            return Ok(None);
        };
        let mut all = meanings.iter();
        match (all.next(), all.next()) {
            (Some(only), None) => Ok(Some(only)),
            _ => {
                let all: Vec<&str> = meanings.iter().copied().collect();
                let what = format!("{prefix:?} is the alias of {}", all.join(" and "));
                Err((what, "write the namespace in full"))
            }
        }
    }
}

fn join(namespace: &str, name: &str) -> String {
    let mut full = String::with_capacity(namespace.len() + 1 + name.len());
    full.push_str(namespace);
    full.push('.');
    full.push_str(name);
    full
}
