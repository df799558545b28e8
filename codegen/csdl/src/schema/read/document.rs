//! Text to XML tree, refusing what is not worth a tree: too long, with a DTD, malformed, nested too deep.

use super::node::{Node, place};
use crate::problem::{At, Input, Problem, offset_of};
use roxmltree::{Document, Error};

/// The longest text that is read: places are 32 bits wide, and no metadata file is near it.
pub const MAX_BYTES: usize = 256 * 1024 * 1024;

/// The most elements, or attributes, that a file may have; Graph's own have fewer than 100,000.
const MAX_MARKS: usize = 16_000_000;

/// How deep elements may be nested; real files stay below 12.
pub const MAX_DEPTH: usize = 64;

/// How to fix it if a file is something else.
pub(super) const FETCH: &str =
    "give the file that Graph serves at /beta/$metadata or /v1.0/$metadata";

pub(super) fn parse(text: &str) -> Result<Document<'_>, Problem> {
    check_size(text)?;
    check_start(text)?;
    let document = Document::parse(text).map_err(|error| malformed(text, &error))?;
    check_depth(&document)?;
    Ok(document)
}

/// Also counts what the parser reserves memory for before it looks: an element for each `<`, an attribute for each `=`.
fn check_size(text: &str) -> Result<(), Problem> {
    let fix = "give one CSDL file; Graph's own are below 8 MB";
    let bytes = text.len();
    if bytes > MAX_BYTES {
        return Err(problem(
            None,
            format!("the file has {bytes} bytes, more than {MAX_BYTES}"),
            fix,
        ));
    }
    let count = |mark: u8| text.bytes().filter(|byte| *byte == mark).count();
    if bytes > MAX_MARKS && (count(b'<') > MAX_MARKS || count(b'=') > MAX_MARKS) {
        let what = format!("the file has more than {MAX_MARKS} elements or attributes");
        return Err(problem(None, what, fix));
    }
    Ok(())
}

/// Says so where a file is empty, or JSON, or anything else that is not XML from its first character on.
fn check_start(text: &str) -> Result<(), Problem> {
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if start.starts_with('<') {
        return Ok(());
    }
    let at = At(u32::try_from(text.len() - start.len()).unwrap_or(u32::MAX));
    let what = match start.chars().next() {
        None => "the file is empty".to_owned(),
        Some(first) => format!("the file begins with {first:?}, so it is not XML"),
    };
    Err(problem(Some(at), what, FETCH))
}

fn malformed(text: &str, error: &Error) -> Problem {
    let end = At(u32::try_from(text.len()).unwrap_or(u32::MAX));
    match error {
        Error::DtdDetected => problem(
            text.find("<!DOCTYPE")
                .and_then(|at| u32::try_from(at).ok())
                .map(At),
            "the file has a document type declaration (DTD), which CSDL has no use for".to_owned(),
            "remove the <!DOCTYPE …>; if a server sent it, what came is a web page and not CSDL",
        ),
        Error::NoRootNode => problem(
            Some(At(0)),
            "the file has no complete XML element, so it is not CSDL".to_owned(),
            FETCH,
        ),
        Error::UnclosedRootNode | Error::UnexpectedEndOfStream => problem(
            Some(end),
            "the XML ends before its elements are closed".to_owned(),
            "fetch the file again: this copy is cut short",
        ),
        other => {
            let place = other.pos();
            problem(
                Some(offset_of(text, place.row as usize, place.col as usize)),
                format!("the XML is not well-formed: {}", without_place(other)),
                "correct the XML, or fetch the file again if it was published",
            )
        }
    }
}

/// The message without its ` at 1:2`, which the problem's own place says.
fn without_place(error: &Error) -> String {
    let place = format!(" at {}", error.pos());
    error.to_string().replacen(&place, "", 1)
}

/// One pass over the tree in document order; a stack of the open elements, never recursion.
fn check_depth(document: &Document<'_>) -> Result<(), Problem> {
    let mut open: Vec<Node<'_>> = Vec::with_capacity(MAX_DEPTH + 1);
    for node in document.root().descendants().filter(Node::is_element) {
        let parent = node.parent();
        while open.last().copied() != parent && open.pop().is_some() {}
        open.push(node);
        if open.len() > MAX_DEPTH {
            return Err(problem(
                Some(place(node)),
                format!("elements are nested more than {MAX_DEPTH} deep"),
                "give a CSDL file; none that describes a service nests this deep",
            ));
        }
    }
    Ok(())
}

fn problem(at: Option<At>, what: String, fix: &str) -> Problem {
    Problem {
        input: Input::Metadata,
        at,
        within: String::new(),
        what,
        fix: fix.to_owned(),
    }
}
