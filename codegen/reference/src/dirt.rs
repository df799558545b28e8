//! What is untidy about a page. Dirt is named and placed, and never stops anything.

use super::json::Leniency;
use graph_csdl::problem::At;
use std::fmt;

/// One untidy thing and where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dirt {
    /// Where.
    pub at: At,
    /// What.
    pub kind: DirtKind,
}

/// The kinds of untidiness that pages have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DirtKind {
    /// The file starts with a byte order mark.
    ByteOrderMark,
    /// Lines end in carriage return and line feed.
    CarriageReturn,
    /// A space that is no ordinary one: no-break, ideographic, zero-width.
    OddSpace,
    /// A fence says its language after a space.
    SpaceBeforeLanguage,
    /// A fence says no language.
    NoLanguage,
    /// A fence says `json` and holds a request or a response, or says `http` and holds JSON alone.
    WrongLanguage,
    /// A fence is indented.
    IndentedFence,
    /// A fence is not closed before the next one, or at all.
    UnclosedFence,
    /// A comment is not closed.
    UnclosedComment,
    /// A request, a response or JSON has no annotation.
    NoAnnotation,
    /// An annotation is not JSON, or spells a fact in another way than the rest.
    AnnotationSpelling,
    /// An annotation says `request` above a response, or the other way round.
    AnnotationContradicted,
    /// A request and a response, or several requests with bodies, stand in one fence.
    SharedFence,
    /// An empty line stands between the first line and the headers.
    GapBeforeHeaders,
    /// A body follows its headers without an empty line.
    NoBlankLine,
    /// A link that is not closed, or has spaces in its address, so that a reader sees its markup.
    BrokenLink,
    /// A line in a list of templates that is no request.
    TextInTemplates,
    /// A fence that is annotated as a request and holds none.
    NotARequest,
    /// A URL goes on in the next line.
    WrappedUrl,
    /// A method is not in capitals.
    MethodCase,
    /// A path has no leading slash.
    NoLeadingSlash,
    /// An example whose URL names no host.
    RelativeUrl,
    /// A template whose URL names a host.
    AbsoluteTemplate,
    /// Several parts of one path have the same placeholder.
    RepeatedPlaceholder,
    /// A path with a space outside of a placeholder.
    SpaceInPath,
    /// A query with a space.
    SpaceInQuery,
    /// A query with a parenthesis that is not closed.
    UnevenParentheses,
    /// A status line that is not `HTTP/1.1`, a code and a reason.
    StatusLine,
    /// A line among the headers that has no colon, or space before it.
    BrokenHeader,
    /// A request with JSON that does not say so by a `Content-Type`.
    NoContentType,
    /// A `Content-Length` that is not the length of the body.
    StaleContentLength,
    /// A request, response or body inside a comment, where no reader sees it.
    Hidden,
    /// A body that was meant to be JSON and cannot be read as such.
    Unreadable,
    /// Text that was read in another encoding than it was written in: `â€™` for `’`.
    Mojibake,
    /// JSON that was read with leniency.
    Json(Leniency),
}

impl fmt::Display for DirtKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(leniency) => write!(f, "json-{leniency}"),
            other => f.write_str(&kebab(&format!("{other:?}"))),
        }
    }
}

/// `OddSpace` as `odd-space`.
pub(crate) fn kebab(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for (index, letter) in name.chars().enumerate() {
        if letter.is_ascii_uppercase() && index > 0 {
            out.push('-');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}
