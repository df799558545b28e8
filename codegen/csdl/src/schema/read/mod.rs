//! CSDL text to [`Schema`]: one file per element family.
//!
//! Reading never stops at a problem: it puts an empty value in its place and continues, so that one run reports them all. What has no
//! effect on the output is a warning ([`Schema::warnings`]).

mod annotation;
mod attributes;
mod breadcrumb;
mod container;
mod document;
mod edmx;
mod enumeration;
mod expression;
mod facets;
mod form;
mod identifier;
mod name_attributes;
mod namespace;
mod node;
mod operation;
mod path;
mod prefixes;
mod qualified_names;
mod reader;
mod reference;
mod structured;
mod term;

use super::Schema;
use crate::problem::Problems;
use reader::Reader;

pub use document::{MAX_BYTES, MAX_DEPTH};
pub(crate) use prefixes::UNDECLARED as UNDECLARED_PREFIX;

/// Reads a CSDL file.
///
/// # Errors
/// Everything that is wrong with the file, each with its position: XML that does not parse is one problem, and
/// otherwise all of them.
pub fn read(text: &str) -> Result<Schema, Problems> {
    let document = document::parse(text)?;
    let mut reader = Reader::new(&document);
    let mut schema = read_document(&mut reader)?;
    schema.warnings = reader.warnings();
    Ok(schema)
}

fn read_document(reader: &mut Reader<'_>) -> Result<Schema, Problems> {
    let schema = edmx::read(reader);
    reader.finish(schema)
}
