//! Paths and targets: every name in them that has a namespace is written in full. Nothing is refused here: a
//! path is resolved where it has an effect, and one that resolves to nothing is reported there.

use super::reader::Reader;
use crate::schema::type_name::collection_item;

impl Reader<'_> {
    /// A path such as `messages/graph.eventMessage/event`, or a target such as `graph.find(graph.user, Edm.String)/id`.
    pub(super) fn path(&self, text: &str) -> String {
        let mut path = String::with_capacity(text.len() + 16);
        for (index, segment) in text.split('/').enumerate() {
            if index > 0 {
                path.push('/');
            }
            match segment.split_once('@') {
                Some((before, term)) => self.push_annotation(&mut path, before, term),
                None => self.push_segment(&mut path, segment),
            }
        }
        path
    }

    /// `@term`, `property@term`, either with `#qualifier`.
    fn push_annotation(&self, path: &mut String, before: &str, term: &str) {
        self.push_segment(path, before);
        path.push('@');
        match term.split_once('#') {
            None => path.push_str(&self.full_name_leniently(term)),
            Some((term, qualifier)) => {
                path.push_str(&self.full_name_leniently(term));
                path.push('#');
                path.push_str(qualifier);
            }
        }
    }

    /// A property, a type cast, or an operation with the types of its parameters.
    fn push_segment(&self, path: &mut String, segment: &str) {
        let overload = segment
            .split_once('(')
            .and_then(|(operation, rest)| Some((operation, rest.strip_suffix(')')?)));
        match overload {
            Some((operation, parameters)) => {
                path.push_str(&self.full_name_leniently(operation));
                self.push_parameters(path, parameters);
            }
            None if segment.contains('.') => path.push_str(&self.full_name_leniently(segment)),
            None => path.push_str(segment),
        }
    }

    fn push_parameters(&self, path: &mut String, parameters: &str) {
        path.push('(');
        let types = parameters
            .split(',')
            .map(str::trim)
            .filter(|_| !parameters.is_empty());
        for (index, parameter) in types.enumerate() {
            if index > 0 {
                path.push_str(", ");
            }
            match collection_item(parameter) {
                Some(item) => {
                    path.push_str("Collection(");
                    path.push_str(&self.full_name_leniently(item));
                    path.push(')');
                }
                None => path.push_str(&self.full_name_leniently(parameter)),
            }
        }
        path.push(')');
    }
}
