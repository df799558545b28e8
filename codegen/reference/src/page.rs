//! The facts of a reference page.

use super::irregularity::{Irregularity, IrregularityKind};
use super::json::Document;
use graph_csdl::config::Spanned;
use graph_csdl::problem::At;

/// A reference page: facts, each with its place.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Its file, as it was given.
    pub name: String,
    /// `doc_type` of its front matter: `apiPageType`, `resourcePageType`.
    pub doc_type: Option<String>,
    /// The namespace that it says it is about.
    pub namespace: Option<Spanned<String>>,
    /// Methods and paths of the operation, with placeholders.
    pub templates: Vec<Template>,
    /// Permissions by kind.
    pub permissions: Vec<Permission>,
    /// Rows of the table of request headers.
    pub headers: Vec<Spanned<String>>,
    /// Tables whose rows have a name and a type.
    pub tables: Vec<Table>,
    /// Status codes that are in code spans.
    pub statuses: Vec<Spanned<u16>>,
    /// Dates in its text, `2027-07-06`.
    pub dates: Vec<String>,
    /// Every request, with the response that belongs to it.
    pub examples: Vec<Example>,
    /// JSON that is on its own.
    pub samples: Vec<Sample>,
    /// The targets of its links, as written.
    pub links: Vec<Spanned<String>>,
    /// What a link may name after `#`: its headings as a URL spells them, and the anchors that it sets.
    pub anchors: Vec<String>,
    /// Rows of tables whose first column links to pages, such as those of methods.
    pub methods: Vec<MethodRow>,
    /// What is untidy.
    pub irregularities: Vec<Irregularity>,
    /// Where each line starts.
    pub(crate) lines: Vec<u32>,
    /// Where letters start that take more bytes in UTF-8 than code units in UTF-16, and how many more.
    pub(crate) wide: Vec<(u32, u8)>,
}

impl Page {
    /// Whether the page is about operations, or does not say what it is about.
    pub(crate) fn is_api(&self) -> bool {
        let kind = self.doc_type.as_deref();
        kind.is_none_or(|kind| kind == "apiPageType")
    }

    /// The one-based line that a place is in.
    pub fn line(&self, at: At) -> usize {
        self.lines.partition_point(|start| *start <= at.0).max(1)
    }

    /// The one-based column that a place is in, in UTF-16 code units.
    pub fn column(&self, at: At) -> usize {
        let start = self.lines.get(self.line(at) - 1).copied().unwrap_or(0);
        let from = self.wide.partition_point(|(wide, _)| *wide < start);
        let wide = self.wide[from..]
            .iter()
            .take_while(|(wide, _)| *wide < at.0);
        let more: usize = wide.map(|(_, more)| usize::from(*more)).sum();
        (at.0.saturating_sub(start) as usize).saturating_sub(more) + 1
    }

    /// Whether the page has an irregularity of this kind.
    pub fn has(&self, kind: IrregularityKind) -> bool {
        self.irregularities
            .iter()
            .any(|irregularities| irregularities.kind == kind)
    }
}

/// A method and a path with placeholders.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// The method.
    pub method: Spanned<String>,
    /// The path, as written.
    pub target: Spanned<String>,
}

/// What a table of permissions says of one kind of caller.
#[derive(Clone, Debug, PartialEq)]
pub struct Permission {
    /// Which callers.
    pub kind: PermissionKind,
    /// The resource that it is about, where a table has several.
    pub resource: Option<String>,
    /// Names, least privileged first as the page has them; none if such callers are not served.
    pub names: Vec<Spanned<String>>,
    /// Where the row or cell is.
    pub at: At,
}

/// The kinds of callers that permissions are given to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PermissionKind {
    /// A program for a user with a work or school account.
    DelegatedWork,
    /// A program for a user with a personal account.
    DelegatedPersonal,
    /// A program on its own.
    Application,
}

/// A table whose rows have a name and a type: properties, relationships or parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The rows.
    pub rows: Vec<Row>,
    /// Where it starts.
    pub at: At,
    /// How many second-level headings are before it.
    pub section: usize,
}

/// A row of a [`Table`].
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The name.
    pub name: Spanned<String>,
    /// The type.
    pub ty: Spanned<CellType>,
    /// The page that the type links to, as written.
    pub link: Option<String>,
    /// What is in code spans after the type, such as the members of an enum.
    pub codes: Vec<Spanned<String>>,
}

impl Row {
    /// The first word of its name, without markup.
    pub(crate) fn word(&self) -> &str {
        let text = &self.name.value;
        let end = text.find([' ', '(', ',', '/', '[']).unwrap_or(text.len());
        text[..end].trim_matches(['*', '`', '"', ':'])
    }
}

/// A row of a table of methods.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodRow {
    /// What the method is called.
    pub name: Spanned<String>,
    /// The page that it links to, as written.
    pub link: String,
    /// What it returns; `None` if the cell says it in words.
    pub returns: Option<Spanned<Returns>>,
    /// The page that the returned type links to, as written.
    pub returns_link: Option<String>,
}

/// What a row of a table of methods says is returned.
#[derive(Clone, Debug, PartialEq)]
pub enum Returns {
    /// Nothing.
    Nothing,
    /// A value of this type.
    Type(CellType),
}

/// A type as a table has it.
#[derive(Clone, Debug, PartialEq)]
pub struct CellType {
    /// Its name.
    pub name: String,
    /// Whether it is a collection; `None` if the words around the name may or may not say so.
    pub is_collection: Option<bool>,
}

/// A request and its response.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The name that its annotation gives it.
    pub name: Option<String>,
    /// The request.
    pub request: Request,
    /// The response, if one follows.
    pub response: Option<Response>,
    /// Other responses that follow, before the next request.
    pub others: Vec<Response>,
    /// Bodies of responses that are in comments below.
    pub hidden: Vec<Document>,
}

/// A request of an example.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The method; empty if what is there is no request.
    pub method: Spanned<String>,
    /// The URL as written, its continuation lines joined.
    pub target: Spanned<String>,
    /// Headers.
    pub headers: Vec<Header>,
    /// The body.
    pub body: Option<Body>,
    /// What the comment above it says.
    pub annotation: Option<Annotation>,
}

/// A response of an example.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// The status code; 0 if the response has no status line.
    pub status: Spanned<u16>,
    /// The words after it.
    pub reason: String,
    /// Headers.
    pub headers: Vec<Header>,
    /// The body.
    pub body: Option<Body>,
    /// What the comment above it says.
    pub annotation: Option<Annotation>,
}

/// A header.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// Its name.
    pub name: Spanned<String>,
    /// Its value.
    pub value: Spanned<String>,
}

/// The body of a request or response.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// JSON, or something close to it.
    Json(Document),
    /// Anything else.
    Text(Spanned<String>),
}

impl Body {
    /// The JSON, if it is that.
    pub fn json(&self) -> Option<&Document> {
        match self {
            Self::Json(document) => Some(document),
            Self::Text(_) => None,
        }
    }
}

/// JSON that is in a fence of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// What the comment above it says.
    pub annotation: Option<Annotation>,
    /// The JSON.
    pub json: Document,
    /// How many second-level headings are before it.
    pub section: usize,
}

/// The comment above a fence, which says what the fence is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotation {
    /// `blockType`.
    pub block: String,
    /// `name`.
    pub name: Option<String>,
    /// The type of the body.
    pub ty: Option<Spanned<AnnotatedType>>,
    /// Whether the body is only a part.
    pub truncated: bool,
    /// Where it is.
    pub at: At,
}

/// The type that an [`Annotation`] names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnnotatedType {
    /// Qualified as the page has it, without `Collection(…)` and `#`.
    pub name: String,
    /// Whether the body holds a collection of it.
    pub is_collection: bool,
}
