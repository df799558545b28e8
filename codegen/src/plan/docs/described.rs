//! The items that `docs.toml` describes, and the problems with their descriptions.

use graph_csdl::config::{Spanned, quoted};
use graph_csdl::problem::{Input, Problem};
use std::fmt;

/// How to fix a missing description: followed by the key.
const WRITE: &str = "describe it in docs.toml, in your own words: ";
/// How to fix a description without an item: followed by the key.
const REMOVE: &str = "correct its name, or remove the entry: ";

/// An item of `docs.toml`.
#[derive(Clone, Copy, Debug)]
pub(super) enum Described<'a> {
    Type(&'a str),
    Property(&'a str, &'a str),
    Member(&'a str, &'a str),
    Operation(&'a str),
    Parameter(&'a str, &'a str),
}

impl Described<'_> {
    /// That it has no description.
    pub(super) fn undescribed(self) -> Problem {
        Problem {
            input: Input::Docs,
            at: None,
            within: String::new(),
            what: format!("`{self}` has no description"),
            fix: format!("{WRITE}{}", self.key()),
        }
    }

    /// That it has a description, and does not exist.
    pub(super) fn without_item(self, entry: &Spanned<String>) -> Problem {
        Problem {
            input: Input::Docs,
            at: Some(entry.at),
            within: String::new(),
            what: format!("`{self}` has a description, but is not in the slice"),
            fix: format!("{REMOVE}{}", self.key()),
        }
    }

    /// Its key in `docs.toml`, as in `types."microsoft.graph.user".properties.mail`.
    fn key(self) -> String {
        let [section, list, item, part] = match self {
            Self::Type(name) => ["types", "", name, ""],
            Self::Property(ty, name) => ["types", "properties", ty, name],
            Self::Member(ty, name) => ["types", "members", ty, name],
            Self::Operation(key) => ["operations", "", key, ""],
            Self::Parameter(key, name) => ["operations", "parameters", key, name],
        };
        let item = quoted(item);
        match list {
            "" => format!("{section}.{item}"),
            list => format!("{section}.{item}.{list}.{}", quoted(part)),
        }
    }
}

impl fmt::Display for Described<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Type(name) | Self::Operation(name) => f.write_str(name),
            Self::Property(item, part) | Self::Member(item, part) | Self::Parameter(item, part) => {
                write!(f, "{item}/{part}")
            }
        }
    }
}

/// The key in `docs.toml` of the item whose missing description is the problem.
pub fn undescribed(problem: &Problem) -> Option<&str> {
    problem.fix.strip_prefix(WRITE)
}

/// The key in `docs.toml` of the description whose missing item is the problem.
pub fn without_item(problem: &Problem) -> Option<&str> {
    problem.fix.strip_prefix(REMOVE)
}
