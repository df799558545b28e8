//! How names are spelled in a scope.

use crate::plan::names::{camel, numbered, snake, unraw};
use std::borrow::Cow;

/// The spelling of a scope's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::plan) enum Case {
    /// `UpperCamelCase`: types and variants.
    Camel,
    /// `snake_case`: methods and modules.
    Snake,
    /// `snake_case`; unique in `UpperCamelCase` too, since a field has a variant in the enum of properties.
    Field,
}

impl Case {
    /// The form of a name that is unique in a scope.
    pub(in crate::plan) fn identity(self, name: &str) -> Cow<'_, str> {
        match self {
            Self::Camel | Self::Snake => Cow::Borrowed(name),
            Self::Field => Cow::Owned(camel(unraw(name))),
        }
    }

    pub(super) fn numbered(self, name: &str, number: usize) -> String {
        match (number, self) {
            (1, _) => name.to_owned(),
            (_, Self::Camel) => format!("{}{number}", name.trim_end_matches('_')),
            (_, Self::Snake | Self::Field) => numbered(name, number),
        }
    }

    pub(super) fn spell(self, wire: &str, reserved: &[&str]) -> String {
        let name = match self {
            Self::Camel => camel(wire),
            Self::Snake | Self::Field => snake(wire),
        };
        if reserved.contains(&name.as_str()) {
            format!("{}_", unraw(&name))
        } else {
            name
        }
    }
}
