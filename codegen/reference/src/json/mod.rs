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

use crate::kinds::kinds;
use graph_csdl::problem::At;

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
    /// What is there without being JSON: a placeholder, a date without quotes.
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

kinds! {
    /// What is tolerated.
    pub enum Leniency {
        Comment = "comment", "a comment";
        Ellipsis = "ellipsis", "dots where members or items were left out";
        UnquotedKey = "unquoted-key", "a key without quotes";
        UnquotedValue = "unquoted-value", "a value without quotes that is no number, `true`, `false` or `null`";
        Placeholder = "placeholder", "a placeholder without quotes";
        LiteralCase = "literal-case", "`True`, `FALSE`, `NULL`";
        SingleQuote = "single-quote", "a string in single quotes";
        SmartQuote = "smart-quote", "a string in typographic quotes";
        TrailingComma = "trailing-comma", "a comma behind the last member or item";
        ExtraComma = "extra-comma", "a comma too many";
        MissingComma = "missing-comma", "no comma between members or items";
        MissingColon = "missing-colon", "no colon behind a key";
        MissingClose = "missing-close", "the text ends before the value does";
        MismatchedClose = "mismatched-close", "`]` where `}` belongs, or the reverse";
        ControlInString = "control-in-string", "a line break or tab in a string";
        UnclosedString = "unclosed-string", "a string that is not closed on its line";
        BadEscape = "bad-escape", "a backslash before something that needs none";
        OddSpace = "odd-space", "a space that JSON does not know";
        TextAfterValue = "text-after-value", "words behind a value";
        StrayCharacter = "stray-character", "a character that belongs to nothing";
        TrailingText = "trailing-text", "something behind the end";
        RepeatedKey = "repeated-key", "a key that the object has already";
    }
}
