//! What is said of a file.

use codegen::schema;

/// A file that is right apart from the body of its `Schema` element, which is line 3.
pub(crate) fn with_body(body: &str) -> String {
    format!(
        "<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\"><edmx:DataServices>\n\
         <Schema Namespace=\"n.s\" Alias=\"a\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">\n\
         {body}\n</Schema></edmx:DataServices></edmx:Edmx>"
    )
}

/// The messages of a file that is refused.
pub(crate) fn messages(text: &str) -> String {
    let Err(problems) = schema::read(text) else {
        return "nothing\n".to_owned();
    };
    problems.render(|_| ("f", text))
}
