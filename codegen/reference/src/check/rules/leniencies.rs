//! Leniencies that a URL needed, as findings.

use crate::check::Kind;
use crate::check::finding::Blame;
use crate::resolve::UrlLeniency;
use graph_csdl::http::HttpMethod;

/// What a leniency is as a finding; `None` where nothing is wrong with the leniencies needed.
pub(crate) fn finding(leniency: UrlLeniency, method: &str) -> Option<(Kind, Blame, &'static str)> {
    let method = HttpMethod::named(method);
    let is_meant = |row: &&Row| row.0 == leniency && (row.1.is_none() || row.1 == method);
    let (_, _, kind, blame, why) = FINDINGS.iter().find(is_meant)?;
    Some((*kind, blame.clone(), why))
}

/// A leniency, the method that the row is for if it is not for all, and the finding.
type Row = (UrlLeniency, Option<HttpMethod>, Kind, Blame, &'static str);

#[rustfmt::skip] // a table
const FINDINGS: &[Row] = &[
    (UrlLeniency::Case, None, Kind::UrlSpelling, Blame::Page, "A name in the URL is spelled in another case than in the metadata."),
    (UrlLeniency::Namespace, None, Kind::UrlSpelling, Blame::Page, "An operation in the URL is under another namespace."),
    (UrlLeniency::MissingCast, None, Kind::UrlSpelling, Blame::Page, "A segment belongs to a derived type, and the URL lacks the cast to it."),
    (UrlLeniency::UnnamedArgument, None, Kind::UrlSpelling, Blame::Page, "A function is given an argument without its name."),
    (UrlLeniency::ArgumentsInQuery, None, Kind::UrlSpelling, Blame::Page, "A function is given its arguments in the query instead of in parentheses."),
    (UrlLeniency::NotComposable, None, Kind::UrlSpelling, Blame::Unclear, "Segments follow a function that the metadata does not call composable."),
    (UrlLeniency::MissingArgument, None, Kind::Arguments, Blame::Page, "A function is called without arguments that it needs."),
    (UrlLeniency::NameAsKey, None, Kind::UnknownSegment, Blame::Page, "A segment is where a key belongs, and is close to a name that may follow."),
    (UrlLeniency::UndeclaredKey, None, Kind::UnknownKey, Blame::Unclear, "The metadata does not declare the property in the URL as a key."),
    (UrlLeniency::OpenProperty, None, Kind::UnknownSegment, Blame::Unclear, "A segment is no property that the metadata declares; the type is open."),
    (UrlLeniency::UpdateVerb, Some(HttpMethod::Put), Kind::Verb, Blame::Unclear, "The metadata changes this by PATCH, and the page by PUT."),
    (UrlLeniency::UpdateVerb, None, Kind::Verb, Blame::Unclear, "The metadata changes this by PUT, and the page by PATCH."),
    (UrlLeniency::NotContained, None, Kind::Verb, Blame::Unclear, "The page writes through a navigation property that does not contain its target."),
    (UrlLeniency::RefOfContained, None, Kind::Verb, Blame::Unclear, "The page treats as a reference what the metadata contains."),
    (UrlLeniency::WriteBehindCast, None, Kind::Verb, Blame::Unclear, "The page writes behind a cast or to the result of a function."),
    (UrlLeniency::UndeclaredStream, None, Kind::Verb, Blame::Unclear, "The page reads or writes a stream of an entity that is not declared to have one."),
    (UrlLeniency::OperationVerb, Some(HttpMethod::Post), Kind::Verb, Blame::Unclear, "The metadata calls this a function, which is called by GET."),
    (UrlLeniency::OperationVerb, None, Kind::Verb, Blame::Unclear, "The metadata calls this an action, which is called by POST."),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// What is written so that readers understand it, and no service takes it otherwise.
    const HARMLESS: [UrlLeniency; 3] = [
        UrlLeniency::WordAsKey,
        UrlLeniency::PlaceholderAsName,
        UrlLeniency::LeftOut,
    ];

    #[test]
    fn every_guess_is_a_finding_or_harmless() {
        for leniency in UrlLeniency::all() {
            let is_finding = finding(leniency, "GET").is_some();
            assert_ne!(is_finding, HARMLESS.contains(&leniency), "{leniency}");
        }
    }

    #[test]
    fn a_row_for_a_method_comes_before_that_for_all() {
        let why = |method| finding(UrlLeniency::UpdateVerb, method).map(|(_, _, why)| why);
        assert_ne!(why("PUT"), why("PATCH"));
    }
}
