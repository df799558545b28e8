//! Declares namespaces and aliases, and puts names in full.

use super::identifier::{LONGEST_NAMESPACE, is_namespace, is_simple};
use super::node::Value;
use super::reader::Reader;
use crate::problem::{At, WarningKind, brief};

/// Aliases that CSDL keeps for itself.
const RESERVED: [&str; 4] = ["Edm", "odata", "System", "Transient"];

impl<'d> Reader<'d> {
    /// Makes a namespace and its alias known to the whole file.
    pub(super) fn declare(&mut self, namespace: Value<'d>, alias: Option<Value<'d>>) {
        if !is_namespace(namespace.text) {
            self.check_namespace(namespace);
        }
        self.prefixes.add(namespace.text, namespace.text);
        let Some(alias) = alias else { return };
        if RESERVED.contains(&alias.text) {
            let what = format!("{:?} is not an alias", alias.text);
            let fix = "write another name; Edm, odata, System and Transient are taken";
            self.report(alias.at, what, fix);
        } else if !is_simple(alias.text) {
            let what = format!("{:?} is not an OData identifier", brief(alias.text));
            self.warn(WarningKind::Name, alias.at, what);
        }
        self.prefixes.add(alias.text, namespace.text);
    }

    #[cold]
    fn check_namespace(&mut self, namespace: Value<'d>) {
        let text = namespace.text;
        let what = format!("{:?} is not a namespace", brief(text));
        if text.trim().is_empty() || text.chars().nth(LONGEST_NAMESPACE).is_some() {
            let fix = "write names joined by dots, of 511 characters in all at most";
            return self.report(namespace.at, what, fix);
        }
        self.warn(WarningKind::Name, namespace.at, what);
    }

    /// From here on, names are in this Schema element: its own namespace and alias come first.
    pub(super) fn enter(&mut self, namespace: &'d str, alias: Option<&'d str>) {
        self.prefixes.enter(namespace, alias);
    }

    /// The full name of something that the Schema element declares.
    pub(super) fn own_name(&self, name: &str) -> String {
        self.prefixes.own_name(name)
    }

    /// The full name of something that is referred to, as in `graph.user`.
    pub(super) fn full_name(&mut self, name: &str, at: At) -> String {
        match self.prefixes.resolve(name) {
            Ok(name) => name,
            Err((what, fix)) => {
                self.report(at, what, fix);
                name.to_owned()
            }
        }
    }

    /// As [`full_name`](Self::full_name); a name that cannot be resolved is kept as it is written.
    pub(super) fn full_name_leniently(&self, name: &str) -> String {
        self.prefixes
            .resolve(name)
            .unwrap_or_else(|_| name.to_owned())
    }
}
