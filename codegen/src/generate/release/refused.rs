//! Declared versions that contradict the record.

use crate::interface::Version;
use graph_csdl::config::Spanned;
use graph_csdl::problem::{Input, Problem, Problems};

/// The version that is declared as released.
pub(super) fn parsed(released: &Spanned<String>) -> Result<Version, Problems> {
    released.value.parse().map_err(|error| {
        problem(
            Input::Config,
            Some(released),
            format!("`released` is {:?}: {error}", released.value),
            "write the version that is released, such as 0.1.0".to_owned(),
        )
    })
}

/// A record without a declared release.
pub(super) fn undeclared(version: Version) -> Problems {
    problem(
        Input::Config,
        None,
        format!("`released` is missing, but released.jsonl is the record of {version}"),
        format!("write `released = \"{version}\"`; a release cannot be taken back"),
    )
}

/// A declared release below the recorded one.
pub(super) fn lowered(released: &Spanned<String>, version: Version) -> Problems {
    problem(
        Input::Config,
        Some(released),
        format!(
            "`released` is {}, but {version} is released: a version is never lowered",
            released.value
        ),
        format!("write `released = \"{version}\"`"),
    )
}

pub(super) fn problem(
    input: Input,
    at: Option<&Spanned<String>>,
    what: String,
    fix: String,
) -> Problems {
    Problems::from(Problem {
        input,
        at: at.map(|value| value.at),
        within: String::new(),
        what,
        fix,
    })
}
