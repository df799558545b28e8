//! Names to full names: aliases are replaced by their namespaces, in types, terms, targets and paths.

use super::identifier::{is_namespace, is_simple};
use super::reader::{Node, Reader, Value};
use crate::problem::At;
use crate::schema::TypeName;
use std::collections::{BTreeMap, BTreeSet};

/// Aliases that CSDL keeps for itself.
const RESERVED: [&str; 4] = ["Edm", "odata", "System", "Transient"];

/// What the prefixes of the file stand for.
#[derive(Default)]
pub(super) struct Names<'d> {
    own_namespace: &'d str,
    own_alias: Option<&'d str>,
    meanings: BTreeMap<&'d str, BTreeSet<&'d str>>,
}

impl<'d> Reader<'d> {
    /// Makes a namespace and its alias known to the whole file.
    pub(super) fn declare(&mut self, namespace: Value<'d>, alias: Option<Value<'d>>) {
        if !is_namespace(namespace.text) {
            let what = format!("{:?} is not a namespace", namespace.text);
            self.report(
                namespace.at,
                what,
                "write names of letters, digits and underscores, joined by dots",
            );
        }
        self.names
            .meanings
            .entry(namespace.text)
            .or_default()
            .insert(namespace.text);
        let Some(alias) = alias else { return };
        if !is_simple(alias.text) || RESERVED.contains(&alias.text) {
            let what = format!("{:?} is not an alias", alias.text);
            self.report(
                alias.at,
                what,
                "write one name; Edm, odata, System and Transient are taken",
            );
        }
        self.names
            .meanings
            .entry(alias.text)
            .or_default()
            .insert(namespace.text);
    }

    /// From here on, names stand in this Schema element: its own alias comes first.
    pub(super) fn enter(&mut self, namespace: &'d str, alias: Option<&'d str>) {
        self.names.own_namespace = namespace;
        self.names.own_alias = alias;
    }

    /// The `Name` of a part of something, such as a property.
    pub(super) fn name(&mut self, node: Node<'d>, name: Option<Value<'d>>) -> String {
        self.simple_name(node, name).to_owned()
    }

    /// The `Name` of a child of the Schema element, qualified with its namespace.
    pub(super) fn declared_name(&mut self, node: Node<'d>, name: Option<Value<'d>>) -> String {
        let name = self.simple_name(node, name);
        join(self.names.own_namespace, name)
    }

    fn simple_name(&mut self, node: Node<'d>, name: Option<Value<'d>>) -> &'d str {
        let Some(name) = self.required(node, "Name", name) else {
            return "";
        };
        if !is_simple(name.text) {
            self.report(
                name.at,
                format!("{:?} is not a name", name.text),
                "write letters, digits and underscores, not a digit first, 128 at most",
            );
        }
        name.text
    }

    /// A reference to something named: `graph.user`.
    pub(super) fn qualified(&mut self, value: Value<'_>) -> String {
        self.full_name(value.text, value.at)
    }

    /// A required reference to something named; `attribute` is what it is called.
    pub(super) fn required_name(
        &mut self,
        node: Node<'d>,
        attribute: &str,
        value: Option<Value<'d>>,
    ) -> String {
        self.required(node, attribute, value)
            .map(|value| self.qualified(value))
            .unwrap_or_default()
    }

    /// A required type: `graph.user`, `Collection(graph.user)`.
    pub(super) fn type_name(&mut self, node: Node<'d>, value: Option<Value<'d>>) -> TypeName {
        let Some(value) = self.required(node, "Type", value) else {
            return TypeName {
                name: String::new(),
                is_collection: false,
            };
        };
        match items(value.text) {
            Some(items) => TypeName {
                name: self.full_name(items, value.at),
                is_collection: true,
            },
            None => TypeName {
                name: self.full_name(value.text, value.at),
                is_collection: false,
            },
        }
    }

    /// A path or target: every name in it that has a namespace is written in full.
    pub(super) fn path(&mut self, value: Value<'_>) -> String {
        if value.text.is_empty() {
            self.report(
                value.at,
                "an empty path",
                "write the path, or remove the attribute",
            );
        }
        let mut path = String::with_capacity(value.text.len() + 16);
        for (index, segment) in value.text.split('/').enumerate() {
            if index > 0 {
                path.push('/');
            }
            match segment.split_once('@') {
                None => self.push_segment(&mut path, segment, value.at),
                Some((before, term)) => {
                    self.push_segment(&mut path, before, value.at);
                    self.push_term(&mut path, term, value.at);
                }
            }
        }
        path
    }

    /// A property, a type cast, or an operation with the types of its parameters.
    fn push_segment(&mut self, path: &mut String, segment: &str, at: At) {
        let Some((operation, parameters)) = segment.split_once('(') else {
            if segment.contains('.') {
                path.push_str(&self.full_name(segment, at));
            } else {
                path.push_str(segment);
            }
            return;
        };
        path.push_str(&self.full_name(operation, at));
        path.push('(');
        match parameters.strip_suffix(')') {
            Some("") => {}
            Some(parameters) => self.push_parameters(path, parameters, at),
            None => self.report(
                at,
                format!("{segment:?} has no closing parenthesis"),
                "close it",
            ),
        }
        path.push(')');
    }

    fn push_parameters(&mut self, path: &mut String, parameters: &str, at: At) {
        for (index, parameter) in parameters.split(',').map(str::trim).enumerate() {
            if index > 0 {
                path.push_str(", ");
            }
            match items(parameter) {
                Some(items) => {
                    path.push_str("Collection(");
                    path.push_str(&self.full_name(items, at));
                    path.push(')');
                }
                None => path.push_str(&self.full_name(parameter, at)),
            }
        }
    }

    fn push_term(&mut self, path: &mut String, term: &str, at: At) {
        let (term, qualifier) = match term.split_once('#') {
            Some((term, qualifier)) => (term, Some(qualifier)),
            None => (term, None),
        };
        path.push('@');
        path.push_str(&self.full_name(term, at));
        if let Some(qualifier) = qualifier {
            path.push('#');
            path.push_str(qualifier);
        }
    }

    pub(super) fn full_name(&mut self, name: &str, at: At) -> String {
        let Some((prefix, local)) = name.rsplit_once('.').filter(|(_, local)| is_simple(local))
        else {
            self.report(
                at,
                format!("{name:?} is not a qualified name"),
                "write namespace or alias, a dot and a name",
            );
            return name.to_owned();
        };
        join(self.namespace(prefix, at), local)
    }

    /// The namespace that a prefix stands for: the Schema element's own names first, then those of the file.
    fn namespace<'n>(&mut self, prefix: &'n str, at: At) -> &'n str
    where
        'd: 'n,
    {
        if self.names.own_alias == Some(prefix) {
            return self.names.own_namespace;
        }
        if prefix == "Edm" || prefix == self.names.own_namespace {
            return prefix;
        }
        let Some(meanings) = self.names.meanings.get(prefix) else {
            if !prefix.contains('.') || !is_namespace(prefix) {
                self.report(
                    at,
                    format!("{prefix:?} is neither a namespace nor an alias of this file"),
                    "write the namespace in full, or declare the alias",
                );
            }
            return prefix;
        };
        let mut meanings_iter = meanings.iter().copied();
        match (meanings_iter.next(), meanings_iter.next()) {
            (Some(only), None) => only,
            _ => {
                let all = meanings.iter().copied().collect::<Vec<_>>().join(" and ");
                self.report(
                    at,
                    format!("{prefix:?} stands for {all}"),
                    "write the namespace in full",
                );
                prefix
            }
        }
    }
}

/// The type of the items, if it is a collection type.
fn items(ty: &str) -> Option<&str> {
    ty.strip_prefix("Collection(")?.strip_suffix(')')
}

fn join(namespace: &str, name: &str) -> String {
    let mut full = String::with_capacity(namespace.len() + 1 + name.len());
    full.push_str(namespace);
    full.push('.');
    full.push_str(name);
    full
}
