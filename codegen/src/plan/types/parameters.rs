//! Parameters of operations.

use super::{Field, Struct};
use std::sync::Arc;

/// The parameters of one operation.
#[derive(Clone, Debug)]
pub enum Parameters {
    /// Of an action: a JSON body.
    Body(Struct),
    /// Of a function: literals in the URL.
    Url(UrlParameters),
}

impl Parameters {
    /// Name of the struct.
    pub fn name(&self) -> &str {
        match self {
            Self::Body(body) => &body.name,
            Self::Url(url) => &url.name,
        }
    }
}

/// The parameters of a function, which are part of its URL.
#[derive(Clone, Debug)]
pub struct UrlParameters {
    /// Name of the struct.
    pub name: String,
    /// Documentation, a line each.
    pub docs: Vec<String>,
    /// The parameters, in order.
    pub fields: Vec<UrlParameter>,
}

/// One parameter of a function.
#[derive(Clone, Debug)]
pub struct UrlParameter {
    /// The field.
    pub field: Arc<Field>,
    /// The form of its value.
    pub form: UrlForm,
    /// How it is sent if it is not set.
    pub unset: IfUnset,
}

/// The form of a value in a URL
/// ([URL conventions 5.1.1.13](https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_PrimitiveLiterals)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlForm {
    /// `'text'`: strings and members of enums.
    Text,
    /// `'A,B'`: sets of flags.
    Flags,
    /// `42`, `true`, `2024-02-29`.
    Bare,
    /// `duration'PT1H'`.
    Duration,
    /// `binary'…'`.
    Binary,
    /// `@p`, with the JSON of `@p` in the query: objects and collections.
    Json,
}

/// How a parameter that is not set is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IfUnset {
    /// It is required: the request fails before it is sent.
    Refused,
    /// As null.
    Null,
    /// Not at all.
    LeftOut,
}
