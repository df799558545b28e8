//! Writes one example.

use super::call::navigate;
use super::index::Index;
use super::placeholders::url;
use super::uses::{Uses, ident};
use super::writer::Writer;
use super::{Snippet, Unsupported, answer, call};
use graph_csdl::model::Model;
use graph_reference::page::Example;
use graph_reference::resolve::{Resolved, resolve};
use quote::quote;

/// Writes an example as Rust.
///
/// # Errors
/// If the URL is not in the metadata, the plan has no method for it, or the body does not fit the operation.
pub fn write(index: &Index<'_>, model: &Model, example: &Example) -> Result<Snippet, Unsupported> {
    let request = &example.request;
    let page = resolve(model, &request.method.value, &request.target.value)
        .map_err(|unresolved| Unsupported::new("unresolved", unresolved.cause.kind()))?;
    let resolved = url::fill(model, &page);
    let mut writer = Writer {
        index,
        model,
        uses: Uses::default(),
        crate_name: index.crate_name(),
        query: query(&resolved),
        sent_query: Vec::new(),
        sent_headers: Vec::new(),
        before: Vec::new(),
        named: Vec::new(),
    };
    let reached = navigate::navigate(&mut writer, &resolved)?;
    let called = call::call(&mut writer, reached.builder, &resolved, request)?;
    let method = &index.plan[called.method];
    let (text, name, arguments) = (reached.text, ident(&method.name), called.arguments);
    let body = &method.body;
    let answer = answer::distinct(answer::of(index.plan, body), body, &writer.named);
    Ok(Snippet {
        answer: answer.of_page(body, example.response.as_ref()),
        returns: answer::model(body),
        uses: writer.uses.paths(),
        before: writer.before.iter().map(ToString::to_string).collect(),
        call: quote!(#text.#name(#arguments)).to_string(),
        query: writer.sent_query,
        headers: writer.sent_headers,
        body: called.sent,
        method: called.method,
        resolved,
    })
}

/// The query without the aliases of arguments, which the call passes as parameters.
fn query(resolved: &Resolved) -> Vec<(String, String)> {
    use graph_reference::resolve::{Call, UrlLeniency};
    let moved: Vec<&str> = match &resolved.call {
        Call::Operation { arguments, .. }
            if resolved.leniencies.contains(&UrlLeniency::ArgumentsInQuery) =>
        {
            arguments.iter().map(|one| one.name.as_str()).collect()
        }
        _ => Vec::new(),
    };
    let stays = |(name, _): &&(String, String)| !moved.contains(&name.as_str());
    resolved.query.iter().filter(stays).cloned().collect()
}
