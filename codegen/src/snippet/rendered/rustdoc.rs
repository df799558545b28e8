//! Examples as documentation: each on the method that it calls.

use super::function::{each_statement, uses};
use crate::plan::{MethodId, Plan};
use crate::snippet::{Index, Snippet, write};
use graph_csdl::model::Model;
use graph_reference::Page;
use rayon::prelude::*;

/// Adds the examples of pages to the methods that they call. Examples that cannot be written are left out.
#[must_use]
pub fn document(mut plan: Plan, model: &Model, pages: &[Page]) -> Plan {
    // Indexing the plan takes time, and most crates have no pages.
    if pages.is_empty() {
        return plan;
    }
    for (MethodId { builder, index }, example) in found(&plan, model, pages) {
        let methods = match builder {
            Some(builder) => &mut plan.builders[builder.index()].methods,
            None => &mut plan.client.methods,
        };
        methods[index].docs.examples.push(example);
    }
    plan
}

/// Each example, and the method that it calls.
fn found(plan: &Plan, model: &Model, pages: &[Page]) -> Vec<(MethodId, Vec<String>)> {
    let index = Index::new(plan);
    let crate_name = index.crate_name();
    let examples: Vec<_> = pages.iter().flat_map(|page| &page.examples).collect();
    let written = examples.into_par_iter().filter_map(|example| {
        let snippet = write(&index, model, example).ok()?;
        Some((snippet.method, lines(&snippet, &crate_name)))
    });
    written.collect()
}

/// The block. The function around the call is hidden.
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

/// How many lines of a statement are shown.
const SHOWN: usize = 80;

/// Adds a statement. Of a very long one, such as a whole schema, only its type is shown.
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
