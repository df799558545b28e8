//! Documentation of builders and of their methods.

use crate::emit::text::about;
use crate::plan::MethodDocs;

/// Lines of documentation.
pub(super) fn lines(out: &mut String, indent: &str, lines: &[String]) {
    about(out, indent, lines, None);
}

/// A code block with the request at each of the routes.
pub(super) fn requests(
    out: &mut String,
    indent: &str,
    routes: &[String],
    method: &str,
    suffix: &str,
) {
    let space = if method.is_empty() { "" } else { " " };
    let requests = routes
        .iter()
        .map(|route| format!("{method}{space}{route}{suffix}"));
    let mut all = vec![String::new(), "```http".to_owned()];
    all.extend(requests);
    all.push("```".to_owned());
    lines(out, indent, &all);
}

/// The documentation of a method of a builder with these routes.
pub(super) fn method(out: &mut String, indent: &str, routes: &[String], docs: &MethodDocs) {
    let MethodDocs {
        summary,
        http,
        corrected,
        refused,
        parameters,
        returns,
        examples,
        page,
    } = docs;
    lines(out, indent, summary);
    if let Some(http) = http {
        requests(out, indent, routes, http.method, &http.suffix);
    }
    if !corrected.is_empty() {
        lines(out, indent, &[String::new()]);
        lines(out, indent, corrected);
    }
    if !refused.is_empty() {
        lines(out, indent, &[String::new()]);
        lines(out, indent, refused);
    }
    section(out, indent, "Parameters", parameters);
    section(out, indent, "Returns", returns);
    section(out, indent, "Example", &examples.join(&String::new()));
    if let Some(page) = page {
        lines(out, indent, &[String::new(), page.clone()]);
    }
}

/// A section with a heading, unless it is empty.
fn section(out: &mut String, indent: &str, heading: &str, text: &[String]) {
    if text.is_empty() {
        return;
    }
    let heading = [String::new(), format!("# {heading}"), String::new()];
    lines(out, indent, &heading);
    lines(out, indent, text);
}
