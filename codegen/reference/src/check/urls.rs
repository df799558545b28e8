//! What is wrong with the URL of a template or an example.

use super::Kind;
use super::draft::{Context, Draft, Lean};
use crate::resolve::{Cause, Guess, Missing, Resolved, Unresolved};
use crate::url;
use graph_csdl::config::Spanned;
use graph_csdl::problem::At;

/// Notes why a URL calls nothing, or what had to be forgiven.
pub(super) fn check(
    method: &str,
    target: &Spanned<String>,
    outcome: &Result<Resolved, Unresolved>,
    context: Context,
    drafts: &mut Vec<Draft>,
) {
    let mut say = |kind, offset: usize, path: &str, why: String, lean| {
        let at = At(target.at.0 + u32::try_from(offset).unwrap_or_default());
        drafts.push(Draft {
            kind,
            at,
            path: path.to_owned(),
            why,
            lean,
            context,
        });
    };
    match outcome {
        Err(unresolved) => {
            if let Some((kind, why, lean)) = cause(&unresolved.cause) {
                let segment = segment_at(&target.value, unresolved.at);
                say(kind, unresolved.at, segment, why, lean);
            }
        }
        Ok(resolved) => {
            for guess in &resolved.guessed {
                if let Some((kind, why, lean)) = forgiven(*guess, method) {
                    say(kind, 0, &guess.to_string(), why.to_owned(), lean);
                }
            }
            if resolved.replaces_in_silence {
                let why = "The metadata names no update method here, which means PATCH, and the page says PUT.";
                say(Kind::Verb, 0, "PUT", why.to_owned(), Lean::Unclear);
            }
        }
    }
}

/// Notes a URL of another version.
pub(super) fn version(
    target: &Spanned<String>,
    api: Option<&str>,
    context: Context,
    drafts: &mut Vec<Draft>,
) {
    let written = url::parse(&target.value)
        .version
        .filter(|version| !version.starts_with('{'));
    if let (Some(api), Some(written)) = (api, written)
        && !api.eq_ignore_ascii_case(written)
    {
        let why = format!("The URL is of `{written}`, and the page is about `{api}`.");
        let path = written.to_owned();
        drafts.push(Draft {
            kind: Kind::Version,
            at: target.at,
            path,
            why,
            lean: Lean::Page,
            context,
        });
    }
}

fn segment_at(target: &str, at: usize) -> &str {
    url::parse(target)
        .segments
        .iter()
        .find(|piece| piece.at == at)
        .map_or("", |piece| piece.text)
}

fn cause(cause: &Cause) -> Option<(Kind, String, Lean)> {
    let lean = |missing: &Missing| {
        if missing.nearest.is_some() {
            Lean::Page
        } else {
            Lean::Unclear
        }
    };
    let but = |missing: &Missing| {
        missing
            .nearest
            .as_ref()
            .map_or_else(String::new, |near| format!(", but `{near}`"))
    };
    Some(match cause {
        Cause::NotARequest | Cause::OtherHost(_) => return None,
        Cause::UnknownRoot(missing) => {
            let why = format!(
                "The service root has no `{}`{}.",
                missing.name,
                but(missing)
            );
            (Kind::UnknownRoot, why, lean(missing))
        }
        // What starts with `$` belongs to the protocol, and no metadata adds to it.
        Cause::UnknownSegment { missing, .. } if missing.name.starts_with('$') => {
            let why = format!("OData has no segment `{}` here.", missing.name);
            (Kind::UnknownSegment, why, Lean::Page)
        }
        Cause::UnknownSegment { missing, on } => {
            let why = format!(
                "Nothing named `{}` follows {on}{}.",
                missing.name,
                but(missing)
            );
            (Kind::UnknownSegment, why, lean(missing))
        }
        Cause::AmbiguousCast { name, on, types } => {
            let why = format!(
                "`{name}` belongs to types derived from {on} ({}), and the URL lacks the cast that says to which.",
                types.join(", ")
            );
            (Kind::UrlSpelling, why, Lean::Page)
        }
        Cause::UnclosedPath(name) => {
            let why = format!("A path is addressed, and no colon closes it before `{name}`.");
            (Kind::UrlSpelling, why, Lean::Page)
        }
        Cause::UnknownType(missing) => {
            let why = format!(
                "There is no `{}` to cast to or to call{}.",
                missing.name,
                but(missing)
            );
            (Kind::UnknownCast, why, lean(missing))
        }
        Cause::NoKey { key, on } => (
            Kind::UnknownKey,
            format!("{on} takes no key here, and the page gives `{key}`."),
            Lean::Unclear,
        ),
        Cause::UnknownKey { name, on } => (
            Kind::UnknownKey,
            format!("{on} has no property `{name}` to be its key."),
            Lean::Unclear,
        ),
        Cause::NoOverload { name, given, takes } => {
            let takes: Vec<String> = takes
                .iter()
                .map(|names| format!("({})", names.join(", ")))
                .collect();
            let why = format!(
                "`{name}` takes {}, and the page gives ({}).",
                takes.join(" or "),
                given.join(", ")
            );
            (Kind::Arguments, why, Lean::Page)
        }
        Cause::Ambiguous(name) => (
            Kind::Arguments,
            format!("Several overloads of `{name}` fit what the page gives."),
            Lean::Unclear,
        ),
        Cause::VerbLacking { method, on, offers } => {
            let offers = if offers.is_empty() {
                "nothing".to_owned()
            } else {
                offers.join(", ")
            };
            (
                Kind::VerbLacking,
                format!("The metadata has no {method} for {on} here, but {offers}."),
                Lean::Unclear,
            )
        }
    })
}

fn forgiven(guess: Guess, method: &str) -> Option<(Kind, &'static str, Lean)> {
    Some(match guess {
        Guess::Case => (
            Kind::UrlSpelling,
            "A name in the URL is spelled in another case than in the metadata.",
            Lean::Page,
        ),
        Guess::Namespace => (
            Kind::UrlSpelling,
            "An operation in the URL stands under another namespace.",
            Lean::Page,
        ),
        Guess::MissingCast => (
            Kind::UrlSpelling,
            "A segment belongs to a derived type, and the URL lacks the cast to it.",
            Lean::Page,
        ),
        Guess::UnnamedArgument => (
            Kind::UrlSpelling,
            "A function is given an argument without its name.",
            Lean::Page,
        ),
        Guess::ArgumentsInQuery => (
            Kind::UrlSpelling,
            "A function is given its arguments in the query instead of in parentheses.",
            Lean::Page,
        ),
        Guess::NotComposable => (
            Kind::UrlSpelling,
            "Segments follow a function that the metadata does not call composable.",
            Lean::Unclear,
        ),
        Guess::MissingArgument => (
            Kind::Arguments,
            "A function is called without arguments that it needs.",
            Lean::Page,
        ),
        Guess::NameAsKey => (
            Kind::UnknownSegment,
            "A segment stands where a key belongs, and is close to a name that may follow.",
            Lean::Page,
        ),
        Guess::UndeclaredKey => (
            Kind::UnknownKey,
            "The metadata does not declare the property in the URL as a key.",
            Lean::Unclear,
        ),
        Guess::OpenProperty => (
            Kind::UnknownSegment,
            "A segment is no property that the metadata declares; the type is open.",
            Lean::Unclear,
        ),
        Guess::UpdateVerb if method == "PUT" => (
            Kind::Verb,
            "The metadata changes this by PATCH, and the page by PUT.",
            Lean::Unclear,
        ),
        Guess::UpdateVerb => (
            Kind::Verb,
            "The metadata changes this by PUT, and the page by PATCH.",
            Lean::Unclear,
        ),
        Guess::NotContained => (
            Kind::Verb,
            "The page writes through a navigation property that does not contain its target.",
            Lean::Unclear,
        ),
        Guess::RefOfContained => (
            Kind::Verb,
            "The page treats as a reference what the metadata contains.",
            Lean::Unclear,
        ),
        Guess::WriteBehindCast => (
            Kind::Verb,
            "The page writes behind a cast or to the result of a function.",
            Lean::Unclear,
        ),
        Guess::UndeclaredStream => (
            Kind::Verb,
            "The page reads or writes a stream of an entity that is not declared to have one.",
            Lean::Unclear,
        ),
        Guess::OperationVerb if method == "POST" => (
            Kind::Verb,
            "The metadata calls this a function, which is called by GET.",
            Lean::Unclear,
        ),
        Guess::OperationVerb => (
            Kind::Verb,
            "The metadata calls this an action, which is called by POST.",
            Lean::Unclear,
        ),
        Guess::WordAsKey | Guess::PlaceholderAsName | Guess::LeftOut => return None,
    })
}
