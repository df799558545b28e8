//! What is untidy about the URL of a template or an example.

use crate::irregularity::{Irregularity, IrregularityKind};
use graph_csdl::config::Spanned;

/// What a URL is shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ShownIn {
    /// A template, which names no host.
    Template,
    /// An example, which names one.
    Example,
}

/// Notes what a person would have to tidy before the URL can be called.
pub(super) fn note(
    target: &Spanned<String>,
    shown_in: ShownIn,
    irregularities: &mut Vec<Irregularity>,
) {
    let url = target.value.as_str();
    let absolute = is_absolute(url);
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let kinds = [
        (
            shown_in == ShownIn::Template && absolute,
            IrregularityKind::AbsoluteTemplate,
        ),
        (
            shown_in == ShownIn::Example && !absolute,
            IrregularityKind::RelativeUrl,
        ),
        (
            !absolute && !url.starts_with('/'),
            IrregularityKind::NoLeadingSlash,
        ),
        (
            repeats_placeholder(path),
            IrregularityKind::RepeatedPlaceholder,
        ),
        (
            has_space_outside_of_placeholders(path),
            IrregularityKind::SpaceInPath,
        ),
        (
            query.contains([' ', '\u{a0}']),
            IrregularityKind::SpaceInQuery,
        ),
        (
            query.matches('(').count() != query.matches(')').count(),
            IrregularityKind::UnevenParentheses,
        ),
    ];
    irregularities.extend(
        kinds
            .into_iter()
            .filter(|(is, _)| *is)
            .map(|(_, kind)| Irregularity {
                at: target.at,
                kind,
            }),
    );
}

/// Whether a URL names a host.
pub(super) fn is_absolute(url: &str) -> bool {
    let scheme = url.split_once("://").map_or("", |(scheme, _)| scheme);
    !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn repeats_placeholder(path: &str) -> bool {
    let mut names: Vec<&str> = path
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next())
        .collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    names.len() < count
}

fn has_space_outside_of_placeholders(path: &str) -> bool {
    let mut depth = 0_i32;
    path.chars().any(|letter| {
        match letter {
            '{' | '<' => depth += 1,
            '}' | '>' => depth -= 1,
            _ => {}
        }
        depth <= 0 && letter.is_whitespace()
    })
}
