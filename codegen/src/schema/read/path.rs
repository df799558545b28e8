//! Paths and targets: every name in them that has a namespace is written in full.

use super::identifier::is_simple;
use super::naming::items;
use super::reader::{Node, Reader, Value};
use crate::problem::At;

impl<'d> Reader<'d> {
    /// A required path; `attribute` is what it is called.
    pub(super) fn required_path(
        &mut self,
        node: Node<'d>,
        attribute: &str,
        value: Option<Value<'d>>,
    ) -> String {
        let value = self.required(node, attribute, value);
        value.map(|value| self.path(value)).unwrap_or_default()
    }

    /// A path such as `messages/graph.eventMessage/event`, or a target such as `graph.find(graph.user, Edm.String)/id`.
    pub(super) fn path(&mut self, value: Value<'_>) -> String {
        let mut path = String::with_capacity(value.text.len() + 16);
        for (index, segment) in value.text.split('/').enumerate() {
            if index > 0 {
                path.push('/');
            }
            let is_absolute = index == 0 && value.text.len() > 1;
            match segment.split_once('@') {
                Some((before, term)) => self.push_annotation(&mut path, before, term, value.at),
                None if segment.is_empty() && is_absolute => {}
                None => self.push_segment(&mut path, segment, value.at),
            }
        }
        path
    }

    /// `@term`, `property@term`, either with `#qualifier`.
    fn push_annotation(&mut self, path: &mut String, before: &str, term: &str, at: At) {
        if !before.is_empty() {
            self.push_segment(path, before, at);
        }
        path.push('@');
        match term.split_once('#') {
            None => path.push_str(&self.full_name(term, at)),
            Some((term, qualifier)) => {
                path.push_str(&self.full_name(term, at));
                path.push('#');
                path.push_str(qualifier);
            }
        }
    }

    /// A property, a type cast, or an operation with the types of its parameters.
    fn push_segment(&mut self, path: &mut String, segment: &str, at: At) {
        if let Some((operation, parameters)) = segment.split_once('(') {
            path.push_str(&self.full_name(operation, at));
            self.push_parameters(path, parameters, at);
        } else if segment.contains('.') {
            path.push_str(&self.full_name(segment, at));
        } else {
            self.check_step(segment, at);
            path.push_str(segment);
        }
    }

    fn push_parameters(&mut self, path: &mut String, parameters: &str, at: At) {
        path.push('(');
        let Some(parameters) = parameters.strip_suffix(')') else {
            self.report(
                at,
                "an operation without closing parenthesis",
                "write operation(type, type)",
            );
            return;
        };
        let types = parameters
            .split(',')
            .map(str::trim)
            .filter(|_| !parameters.is_empty());
        for (index, parameter) in types.enumerate() {
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
        path.push(')');
    }

    /// Names, `$ReturnType` and the like, and `*`.
    fn check_step(&mut self, step: &str, at: At) {
        if step != "*" && !is_simple(step.strip_prefix('$').unwrap_or(step)) {
            let what = format!("{step:?} is not a step of a path");
            self.report(at, what, "write names joined by slashes");
        }
    }
}
