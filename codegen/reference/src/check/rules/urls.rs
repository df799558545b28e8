//! What is wrong with the URL of a template or an example.

use super::leniencies;
use crate::check::Kind;
use crate::check::finding::Blame;
use crate::check::recorder::Recorder;
use crate::resolve::{Cause, Missing, Resolved, Unresolved};
use crate::url;
use graph_csdl::config::Spanned;
use graph_csdl::problem::At;

/// Notes why a URL calls nothing, or the leniency it needed.
pub(crate) fn check(
    method: &str,
    target: &Spanned<String>,
    outcome: &Result<Resolved, Unresolved>,
    notes: &mut Recorder<'_>,
) {
    match outcome {
        Err(unresolved) => {
            if let Some((kind, why, blame)) = cause(&unresolved.cause) {
                let at = At(target.at.0 + u32::try_from(unresolved.at).unwrap_or_default());
                let segment = segment_at(&target.value, unresolved.at);
                notes.report(kind, at, segment, why, blame);
            }
        }
        Ok(resolved) => {
            for leniency in &resolved.leniencies {
                if let Some((kind, blame, why)) = leniencies::finding(*leniency, method) {
                    notes.report(kind, target.at, leniency.name(), why, blame);
                }
            }
            if resolved.replaces_in_silence {
                let why = "The metadata names no update method here, which means PATCH, and the page says PUT.";
                notes.report(Kind::Verb, target.at, "PUT", why, Blame::Unclear);
            }
        }
    }
}

/// Notes a URL of another version.
pub(crate) fn version(target: &Spanned<String>, api: Option<&str>, notes: &mut Recorder<'_>) {
    let written = url::parse(&target.value)
        .version
        .filter(|version| !version.starts_with('{'));
    if let (Some(api), Some(written)) = (api, written)
        && !api.eq_ignore_ascii_case(written)
    {
        let why = format!("The URL is of `{written}`, and the page is about `{api}`.");
        notes.report(Kind::Version, target.at, written, why, Blame::Page);
    }
}

fn segment_at(target: &str, at: usize) -> &str {
    url::parse(target)
        .segments
        .iter()
        .find(|piece| piece.at == at)
        .map_or("", |piece| piece.text)
}

/// What a cause is as a finding; `None` for URLs that are not Graph's.
fn cause(cause: &Cause) -> Option<(Kind, String, Blame)> {
    let (kind, blame) = match cause {
        Cause::NotARequest | Cause::OtherHost(_) => return None,
        Cause::UnknownRoot(missing) | Cause::UnknownSegment { missing, .. }
            if is_unbalanced(missing) =>
        {
            (Kind::UrlSpelling, Blame::Page)
        }
        Cause::UnknownRoot(missing) => (Kind::UnknownRoot, Blame::of_misspelling(&missing.nearest)),
        Cause::UnknownSegment { missing, .. } if is_of_protocol(missing) => {
            (Kind::UnknownSegment, Blame::Page)
        }
        Cause::UnknownSegment { missing, .. } => (
            Kind::UnknownSegment,
            Blame::of_misspelling(&missing.nearest),
        ),
        Cause::UnknownType(missing) => (Kind::UnknownCast, Blame::of_misspelling(&missing.nearest)),
        Cause::AmbiguousCast { .. } | Cause::UnclosedPath(_) => (Kind::UrlSpelling, Blame::Page),
        Cause::NoKey { .. } | Cause::UnknownKey { .. } => (Kind::UnknownKey, Blame::Unclear),
        Cause::NoOverload { .. } => (Kind::Arguments, Blame::Page),
        Cause::Ambiguous(_) => (Kind::Arguments, Blame::Unclear),
        Cause::VerbLacking { .. } => (Kind::VerbLacking, Blame::Unclear),
    };
    Some((kind, sentence(cause), blame))
}

/// What starts with `$` belongs to the protocol, and no metadata adds to it.
fn is_of_protocol(missing: &Missing) -> bool {
    missing.name.starts_with('$')
}

/// `range(address='A1'`, of which no name of the metadata can be meant.
fn is_unbalanced(missing: &Missing) -> bool {
    missing.name.matches('(').count() != missing.name.matches(')').count()
}

/// A cause as a sentence.
fn sentence(cause: &Cause) -> String {
    match cause {
        Cause::NotARequest | Cause::OtherHost(_) => String::new(),
        Cause::UnknownRoot(missing) | Cause::UnknownSegment { missing, .. }
            if is_unbalanced(missing) =>
        {
            let name = &missing.name;
            format!("The parentheses of the segment `{name}` are not balanced.")
        }
        Cause::UnknownRoot(missing) => {
            let (name, but) = (&missing.name, but_nearest(missing));
            format!("The service root has no `{name}`{but}.")
        }
        Cause::UnknownSegment { missing, .. } if is_of_protocol(missing) => {
            format!("OData has no segment `{}` here.", missing.name)
        }
        Cause::UnknownSegment { missing, on } => {
            let (name, but) = (&missing.name, but_nearest(missing));
            format!("Nothing named `{name}` follows {on}{but}.")
        }
        Cause::AmbiguousCast { name, on, types } => {
            let types = types.join(", ");
            format!(
                "`{name}` belongs to types derived from {on} ({types}), and the URL lacks the cast that says to which."
            )
        }
        Cause::UnclosedPath(name) => {
            format!("A path is addressed, and no colon closes it before `{name}`.")
        }
        Cause::UnknownType(missing) => {
            let (name, but) = (&missing.name, but_nearest(missing));
            format!("There is no `{name}` to cast to or to call{but}.")
        }
        Cause::NoKey { key, on } => {
            format!("{on} takes no key here, and the page gives `{key}`.")
        }
        Cause::UnknownKey { name, on } => {
            format!("{on} has no property `{name}` to be its key.")
        }
        Cause::NoOverload { name, given, takes } => {
            let takes: Vec<String> = takes
                .iter()
                .map(|names| format!("({})", names.join(", ")))
                .collect();
            let (takes, given) = (takes.join(" or "), given.join(", "));
            format!("`{name}` takes {takes}, and the page gives ({given}).")
        }
        Cause::Ambiguous(name) => {
            format!("Several overloads of `{name}` fit what the page gives.")
        }
        Cause::VerbLacking { method, on, offers } => {
            let offers = match offers.as_slice() {
                [] => "nothing".to_owned(),
                some => some.join(", "),
            };
            format!("The metadata has no {method} for {on} here, but {offers}.")
        }
    }
}

/// `, but ` and the nearest name that exists, if there is one.
fn but_nearest(missing: &Missing) -> String {
    missing
        .nearest
        .as_ref()
        .map_or_else(String::new, |near| format!(", but `{near}`"))
}
