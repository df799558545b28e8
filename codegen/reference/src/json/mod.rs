//! JSON as people write it in documentation: read with leniency, and every leniency that was needed named.
//!
//! Every value knows its place in the page, so that a finding about `$.value[0].id` can point to its line.

mod bare;
mod key;
mod read;
mod skip;
mod string;
#[cfg(test)]
mod tests;

use super::dirt::kebab;
use graph_csdl::problem::At;
use std::fmt;

pub use read::{Fault, MAX_DEPTH, read};

/// What was read and how leniently.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The value.
    pub root: Json,
    /// The leniencies that were needed, in order.
    pub used: Vec<Used>,
}

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Json {
    /// Where it starts.
    pub at: At,
    /// The value.
    pub value: Value,
}

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written.
    Number(String),
    /// A string.
    String(String),
    /// What stands there without being JSON: a placeholder, a date without quotes.
    Bare(String),
    /// An array.
    Array(Vec<Json>),
    /// An object; keys may repeat.
    Object(Vec<Member>),
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Its key.
    pub key: String,
    /// Where the key starts.
    pub at: At,
    /// Its value.
    pub value: Json,
}

impl Json {
    /// The value of the first member with this key.
    pub fn get(&self, key: &str) -> Option<&Json> {
        self.members()
            .iter()
            .find(|member| member.key == key)
            .map(|member| &member.value)
    }

    /// The members; none if this is no object.
    pub fn members(&self) -> &[Member] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The items; none if this is no array.
    pub fn items(&self) -> &[Json] {
        match &self.value {
            Value::Array(items) => items,
            _ => &[],
        }
    }

    /// The text, if this is a string.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// Whether this is `true`, or the string `"true"`.
    pub fn is_true(&self) -> bool {
        matches!(&self.value, Value::Bool(true)) || self.text() == Some("true")
    }
}

/// One leniency and where it was needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Used {
    /// Which.
    pub leniency: Leniency,
    /// Where.
    pub at: At,
}

/// What is forgiven.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Leniency {
    /// A comment.
    Comment,
    /// Dots where members or items were left out.
    Ellipsis,
    /// A key without quotes.
    UnquotedKey,
    /// A value without quotes that is no number, `true`, `false` or `null`.
    UnquotedValue,
    /// A placeholder without quotes.
    Placeholder,
    /// `True`, `FALSE`, `NULL`.
    LiteralCase,
    /// A string in single quotes.
    SingleQuote,
    /// A string in typographic quotes.
    SmartQuote,
    /// A comma behind the last member or item.
    TrailingComma,
    /// A comma too many.
    ExtraComma,
    /// No comma between members or items.
    MissingComma,
    /// No colon behind a key.
    MissingColon,
    /// The text ends before the value does.
    MissingClose,
    /// `]` where `}` belongs, or the other way round.
    MismatchedClose,
    /// A line break or tab in a string.
    ControlInString,
    /// A string that is not closed on its line.
    UnclosedString,
    /// A backslash before something that needs none.
    BadEscape,
    /// A space that JSON does not know.
    OddSpace,
    /// Words behind a value.
    TextAfterValue,
    /// A character that belongs to nothing.
    StrayCharacter,
    /// Something behind the end.
    TrailingText,
    /// A key that the object has already.
    RepeatedKey,
}

impl fmt::Display for Leniency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&kebab(&format!("{self:?}")))
    }
}
