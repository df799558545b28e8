//! What is said of a file.

use graph_csdl::problem::line_and_column;
use graph_csdl::schema;
use std::fmt::Write as _;

/// A file that is right apart from the body of its `Schema` element, which is line 3.
pub(crate) fn with_body(body: &str) -> String {
    format!(
        "<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\"><edmx:DataServices>\n\
         <Schema Namespace=\"n.s\" Alias=\"a\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">\n\
         {body}\n</Schema></edmx:DataServices></edmx:Edmx>"
    )
}

/// The messages of a file that is refused, or the warnings of one that is read.
pub(crate) fn messages(text: &str) -> String {
    let schema = match schema::read(text) {
        Ok(schema) => schema,
        Err(problems) => return problems.render(|_| ("f", text)),
    };
    let mut out = String::new();
    for warning in schema.warnings.iter() {
        let (line, column) = line_and_column(text, warning.at);
        let (kind, within, what) = (warning.kind.code(), &warning.within, &warning.what);
        let _ = writeln!(out, "{kind} f:{line}:{column}: in {within}: {what}");
    }
    if out.is_empty() {
        out.push_str("nothing\n");
    }
    out
}
