//! What had to be guessed of a URL, as findings.

use crate::check::Kind;
use crate::check::finding::Blame;
use crate::resolve::Guess;
use graph_csdl::http::HttpMethod;

/// What a guess is as a finding; `None` where nothing is wrong with what had to be guessed.
pub(crate) fn finding(guess: Guess, method: &str) -> Option<(Kind, Blame, &'static str)> {
    let method = HttpMethod::named(method);
    let is_meant = |row: &&Row| row.0 == guess && (row.1.is_none() || row.1 == method);
    let (_, _, kind, blame, why) = FINDINGS.iter().find(is_meant)?;
    Some((*kind, blame.clone(), why))
}

/// A guess, the method that the row is for if it is not for all, and the finding.
type Row = (Guess, Option<HttpMethod>, Kind, Blame, &'static str);

#[rustfmt::skip] // a table
const FINDINGS: &[Row] = &[
    (Guess::Case, None, Kind::UrlSpelling, Blame::Page, "A name in the URL is spelled in another case than in the metadata."),
    (Guess::Namespace, None, Kind::UrlSpelling, Blame::Page, "An operation in the URL stands under another namespace."),
    (Guess::MissingCast, None, Kind::UrlSpelling, Blame::Page, "A segment belongs to a derived type, and the URL lacks the cast to it."),
    (Guess::UnnamedArgument, None, Kind::UrlSpelling, Blame::Page, "A function is given an argument without its name."),
    (Guess::ArgumentsInQuery, None, Kind::UrlSpelling, Blame::Page, "A function is given its arguments in the query instead of in parentheses."),
    (Guess::NotComposable, None, Kind::UrlSpelling, Blame::Unclear, "Segments follow a function that the metadata does not call composable."),
    (Guess::MissingArgument, None, Kind::Arguments, Blame::Page, "A function is called without arguments that it needs."),
    (Guess::NameAsKey, None, Kind::UnknownSegment, Blame::Page, "A segment stands where a key belongs, and is close to a name that may follow."),
    (Guess::UndeclaredKey, None, Kind::UnknownKey, Blame::Unclear, "The metadata does not declare the property in the URL as a key."),
    (Guess::OpenProperty, None, Kind::UnknownSegment, Blame::Unclear, "A segment is no property that the metadata declares; the type is open."),
    (Guess::UpdateVerb, Some(HttpMethod::Put), Kind::Verb, Blame::Unclear, "The metadata changes this by PATCH, and the page by PUT."),
    (Guess::UpdateVerb, None, Kind::Verb, Blame::Unclear, "The metadata changes this by PUT, and the page by PATCH."),
    (Guess::NotContained, None, Kind::Verb, Blame::Unclear, "The page writes through a navigation property that does not contain its target."),
    (Guess::RefOfContained, None, Kind::Verb, Blame::Unclear, "The page treats as a reference what the metadata contains."),
    (Guess::WriteBehindCast, None, Kind::Verb, Blame::Unclear, "The page writes behind a cast or to the result of a function."),
    (Guess::UndeclaredStream, None, Kind::Verb, Blame::Unclear, "The page reads or writes a stream of an entity that is not declared to have one."),
    (Guess::OperationVerb, Some(HttpMethod::Post), Kind::Verb, Blame::Unclear, "The metadata calls this a function, which is called by GET."),
    (Guess::OperationVerb, None, Kind::Verb, Blame::Unclear, "The metadata calls this an action, which is called by POST."),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// What is written so that readers understand it, and no service takes it otherwise.
    const HARMLESS: [Guess; 3] = [Guess::WordAsKey, Guess::PlaceholderAsName, Guess::LeftOut];

    #[test]
    fn every_guess_is_a_finding_or_harmless() {
        for guess in Guess::all() {
            let is_finding = finding(guess, "GET").is_some();
            assert_ne!(is_finding, HARMLESS.contains(&guess), "{guess}");
        }
    }

    #[test]
    fn a_row_for_a_method_comes_before_that_for_all() {
        let why = |method| finding(Guess::UpdateVerb, method).map(|(_, _, why)| why);
        assert_ne!(why("PUT"), why("PATCH"));
    }
}
