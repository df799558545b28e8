//! Examples as documentation: each on the method that it calls.

use super::function::{each_statement, uses};
use super::{Index, Snippet, write};
use crate::plan::{Method, Plan};
use graph_csdl::model::Model;
use graph_reference::Page;

/// Where a builder stands in the plan, if it is not the client; a method of it; lines for its documentation.
type Found = (Option<(usize, usize)>, String, Vec<String>);

/// The plan with the examples of pages in the documentation of the methods that they call; an example that cannot be
/// written is left out.
#[must_use]
pub fn document(mut plan: Plan, model: &Model, pages: &[Page]) -> Plan {
    // The index is of the whole plan, and most crates have no pages.
    if pages.is_empty() {
        return plan;
    }
    for (at, name, lines) in found(&plan, model, pages) {
        let methods: &mut Vec<Method> = match at {
            Some((outer, inner)) => &mut plan.builders[outer].files[inner].item.methods,
            None => &mut plan.client.methods,
        };
        if let Some(method) = methods.iter_mut().find(|method| method.name == name) {
            add(&mut method.docs, lines);
        }
    }
    plan
}

fn found(plan: &Plan, model: &Model, pages: &[Page]) -> Vec<Found> {
    let mut found = Vec::new();
    let index = Index::new(plan);
    let crate_name = index.crate_name();
    for page in pages {
        for example in &page.examples {
            let Ok(snippet) = write(&index, model, example) else {
                continue;
            };
            let (builder, method) = &snippet.method;
            let at = builder.as_ref().and_then(|path| index.position(path));
            found.push((at, method.clone(), lines(&snippet, &crate_name)));
        }
    }
    found
}

const HEADING: &str = "# Example";

/// Adds a block before the link at the end, under one heading.
fn add(docs: &mut Vec<String>, lines: Vec<String>) {
    let is_link = |line: &String| line.starts_with("[Graph reference]");
    let link = docs.pop_if(|line| is_link(line));
    if link.is_none() {
        docs.push(String::new());
    }
    if !docs.iter().any(|line| line == HEADING) {
        docs.extend([HEADING.to_owned(), String::new()]);
    }
    docs.extend(lines);
    if let Some(link) = link {
        docs.extend([String::new(), link]);
    }
}

/// The block: what surrounds the call is hidden, what a reader writes is not.
fn lines(snippet: &Snippet, crate_name: &str) -> Vec<String> {
    let mut lines = vec![
        "```".to_owned(),
        format!("# use {crate_name}::{{GraphClient, graph_runtime::Error}};"),
        "# async fn example(graph: &GraphClient) -> Result<(), Error> {".to_owned(),
    ];
    let uses = uses(snippet.uses.iter().map(String::as_str), crate_name);
    lines.extend(uses.lines().map(str::to_owned));
    if !uses.is_empty() {
        lines.push(String::new());
    }
    for statement in each_statement(snippet) {
        add_statement(&mut lines, &statement);
    }
    lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    lines
}

/// The most lines of a statement that are shown.
const SHOWN: usize = 80;

/// A statement; of a very long one, such as a whole schema, only what it makes is shown.
fn add_statement(lines: &mut Vec<String>, statement: &str) {
    let count = statement.lines().count();
    if count <= SHOWN {
        lines.extend(statement.lines().map(str::to_owned));
        return;
    }
    let first = statement.lines().next().unwrap_or_default();
    lines.push(format!("// {first} and {} lines more", count - 1));
    lines.extend(statement.lines().map(|line| format!("# {line}")));
}
