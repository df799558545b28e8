//! Text to XML tree, refusing what is not worth a tree: too long, with a DTD, malformed, nested too deep.

use super::reader::Node;
use crate::problem::{At, Input, Problem, offset_of};
use roxmltree::{Document, Error};

/// The longest text that is read: places are 32 bits wide, and no metadata file is near it.
pub const MAX_BYTES: usize = 256 * 1024 * 1024;

/// How deep elements may be nested; real files stay below 12.
pub const MAX_DEPTH: usize = 64;

pub(super) fn parse(text: &str) -> Result<Document<'_>, Problem> {
    if text.len() > MAX_BYTES {
        return Err(problem(
            None,
            format!("the file has {} bytes, more than {MAX_BYTES}", text.len()),
            "give one CSDL file; Graph's own are below 8 MB",
        ));
    }
    let document = Document::parse(text).map_err(|error| malformed(text, &error))?;
    check_depth(&document)?;
    Ok(document)
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
            "the file has no XML element, so it is not CSDL".to_owned(),
            "give the file that Graph serves at /beta/$metadata or /v1.0/$metadata",
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
    let mut open: Vec<Node<'_>> = Vec::with_capacity(MAX_DEPTH);
    for node in document
        .root()
        .descendants()
        .filter(|node| node.is_element() && node.has_children())
    {
        let parent = node.parent();
        while open.last().copied() != parent && open.pop().is_some() {}
        open.push(node);
        if open.len() > MAX_DEPTH {
            let at = u32::try_from(node.range().start).ok().map(At);
            return Err(problem(
                at,
                format!("elements are nested more than {MAX_DEPTH} deep"),
                "give a CSDL file; none that describes a service nests this deep",
            ));
        }
    }
    Ok(())
}

fn problem(at: Option<At>, what: String, settle: &str) -> Problem {
    Problem {
        input: Input::Metadata,
        at,
        within: String::new(),
        what,
        settle: settle.to_owned(),
    }
}
