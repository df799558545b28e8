//! Parameters of functions in a URL: as literals, or as JSON in the query under an alias.

use super::literal::text_of;
use super::{Literal, Query};
use crate::{Error, Json, Value};

/// A struct of a function's parameters. `url_parameters!` implements it.
pub trait UrlParameters {
    /// Writes each parameter.
    #[doc(hidden)]
    fn write(&self, out: &mut UrlArguments);
}

/// How a value is written in a URL.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlForm {
    /// `'text'`.
    Text,
    /// `'A,B'`.
    Flags,
    /// `42`, `true`, `2024-02-29`.
    Bare,
    /// `duration'PT1H'`.
    Duration,
    /// `binary'…'`.
    Binary,
    /// `@p`, with JSON in the query.
    Json,
}

/// The meaning of a parameter that is not set.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenUnset {
    /// An error.
    Refused,
    /// The literal `null`.
    Null,
    /// It is omitted.
    LeftOut,
}

/// The parameters of one call in its URL.
#[doc(hidden)]
#[derive(Default)]
pub struct UrlArguments {
    literals: Vec<(&'static str, Literal)>,
    aliases: Query,
    problem: Option<Error>,
}

impl UrlArguments {
    /// One parameter.
    pub fn push<V: Value>(
        &mut self,
        name: &'static str,
        value: &Option<V>,
        form: UrlForm,
        unset: WhenUnset,
    ) {
        match value.as_ref().map(Json::of_value) {
            Some(Ok(json)) => self.set(name, &json, form),
            Some(Err(error)) => self.fail(format!("the parameter {name}: {error}")),
            None => match unset {
                WhenUnset::Refused => self.fail(format!("the parameter {name} is not set")),
                WhenUnset::Null => self.literals.push((name, Literal::null())),
                WhenUnset::LeftOut => {}
            },
        }
    }

    fn set(&mut self, name: &'static str, json: &Json, form: UrlForm) {
        let text = text_of(json);
        let literal = match form {
            UrlForm::Text => Literal::from(text),
            UrlForm::Flags if text.trim().is_empty() => {
                return self.fail(format!("the parameter {name} has no member"));
            }
            UrlForm::Flags => Literal::of_members(&text),
            UrlForm::Bare => Literal::verbatim(text),
            UrlForm::Duration => Literal::of_duration(&text),
            UrlForm::Binary => Literal::of_binary(&text),
            UrlForm::Json => {
                self.aliases.push(&format!("@{name}"), json.as_str());
                Literal::verbatim(format!("@{name}"))
            }
        };
        self.literals.push((name, literal));
    }

    fn fail(&mut self, text: String) {
        self.problem.get_or_insert_with(|| Error::input(text));
    }

    /// The literals, the query, and what is wrong with them.
    pub(crate) fn into_parts(self) -> (Vec<(&'static str, Literal)>, Query, Option<Error>) {
        (self.literals, self.aliases, self.problem)
    }
}
