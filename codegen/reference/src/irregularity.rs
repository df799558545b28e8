//! Irregularities of a page: each has a kind and a position, and none stops the reading.

use crate::json::Leniency;
use crate::kinds::kinds;
use graph_csdl::problem::At;

/// One untidy thing and where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Irregularity {
    /// Where.
    pub at: At,
    /// What.
    pub kind: IrregularityKind,
}

kinds! {
    /// The kinds of untidiness that pages have.
    pub enum IrregularityKind {
        ByteOrderMark = "byte-order-mark", "the file starts with a byte order mark";
        CarriageReturn = "carriage-return", "lines end in carriage return and line feed";
        OddSpace = "odd-space", "a space that is no ordinary one: no-break, ideographic, zero-width";
        SpaceBeforeLanguage = "space-before-language", "a fence says its language after a space";
        NoLanguage = "no-language", "a fence says no language";
        WrongLanguage = "wrong-language", "a fence says `json` and holds a request or a response, or says `http` and holds only JSON";
        IndentedFence = "indented-fence", "a fence is indented";
        UnclosedFence = "unclosed-fence", "a fence is not closed before the next one, or at all";
        UnclosedComment = "unclosed-comment", "a comment is not closed";
        NoAnnotation = "no-annotation", "a request, a response or JSON has no annotation";
        AnnotationSpelling = "annotation-spelling", "an annotation is not JSON, or spells a fact differently from the rest";
        AnnotationContradicted = "annotation-contradicted", "an annotation says `request` above a response, or the reverse";
        SharedFence = "shared-fence", "a request and a response, or several requests with bodies, are in one fence";
        GapBeforeHeaders = "gap-before-headers", "an empty line between the first line and the headers";
        NoBlankLine = "no-blank-line", "a body follows its headers without an empty line";
        BrokenLink = "broken-link", "a link that is not closed, or has spaces in its address, so that a reader sees its markup";
        TextInTemplates = "text-in-templates", "a line in a list of templates that is no request";
        NotARequest = "not-a-request", "a fence that is annotated as a request and contains none";
        WrappedUrl = "wrapped-url", "a URL that continues on the next line";
        MethodCase = "method-case", "a method is not in capitals";
        NoLeadingSlash = "no-leading-slash", "a path has no leading slash";
        RelativeUrl = "relative-url", "an example whose URL names no host";
        AbsoluteTemplate = "absolute-template", "a template whose URL names a host";
        RepeatedPlaceholder = "repeated-placeholder", "several parts of one path have the same placeholder";
        SpaceInPath = "space-in-path", "a path with a space outside of a placeholder";
        SpaceInQuery = "space-in-query", "a query with a space";
        UnevenParentheses = "uneven-parentheses", "a query with a parenthesis that is not closed";
        StatusLine = "status-line", "a status line that is not `HTTP/1.1`, a code and a reason";
        BrokenHeader = "broken-header", "a line among the headers that has no colon, or space before it";
        NoContentType = "no-content-type", "a request with JSON that does not say so by a `Content-Type`";
        StaleContentLength = "stale-content-length", "a `Content-Length` that is not the length of the body";
        Hidden = "hidden", "a request, response or body inside a comment, where no reader sees it";
        Unreadable = "unreadable", "a body that was meant to be JSON and cannot be read as such";
        Mojibake = "mojibake", "text that was read in another encoding than it was written in: `â€™` for `’`";
    } or Json(Leniency) = "json-", "JSON that was read with leniency";
}
