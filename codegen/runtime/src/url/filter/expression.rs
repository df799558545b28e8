//! A `$filter` expression: typed, or text of the caller.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Not;

/// A `$filter` for a collection of `T`.
///
/// Comparisons of a [`PropertyPath`](crate::PropertyPath) return filters, which [`and`](Filter::and), [`or`](Filter::or) and `!` combine.
/// A string converts into one as well; it is sent unchanged, percent-encoded once, and not inspected. In a combination it is put
/// in parentheses. An empty one is an input error of the request.
///
/// Some typed filters (`ne`, `not`, `endswith`, the number of a collection's items) are supported by directory objects only as
/// [advanced queries](https://learn.microsoft.com/graph/aad-advanced-queries), and are sent as such if `T` is one: see
/// [`ListOptions`](crate::ListOptions).
///
/// See OData 4.01 part 2, section 5.1.1.
pub struct Filter<T> {
    text: String,
    form: Form,
    pub(super) is_advanced: bool,
    problem: Option<&'static str>,
    of: PhantomData<fn() -> T>,
}

/// The outermost operator, which determines where parentheses are needed: `and` binds tighter than `or` (section 5.1.1.17).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// A comparison or a call of a function.
    Single,
    /// A conjunction.
    And,
    /// A disjunction.
    Or,
    /// A text of the caller.
    Text,
}

impl<T> Filter<T> {
    /// Both filters match.
    #[must_use]
    pub fn and(self, other: impl Into<Self>) -> Self {
        self.joined(Form::And, " and ", other.into())
    }

    /// One of the filters matches, or both.
    #[must_use]
    pub fn or(self, other: impl Into<Self>) -> Self {
        self.joined(Form::Or, " or ", other.into())
    }

    /// The filter as OData writes it, not yet percent-encoded.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether directory objects support it only as an advanced query.
    pub(crate) fn is_advanced(&self) -> bool {
        self.is_advanced
    }

    /// Why it can't be sent.
    pub(crate) fn problem(&self) -> Option<&'static str> {
        self.problem
    }

    pub(super) fn single(text: String, is_advanced: bool) -> Self {
        Self {
            text,
            form: Form::Single,
            is_advanced,
            problem: None,
            of: PhantomData,
        }
    }

    /// With a reason why it can't be sent.
    pub(super) fn with_problem(self, problem: Option<&'static str>) -> Self {
        Self { problem, ..self }
    }

    fn joined(mut self, form: Form, word: &str, other: Self) -> Self {
        self.enclose_in(form);
        let is_advanced = self.is_advanced || other.is_advanced;
        let problem = self.problem.or(other.problem);
        let mut other = other;
        other.enclose_in(form);
        self.text.push_str(word);
        self.text.push_str(&other.text);
        Self {
            form,
            is_advanced,
            problem,
            ..self
        }
    }

    /// Puts it in parentheses, if it would mean something else within that form.
    fn enclose_in(&mut self, form: Form) {
        let is_plain = match self.form {
            Form::Single | Form::And => true,
            Form::Or => form == Form::Or,
            Form::Text => false,
        };
        if !is_plain {
            self.text = format!("({})", self.text);
        }
    }
}

/// The filter does not match: `not (…)`.
impl<T> Not for Filter<T> {
    type Output = Self;

    fn not(self) -> Self {
        Self {
            text: format!("not ({})", self.text),
            form: Form::Single,
            is_advanced: true,
            ..self
        }
    }
}

macro_rules! texts {
    ($($type:ty),*) => {$(
        impl<T> From<$type> for Filter<T> {
            fn from(text: $type) -> Self {
                let text: String = text.into();
                let is_empty = text.trim().is_empty();
                Self {
                    form: Form::Text,
                    problem: is_empty.then_some("a filter is empty"),
                    ..Self::single(text, false)
                }
            }
        }
    )*};
}
texts!(&str, String, Box<str>, Cow<'_, str>);

impl<T> From<&String> for Filter<T> {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl<T> Clone for Filter<T> {
    fn clone(&self) -> Self {
        Self {
            text: self.text.clone(),
            ..*self
        }
    }
}

impl<T> fmt::Display for Filter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Values in filters are names and addresses of people: Debug shows that there is a filter, but not its text.
impl<T> fmt::Debug for Filter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Filter([redacted])")
    }
}
