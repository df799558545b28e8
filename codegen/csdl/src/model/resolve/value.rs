//! Values of annotations, parsed. A value that a term should not have, or that only the service can compute (a path or
//! another dynamic expression), is treated as absent, with a warning
//! ([CSDL 14](https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_VocabularyandAnnotation)).

use super::report;
use crate::problem::{At, WarningKind, Warnings, brief};
use crate::schema::{Annotation, Expression, Record};

/// The annotation being read, for warnings about its value.
pub(super) struct AnnotationContext<'a> {
    /// Offset of the annotation.
    pub(super) at: At,
    /// Its term.
    pub(super) term: &'a str,
    /// Breadcrumb of what it annotates.
    pub(super) within: &'a dyn Fn() -> String,
    /// Where warnings go.
    pub(super) warnings: &'a mut Warnings,
}

impl<'a> AnnotationContext<'a> {
    /// `annotation` of the item that `within` names.
    pub(super) fn of(
        annotation: &'a Annotation,
        within: &'a dyn Fn() -> String,
        warnings: &'a mut Warnings,
    ) -> Self {
        Self {
            at: annotation.at,
            term: &annotation.term,
            within,
            warnings,
        }
    }

    /// Warns that `value` is not what the vocabulary declares.
    fn expected(&mut self, what: &str, value: Option<&Expression>) {
        let found = match value {
            Some(Expression::Path(kind, _)) => format!(": it is a {}", kind.as_str()),
            Some(Expression::Other(name)) => format!(": it is the expression {}", brief(name)),
            _ => String::new(),
        };
        self.unexpected(format!(
            "the value of the term `{}` is not {what}{found}",
            brief(self.term)
        ));
    }

    /// Warns of the annotation's value.
    pub(super) fn unexpected(&mut self, what: String) {
        let warning = report::warning(WarningKind::UnexpectedValue, self.at, (self.within)(), what);
        self.warnings.push(warning);
    }
}

/// The value of a tagging term, `true` by default.
pub(super) fn tag(value: Option<&Expression>, context: &mut AnnotationContext<'_>) -> bool {
    match value {
        None => true,
        Some(value) => boolean(value, context).unwrap_or(false),
    }
}

/// The value of a Boolean property of a record, if it is there.
pub(super) fn flag(
    record: &Record,
    property: &str,
    context: &mut AnnotationContext<'_>,
) -> Option<bool> {
    let value = record
        .properties
        .iter()
        .find(|item| item.property == property)?;
    match &value.value {
        None => Some(true),
        Some(value) => boolean(value, context),
    }
}

fn boolean(value: &Expression, context: &mut AnnotationContext<'_>) -> Option<bool> {
    match value {
        Expression::Bool(value) => Some(*value),
        Expression::Null => None,
        Expression::Scalar(_, text) if text == "true" => Some(true),
        Expression::Scalar(_, text) if text == "false" => Some(false),
        Expression::Scalar(..)
        | Expression::EnumMember(_)
        | Expression::Path(..)
        | Expression::Collection(_)
        | Expression::Record(_)
        | Expression::Other(_) => {
            context.expected("a Boolean", Some(value));
            None
        }
    }
}

/// The record that is the value.
pub(super) fn record<'v>(
    value: Option<&'v Expression>,
    context: &mut AnnotationContext<'_>,
) -> Option<&'v Record> {
    match value {
        Some(Expression::Record(record)) => Some(record),
        Some(Expression::Null) => None,
        _ => {
            context.expected("a record", value);
            None
        }
    }
}

/// The records of the collection that is the value.
pub(super) fn records<'v>(
    value: Option<&'v Expression>,
    context: &mut AnnotationContext<'_>,
) -> Vec<&'v Record> {
    let items = match value {
        Some(Expression::Collection(items)) => items,
        Some(Expression::Null) => return Vec::new(),
        _ => {
            context.expected("a collection of records", value);
            return Vec::new();
        }
    };
    let mut records = Vec::with_capacity(items.len());
    for item in items {
        match item {
            Expression::Record(record) => records.push(record),
            _ => context.expected("a collection of records", Some(item)),
        }
    }
    records
}

/// The texts of the collection that is the value.
pub(super) fn texts<'v>(
    value: Option<&'v Expression>,
    context: &mut AnnotationContext<'_>,
) -> Vec<&'v str> {
    let items = match value {
        Some(Expression::Collection(items)) => items.as_slice(),
        Some(Expression::Null) => &[],
        _ => {
            context.expected("a collection of texts", value);
            &[]
        }
    };
    let mut texts = Vec::with_capacity(items.len());
    for item in items {
        match item {
            Expression::Scalar(_, text) | Expression::Path(_, text) => texts.push(text.as_str()),
            _ => context.expected("a collection of texts", Some(item)),
        }
    }
    texts
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

/// The text of a property of a record, for any kind of scalar or path.
pub(super) fn text<'v>(record: &'v Record, name: &str) -> Option<&'v str> {
    match property(record, name)? {
        Expression::Scalar(_, text) | Expression::Path(_, text) => Some(text),
        Expression::Bool(_)
        | Expression::EnumMember(_)
        | Expression::Collection(_)
        | Expression::Record(_)
        | Expression::Null
        | Expression::Other(_) => None,
    }
}

/// Bare names of the enum members that a property of a record has.
pub(super) fn member<'v>(record: &'v Record, name: &str) -> Vec<&'v str> {
    property(record, name).map_or_else(Vec::new, bare_members)
}

/// Bare names of the enum members that are the value.
pub(super) fn members<'v>(
    value: Option<&'v Expression>,
    context: &mut AnnotationContext<'_>,
) -> Vec<&'v str> {
    let found = value.map_or_else(Vec::new, bare_members);
    if found.is_empty() && value != Some(&Expression::Null) {
        context.expected("an enum member", value);
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
        | Expression::Null
        | Expression::Other(_) => Vec::new(),
    }
}
