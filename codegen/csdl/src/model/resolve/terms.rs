//! Every term that is used should be known, known to have no effect, or declared in the file; so should every property of a
//! record. What is not is ignored, with a warning
//! ([CSDL 14](https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_VocabularyandAnnotation)).

use super::{report, walk};
use crate::model::vocabulary::{self, Known};
use crate::problem::{At, WarningKind, Warnings, brief};
use crate::schema::{Annotation, Expression, Record, Schema};
use std::collections::{BTreeMap, HashSet};

/// First use and number of uses.
type Uses = (At, usize);

/// An unknown term, or property of a record, is a warning once, at its first use.
pub(crate) fn check(schema: &Schema, warnings: &mut Warnings) {
    let declared = declared(schema);
    let mut strangers: BTreeMap<&str, Uses> = BTreeMap::new();
    let mut properties: BTreeMap<(&str, String), Uses> = BTreeMap::new();
    walk::annotations(schema, &mut |annotation| {
        let term = annotation.term.as_str();
        match vocabulary::meaning(term) {
            Some(known) => unread(annotation, known, &mut |property| {
                let key = (term, property.to_owned());
                properties.entry(key).or_insert((annotation.at, 0)).1 += 1;
            }),
            None if vocabulary::ignored(term).is_some() || declared.contains(term) => {}
            None => strangers.entry(term).or_insert((annotation.at, 0)).1 += 1,
        }
    });
    let mut warn = |kind, at, term: &str, what: String| {
        let within = format!("<Annotation Term={:?}>", brief(term));
        warnings.push(report::warning(kind, at, within, what));
    };
    for (term, (at, uses)) in strangers {
        let what = format!("{}{}", stranger(term, schema), times(uses));
        warn(WarningKind::UnknownTerm, at, term, what);
    }
    for ((term, property), (at, uses)) in properties {
        let what = format!(
            "nothing is known of the record property `{}`{}",
            brief(&property),
            times(uses)
        );
        warn(WarningKind::UnknownRecordProperty, at, term, what);
    }
}

/// Qualified names of the terms that the file declares.
fn declared(schema: &Schema) -> HashSet<&str> {
    let terms = schema
        .namespaces
        .iter()
        .flat_map(|namespace| &namespace.terms);
    terms.map(|term| term.name.as_str()).collect()
}

fn stranger(term: &str, schema: &Schema) -> String {
    let unknown = format!("nothing is known of the term `{}`", brief(term));
    let prefix = term.rsplit_once('.').map_or("", |(prefix, _)| prefix);
    let is_namespace = schema.namespaces.iter().any(|own| own.name == prefix)
        || schema
            .references
            .iter()
            .flat_map(|reference| &reference.includes)
            .any(|include| include.namespace == prefix);
    if prefix.contains('.') || is_namespace {
        unknown
    } else {
        let prefix = brief(prefix);
        format!("{unknown}: `{prefix}` is neither a namespace nor an alias of this file")
    }
}

fn times(uses: usize) -> String {
    match uses {
        1 => String::new(),
        uses => format!(" ({uses} uses, this is the first)"),
    }
}

/// Calls `found` for each property of the annotation's records that is neither read nor ignored.
pub(crate) fn unread(annotation: &Annotation, known: Known, found: &mut impl FnMut(&str)) {
    if let Some(value) = &annotation.value {
        in_value(value, vocabulary::read(known), found);
    }
}

fn in_value(value: &Expression, read: &[&str], found: &mut impl FnMut(&str)) {
    value
        .items()
        .iter()
        .for_each(|item| in_value(item, read, found));
    if let Some(record) = value.record() {
        in_record(record, read, found);
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
