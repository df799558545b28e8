//! Every term that is used must be known, known to have no effect, or declared in the file; so must every property of a
//! record. What isn't may be a restriction that would be broken by not knowing it.

use super::vocabulary::{self, Known};
use super::{say, walk};
use crate::problem::{At, Problems};
use crate::schema::{Annotation, Expression, Record, Schema};
use std::collections::{BTreeMap, HashSet};

/// A stranger is a problem once, at its first use.
pub(super) fn check(schema: &Schema, problems: &mut Problems) {
    let terms = schema
        .namespaces
        .iter()
        .flat_map(|namespace| &namespace.terms);
    let declared: HashSet<&str> = terms.map(|term| term.name.as_str()).collect();
    let mut strangers: BTreeMap<String, (At, usize)> = BTreeMap::new();
    let mut properties: BTreeMap<(String, String), (At, usize)> = BTreeMap::new();
    walk::annotations(schema, &mut |annotation| {
        let term = annotation.term.as_str();
        match vocabulary::meaning(term) {
            Some(known) => unread(annotation, known, &mut |property| {
                let key = (term.to_owned(), property.to_owned());
                properties.entry(key).or_insert((annotation.at, 0)).1 += 1;
            }),
            None if vocabulary::ignored(term).is_some() || declared.contains(term) => {}
            None => {
                strangers
                    .entry(term.to_owned())
                    .or_insert((annotation.at, 0))
                    .1 += 1
            }
        }
    });
    for (term, (at, uses)) in strangers {
        problems.push(say::metadata(
            at,
            format!("<Annotation Term={term:?}>"),
            format!("nothing is known of the term `{term}`{}", times(uses)),
            format!("declare it in a `Term` element of the file, or {ADD}"),
        ));
    }
    for ((term, property), (at, uses)) in properties {
        problems.push(say::metadata(
            at,
            format!("<Annotation Term={term:?}>"),
            format!(
                "nothing is known of the record property `{property}`{}",
                times(uses)
            ),
            format!("spell it as the vocabulary does, or {ADD}"),
        ));
    }
}

const ADD: &str =
    "add it to what has no effect in codegen/src/model/vocabulary.rs, with the reason";

fn times(uses: usize) -> String {
    match uses {
        1 => String::new(),
        uses => format!(" ({uses} uses, this is the first)"),
    }
}

/// Calls `found` for each property of the annotation's records that is neither read nor ignored.
fn unread(annotation: &Annotation, known: Known, found: &mut impl FnMut(&str)) {
    if let Some(value) = &annotation.value {
        in_value(value, vocabulary::read(known), found);
    }
}

fn in_value(value: &Expression, read: &[&str], found: &mut impl FnMut(&str)) {
    match value {
        Expression::Record(record) => in_record(record, read, found),
        Expression::Collection(items) => items.iter().for_each(|item| in_value(item, read, found)),
        Expression::Scalar(..)
        | Expression::Bool(_)
        | Expression::EnumMember(_)
        | Expression::Path(..)
        | Expression::Null => {}
    }
}

fn in_record(record: &Record, read: &[&str], found: &mut impl FnMut(&str)) {
    for item in &record.properties {
        let name = item.property.as_str();
        if read.contains(&name) {
            item.value
                .iter()
                .for_each(|value| in_value(value, read, found));
        } else if !vocabulary::is_ignored_property(name) {
            found(name);
        }
    }
}
