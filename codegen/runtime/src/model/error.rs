//! Errors of reading JSON: where, what was expected, and never the value.
//!
//! A mismatch becomes an error text at once, and every struct or array it passes on its way up adds its step in front:
//! `` `status.code`: expected a string, found a number``. serde's own texts quote values, so no visitor here uses them.

use std::fmt;

use serde_core::de::Error;

/// Why a JSON text could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    kind: JsonErrorKind,
    path: String,
    what: String,
    line: usize,
    column: usize,
}

/// The kinds of [`JsonError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum JsonErrorKind {
    /// The text is empty, or only white space.
    Empty,
    /// The text ends inside a value.
    Truncated,
    /// The text is not JSON.
    Syntax,
    /// The text is JSON, but does not have the shape of the type.
    Mismatch,
    /// The value could not be written.
    Write,
}

impl JsonError {
    /// The kind of the error.
    #[must_use]
    pub fn kind(&self) -> JsonErrorKind {
        self.kind
    }

    /// The path within the value, such as `status.lastExecution.timeBegan` or `value[3].schedule`; empty for the value itself.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong there, such as `expected a string, found a number`.
    #[must_use]
    pub fn what(&self) -> &str {
        &self.what
    }

    /// The line in the text, from 1; 0 if there was no text.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column in bytes, from 1; 0 if there was no text.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    pub(crate) fn new(kind: JsonErrorKind, what: &str) -> Self {
        Self {
            kind,
            path: String::new(),
            what: what.to_owned(),
            line: 0,
            column: 0,
        }
    }

    /// From an error whose text is ours or the parser's own about syntax, neither of which holds a value.
    pub(crate) fn from_parser(kind: JsonErrorKind, error: &serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        let text = error.to_string();
        let text = text
            .strip_suffix(&format!(" at line {line} column {column}"))
            .unwrap_or(&text);
        let (path, what) = split_path(text);
        Self {
            kind,
            path: path.to_owned(),
            what: what.to_owned(),
            line,
            column,
        }
    }

    /// From an error of a type that is not ours: its text may quote values, so only the place is taken over.
    pub(crate) fn from_foreign(error: &serde_json::Error, expected: &str) -> Self {
        let what = format!("cannot be read as {expected}");
        Self {
            line: error.line(),
            column: error.column(),
            ..Self::new(JsonErrorKind::Mismatch, &what)
        }
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(out, "`{}`: ", self.path)?;
        }
        out.write_str(&self.what)?;
        if self.line > 0 {
            write!(out, " at line {} column {}", self.line, self.column)?;
        }
        Ok(())
    }
}

impl std::error::Error for JsonError {}

/// What was found instead of an expected value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Bool,
    Number,
    String,
    Array,
    Object,
    Null,
    OtherText,
    OtherNumber,
    Unrepresentable,
    Unknown,
}

impl Found {
    /// The kind of a whole JSON text.
    pub(crate) fn in_text(text: &str) -> Self {
        match text.as_bytes().first() {
            Some(b'"') => Self::String,
            Some(b'[') => Self::Array,
            Some(b'{') => Self::Object,
            Some(b't' | b'f') => Self::Bool,
            Some(b'n') => Self::Null,
            _ => Self::Number,
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Bool => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
            Self::Null => "null",
            Self::OtherText => "a string of another format",
            Self::OtherNumber => "a number that does not fit",
            Self::Unrepresentable => "a value that the type cannot hold",
            Self::Unknown => "something else",
        }
    }
}

/// One step of a path.
#[derive(Clone, Copy)]
pub(crate) enum Step<'a> {
    Name(&'a str),
    Item(usize),
}

/// What was expected in the place of a value: in words, and the name of the type.
#[derive(Clone, Copy, Debug)]
pub struct Expected(pub &'static str, pub &'static str);

impl fmt::Display for Expected {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} ({})", self.0, self.1)
    }
}

/// The error for a value of another shape.
#[cold]
pub(crate) fn mismatch<E: Error>(expected: Expected, found: Found) -> E {
    E::custom(format_args!("expected {expected}, found {}", found.text()))
}

/// True for an error that [`mismatch`] made and [`within`] may have added to.
pub(crate) fn is_mismatch(error: &serde_json::Error) -> bool {
    let text = error.to_string();
    let (_, what) = split_path(&text);
    what.starts_with("expected ") && what.contains(", found ")
}

/// Puts a step in front of an error's path.
#[cold]
pub(crate) fn within<E: Error>(step: Step<'_>, error: E) -> E {
    let text = error.to_string();
    let step = match step {
        Step::Name(name) => name.replace(|letter: char| letter == '`' || letter.is_control(), "'"),
        Step::Item(index) => format!("[{index}]"),
    };
    match text.strip_prefix('`') {
        Some(rest) if rest.starts_with('[') => E::custom(format_args!("`{step}{rest}")),
        Some(rest) => E::custom(format_args!("`{step}.{rest}")),
        None => E::custom(format_args!("`{step}`: {text}")),
    }
}

fn split_path(text: &str) -> (&str, &str) {
    text.strip_prefix('`')
        .and_then(|rest| rest.split_once("`: "))
        .unwrap_or(("", text))
}
