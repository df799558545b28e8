//! What misleads a reader of a page: text that is not what it is shown as.
//!
//! A fault counts if somebody who copies the example, or follows the page word by word, fails: JSON that
//! no parser accepts, a message that no server accepts, a fence that tools do not know, letters that are garbled. What is
//! left out for the reader's sake is none: a URL over several lines, spaces in a query, a URL without its host or its
//! first slash, a `Content-Length` of the body before it was shortened, a placeholder twice, what is in a comment.
//! Neither is what every renderer accepts: line ends, byte order marks, indented fences, a space before the language of a
//! fence, an annotation in single quotes (the tools that read annotations take it).

use crate::check::Kind;
use crate::check::finding::{Blame, PagePart};
use crate::check::recorder::Notes;
use crate::irregularity::{Irregularity, IrregularityKind};
use crate::json::Leniency;
use crate::page::Page;
use graph_csdl::problem::At;
use std::collections::BTreeMap;

/// How often one fault is noted in one example; the last of them says how many more there are.
const MOST: usize = 3;

/// Notes each fault of the page.
pub(crate) fn check(page: &Page, notes: &mut Notes) {
    let mut faults: BTreeMap<(PagePart, IrregularityKind), Vec<At>> = BTreeMap::new();
    for irregularities in &page.irregularities {
        let key = (part(page, irregularities), irregularities.kind);
        faults.entry(key).or_default().push(irregularities.at);
    }
    for ((part, irregularities), places) in faults {
        let Some((kind, why)) = fault(irregularities) else {
            continue;
        };
        for (index, at) in places.iter().take(MOST).enumerate() {
            let more = match places.last() {
                Some(end) if index + 1 == MOST && places.len() > MOST => {
                    let more = places.len() - MOST;
                    format!(" {more} more places follow, to line {}.", page.line(*end))
                }
                _ => String::new(),
            };
            let (path, why) = (irregularities.to_string(), format!("{why}{more}"));
            notes.on(part).report(kind, *at, path, why, Blame::Page);
        }
    }
}

/// The example or sample that it is in, so that ids of other examples do not depend on it.
fn part(page: &Page, irregularities: &Irregularity) -> PagePart {
    let before = |at| at <= irregularities.at;
    let example = page
        .examples
        .iter()
        .rposition(|example| before(example.request.target.at));
    let sample = page
        .samples
        .iter()
        .rposition(|sample| before(sample.json.root.at));
    match (example, sample) {
        (_, Some(sample))
            if example.is_none_or(|example| {
                page.examples[example].request.target.at < page.samples[sample].json.root.at
            }) =>
        {
            PagePart::Sample(sample)
        }
        (Some(example), _) => PagePart::Example(example),
        _ => PagePart::Page,
    }
}

/// The kind of the fault and what is wrong, in a sentence; `None` if it is none.
fn fault(kind: IrregularityKind) -> Option<(Kind, &'static str)> {
    use IrregularityKind as Found;
    let http = |why| (Kind::HttpSyntax, why);
    let markup = |why| (Kind::Markup, why);
    Some(match kind {
        Found::Json(leniency) => (Kind::JsonSyntax, json(leniency)),
        Found::Unreadable => (Kind::JsonSyntax, "This is no JSON from here on."),
        Found::NoAnnotation => (
            Kind::Annotation,
            "No annotation (`<!-- { \"blockType\": … } -->`) says what this fence is.",
        ),
        Found::AnnotationContradicted => (
            Kind::Annotation,
            "The annotation says `request` above a response, or the reverse.",
        ),
        Found::NotARequest => {
            http("A request starts with a method and a URL, and this line does not.")
        }
        Found::MethodCase => http("A method is written in capitals; methods are case-sensitive."),
        Found::GapBeforeHeaders => {
            http("An empty line ends the headers, and this header is below one.")
        }
        Found::NoBlankLine => http("An empty line has to part the headers from the body."),
        Found::BrokenHeader => http("A header is a name and, right behind it, a colon."),
        Found::NoContentType => http("The request sends JSON without a `Content-Type`."),
        Found::StatusLine => http("A status line is `HTTP/1.1`, a code and its reason phrase."),
        Found::SpaceInPath => http("A path has no spaces."),
        Found::UnevenParentheses => {
            http("A parenthesis in the query is not closed, or closed twice.")
        }
        Found::BrokenLink => (
            Kind::Link,
            "The link is not closed, or its address has spaces: a reader sees its markup.",
        ),
        Found::UnclosedFence => markup("The fence is not closed before the next one, or at all."),
        Found::UnclosedComment => markup("The comment is not closed."),
        Found::NoLanguage => markup("The fence does not say its language."),
        Found::WrongLanguage => {
            markup("The fence says `json` and holds a message, or says `http` and holds only JSON.")
        }
        Found::Mojibake => markup(
            "Letters are garbled: the text was read in another encoding than it was written in.",
        ),
        Found::ByteOrderMark
        | Found::CarriageReturn
        | Found::OddSpace
        | Found::SpaceBeforeLanguage
        | Found::IndentedFence
        | Found::AnnotationSpelling
        | Found::SharedFence
        | Found::TextInTemplates
        | Found::WrappedUrl
        | Found::NoLeadingSlash
        | Found::RelativeUrl
        | Found::AbsoluteTemplate
        | Found::RepeatedPlaceholder
        | Found::SpaceInQuery
        | Found::StaleContentLength
        | Found::Hidden => return None,
    })
}

/// What JSON (RFC 8259) does not allow.
fn json(leniency: Leniency) -> &'static str {
    match leniency {
        Leniency::Comment => "JSON has no comments.",
        Leniency::Ellipsis => "Dots replace members or items; that is not JSON.",
        Leniency::UnquotedKey => "A key has no quotes.",
        Leniency::UnquotedValue => "A value that is text has no quotes.",
        Leniency::Placeholder => "A placeholder has no quotes.",
        Leniency::LiteralCase => "`true`, `false` and `null` are written in small letters.",
        Leniency::SingleQuote => "Strings need double quotes.",
        Leniency::SmartQuote => "Strings need straight quotes.",
        Leniency::TrailingComma => "A comma follows the last member or item.",
        Leniency::ExtraComma => "There is a comma too many.",
        Leniency::MissingComma => "A comma is missing.",
        Leniency::MissingColon => "A colon is missing behind a key.",
        Leniency::MissingClose => "The text ends before all brackets are closed.",
        Leniency::MismatchedClose => "A bracket is closed by one of another kind.",
        Leniency::ControlInString => "A string contains a line break or tab; it has to be escaped.",
        Leniency::UnclosedString => "A string is not closed.",
        Leniency::BadEscape => "A backslash precedes something that is no escape.",
        Leniency::OddSpace => "A space that JSON does not know, such as a no-break space.",
        Leniency::TextAfterValue => "Words follow a value.",
        Leniency::StrayCharacter => "A character belongs to nothing.",
        Leniency::TrailingText => "Text follows the end of the JSON.",
        Leniency::RepeatedKey => "The object has this key already.",
    }
}
