//! Values of annotations, taken apart. A dynamic expression (a path) is known only to the service, and says nothing here.

use super::say;
use crate::problem::{At, Problems};
use crate::schema::{Annotation, Expression, Record};

/// Where an annotation is being read, for problems with its value.
pub(super) struct Said<'a> {
    /// Offset of the annotation.
    pub(super) at: At,
    /// Its term.
    pub(super) term: &'a str,
    /// Breadcrumb of what it annotates.
    pub(super) within: &'a dyn Fn() -> String,
    /// Where problems go.
    pub(super) problems: &'a mut Problems,
}

impl<'a> Said<'a> {
    /// `annotation` of the item that `within` names.
    pub(super) fn of(
        annotation: &'a Annotation,
        within: &'a dyn Fn() -> String,
        problems: &'a mut Problems,
    ) -> Self {
        Self {
            at: annotation.at,
            term: &annotation.term,
            within,
            problems,
        }
    }

    fn expected(&mut self, what: &str) {
        self.problems.push(say::metadata(
            self.at,
            (self.within)(),
            format!("the value of the term `{}` is not {what}", self.term),
            format!("write {what}, as the vocabulary declares"),
        ));
    }
}

/// The value of a tagging term: `true` unless it says otherwise.
pub(super) fn tag(value: Option<&Expression>, said: &mut Said<'_>) -> bool {
    match value {
        None => true,
        Some(value) => boolean(value, said).unwrap_or(false),
    }
}

/// The value of a Boolean property of a record, if it is there.
pub(super) fn flag(record: &Record, property: &str, said: &mut Said<'_>) -> Option<bool> {
    let value = record
        .properties
        .iter()
        .find(|item| item.property == property)?;
    match &value.value {
        None => Some(true),
        Some(value) => boolean(value, said),
    }
}

fn boolean(value: &Expression, said: &mut Said<'_>) -> Option<bool> {
    match value {
        Expression::Bool(value) => Some(*value),
        Expression::Path(..) | Expression::Null => None,
        Expression::Scalar(_, text) if text == "true" => Some(true),
        Expression::Scalar(_, text) if text == "false" => Some(false),
        Expression::Scalar(..)
        | Expression::EnumMember(_)
        | Expression::Collection(_)
        | Expression::Record(_) => {
            said.expected("a Boolean");
            None
        }
    }
}

/// The record that is the value.
pub(super) fn record<'v>(value: Option<&'v Expression>, said: &mut Said<'_>) -> Option<&'v Record> {
    match value {
        Some(Expression::Record(record)) => Some(record),
        Some(Expression::Path(..) | Expression::Null) => None,
        _ => {
            said.expected("a record");
            None
        }
    }
}

/// The records of the collection that is the value.
pub(super) fn records<'v>(value: Option<&'v Expression>, said: &mut Said<'_>) -> Vec<&'v Record> {
    let Some(Expression::Collection(items)) = value else {
        said.expected("a collection of records");
        return Vec::new();
    };
    let mut records = Vec::with_capacity(items.len());
    for item in items {
        match item {
            Expression::Record(record) => records.push(record),
            _ => said.expected("a collection of records"),
        }
    }
    records
}

/// The value of a property of a record.
pub(super) fn property<'v>(record: &'v Record, name: &str) -> Option<&'v Expression> {
    record
        .properties
        .iter()
        .find(|item| item.property == name)?
        .value
        .as_ref()
}

/// The text of a property of a record, whatever kind of scalar or path it is.
pub(super) fn text<'v>(record: &'v Record, name: &str) -> Option<&'v str> {
    match property(record, name)? {
        Expression::Scalar(_, text) | Expression::Path(_, text) => Some(text),
        Expression::Bool(_)
        | Expression::EnumMember(_)
        | Expression::Collection(_)
        | Expression::Record(_)
        | Expression::Null => None,
    }
}

/// Bare names of the enum members that a property of a record has.
pub(super) fn member<'v>(record: &'v Record, name: &str) -> Vec<&'v str> {
    property(record, name).map_or_else(Vec::new, bare_members)
}

/// Bare names of the enum members that are the value.
pub(super) fn members<'v>(value: Option<&'v Expression>, said: &mut Said<'_>) -> Vec<&'v str> {
    let found = value.map_or_else(Vec::new, bare_members);
    if found.is_empty() && !matches!(value, Some(Expression::Path(..) | Expression::Null)) {
        said.expected("an enum member");
    }
    found
}

fn bare_members(value: &Expression) -> Vec<&str> {
    match value {
        Expression::EnumMember(members) => members
            .iter()
            .map(|member| member.rsplit('/').next().unwrap_or(member))
            .collect(),
        // Graph writes a few as text.
        Expression::Scalar(_, text) => text
            .split([' ', ','])
            .filter(|name| !name.is_empty())
            .collect(),
        Expression::Bool(_)
        | Expression::Path(..)
        | Expression::Collection(_)
        | Expression::Record(_)
        | Expression::Null => Vec::new(),
    }
}
