//! The call at the end of a chain of builders: the method and its arguments.

mod arguments;
mod body;
mod expand;
pub(super) mod navigate;
mod options;

use super::index::BuilderRef;
use super::writer::Writer;
use super::{Sent, Unsupported};
use crate::plan::{Body, Call, Method, MethodId, Source};
use arguments::url_parameters;
use body::{body, bytes, id, items, nothing, parameters_of, reference};
use graph_csdl::model::OperationId;
use graph_csdl::verb::{Payload, QueryOptions, Verb};
use graph_reference::page;
use graph_reference::resolve::{self, Argument, Resolved};
use options::Takes;
use proc_macro2::TokenStream;
use quote::quote;

/// The method of a call, its arguments, and the body that it sends.
pub(super) struct Called {
    pub(super) method: MethodId,
    pub(super) arguments: TokenStream,
    pub(super) sent: Sent,
}

/// Finds the method for the URL and the HTTP method, with its arguments.
pub(super) fn call(
    writer: &mut Writer<'_>,
    at: BuilderRef,
    resolved: &Resolved,
    request: &page::Request,
) -> Result<Called, Unsupported> {
    match &resolved.call {
        resolve::Call::Builtin { verb, .. } => {
            let http = request.method.value.as_str();
            let verb = &match (verb, sends_text(request)) {
                (Verb::Create, true) => Verb::CreateStream,
                _ => *verb,
            };
            let found = writer
                .index
                .method(at, |method| is_verb(method, *verb, http));
            match found {
                Some((
                    id,
                    Method {
                        body: Body::Verb(call),
                        ..
                    },
                )) => builtin(writer, (id, *call), request),
                _ => {
                    let builder = writer.index.builder_name(at);
                    let why = format!("`{builder}` has no method for {http} ({verb:?})");
                    Err(Unsupported::new("no-verb", why))
                }
            }
        }
        resolve::Call::Operation {
            id,
            name,
            arguments,
        } => operation(writer, at, (*id, name), arguments, request),
        resolve::Call::Batch => Err(Unsupported::new(
            "batch",
            "a batch is built from requests, not written as JSON",
        )),
        resolve::Call::Service => Err(Unsupported::new(
            "service",
            "the service document is not typed",
        )),
    }
}

/// Whether the body of a request is text with a media type other than JSON.
fn sends_text(request: &page::Request) -> bool {
    let is_other = |header: &page::Header| {
        header.name.value.eq_ignore_ascii_case("content-type")
            && !header.value.value.to_ascii_lowercase().contains("json")
    };
    matches!(request.body, Some(page::Body::Text(_))) && request.headers.iter().any(is_other)
}

/// Whether a method is that of a verb. For an update, the HTTP method must be that of the page.
fn is_verb(method: &Method, verb: Verb, http: &str) -> bool {
    match &method.body {
        Body::Verb(call) => {
            let is_chosen = !verb.facts().update_methods.is_empty();
            call.verb == verb && (!is_chosen || call.http.as_str() == http)
        }
        _ => false,
    }
}

fn builtin(
    writer: &mut Writer<'_>,
    (method, call): (MethodId, Call),
    request: &page::Request,
) -> Result<Called, Unsupported> {
    let facts = call.verb.facts();
    let (first, sent) = match facts.request {
        Payload::Resource => body(writer, call.resource, request)?,
        Payload::Values => items(writer, call.resource, request)?,
        Payload::Reference => reference(writer, request)?,
        Payload::Bytes => bytes(request),
        _ if facts.takes_id => (id(writer)?, nothing(request)?),
        _ => (quote!(), nothing(request)?),
    };
    let takes = match call.query() {
        QueryOptions::Collection => Takes::List(call.resource),
        QueryOptions::Item => Takes::Get(call.resource),
        QueryOptions::Id | QueryOptions::Nothing => Takes::Plain,
    };
    let options = options::write(writer, takes, request)?;
    Ok(Called {
        method,
        arguments: quote!(#first #options),
        sent,
    })
}

fn operation(
    writer: &mut Writer<'_>,
    at: BuilderRef,
    (id, name): (OperationId, &str),
    given: &[Argument],
    request: &page::Request,
) -> Result<Called, Unsupported> {
    let is_stream = |method: &Method| method.source == Source::Stream(id);
    if sends_text(request)
        && let Some((method, Method { body, .. })) = writer.index.method(at, is_stream)
    {
        let (first, sent) = bytes(request);
        let options = options::write(writer, options::of_operation(body), request)?;
        return Ok(Called {
            method,
            arguments: quote!(#first #options),
            sent,
        });
    }
    let is_it = |source: &Source| match source {
        Source::Operation(own) => *own == id,
        Source::Import(own, import) => *own == id && **import == *name,
        _ => false,
    };
    let found = writer.index.method(at, |method| {
        method.body.to().is_none() && is_it(&method.source)
    });
    let Some((method, Method { body, .. })) = found else {
        let builder = writer.index.builder_name(at);
        let why = format!("`{builder}` has no method for `{name}`");
        return Err(Unsupported::new("no-operation", why));
    };
    let (first, sent) = first_argument(writer, body, given, request)?;
    let options = options::write(writer, options::of_operation(body), request)?;
    Ok(Called {
        method,
        arguments: quote!(#first #options),
        sent,
    })
}

/// The parameters of an action, which are its body, or of a function, which are in its URL.
fn first_argument(
    writer: &mut Writer<'_>,
    body: &Body,
    given: &[Argument],
    request: &page::Request,
) -> Result<(TokenStream, Sent), Unsupported> {
    match body {
        Body::Action {
            parameters: Some(id),
            ..
        } => parameters_of(writer, *id, request),
        Body::Function {
            parameters: Some(id),
            ..
        } => {
            let value = url_parameters(writer, *id, given)?;
            writer.before("parameters", value);
            Ok((quote!(&parameters,), nothing(request)?))
        }
        _ => Ok((quote!(), nothing(request)?)),
    }
}
