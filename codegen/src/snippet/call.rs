//! The call at the end of a chain of builders: the method and its arguments.

use super::arguments::url_parameters;
use super::index::BuilderRef;
use super::options::{self, Takes};
use super::uses::ident;
use super::value::{self, variable};
use super::write::Writer;
use super::{Sent, Unsupported, structs};
use crate::plan::{Body, Call, Content, Method, MethodId, Parameters, ParametersId, Source};
use graph_csdl::model::OperationId;
use graph_csdl::problem::At;
use graph_csdl::verb::{Payload, QueryOptions, Verb};
use graph_reference::json::{Json, Member, Value};
use graph_reference::page;
use graph_reference::resolve::{self, Argument, Resolved};
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
    let (parameters, is_function) = match found {
        Some((
            _,
            Method {
                body: Body::Action { parameters, .. },
                ..
            },
        )) => (*parameters, false),
        Some((
            _,
            Method {
                body: Body::Function { parameters, .. },
                ..
            },
        )) => (*parameters, true),
        _ => (None, false),
    };
    let Some((method, Method { body, .. })) = found else {
        let builder = writer.index.builder_name(at);
        let why = format!("`{builder}` has no method for `{name}`");
        return Err(Unsupported::new("no-operation", why));
    };
    let (first, sent) = match (parameters, is_function) {
        (None, _) => (quote!(), nothing(request)?),
        (Some(id), true) => {
            let value = url_parameters(writer, id, given)?;
            writer.before("parameters", value);
            (quote!(&parameters,), nothing(request)?)
        }
        (Some(id), false) => parameters_of(writer, id, request)?,
    };
    let options = options::write(writer, options::of_operation(body), request)?;
    Ok(Called {
        method,
        arguments: quote!(#first #options),
        sent,
    })
}

fn json(request: &page::Request) -> Result<Option<&Json>, Unsupported> {
    match &request.body {
        None => Ok(None),
        Some(page::Body::Json(document)) => Ok(Some(&document.root)),
        Some(page::Body::Text(_)) => Err(Unsupported::new(
            "body-no-json",
            "the body is not JSON, but that of the operation is",
        )),
    }
}

/// A call without a body, if that of the page is empty too.
fn nothing(request: &page::Request) -> Result<Sent, Unsupported> {
    match &request.body {
        None => Ok(Sent::Nothing),
        Some(page::Body::Json(document)) if is_empty(&document.root) => Ok(Sent::Nothing),
        Some(page::Body::Text(text)) if text.value.trim().is_empty() => Ok(Sent::Nothing),
        Some(_) => Err(Unsupported::new(
            "body-not-taken",
            "the page has a body, but the operation has none",
        )),
    }
}

fn is_empty(json: &Json) -> bool {
    matches!(&json.value, Value::Object(members) if members.is_empty())
}

/// The body as a value of a model, in a variable.
fn body(
    writer: &mut Writer<'_>,
    content: Content,
    request: &page::Request,
) -> Result<(TokenStream, Sent), Unsupported> {
    let empty = Json {
        at: At::default(),
        value: Value::Object(Vec::new()),
    };
    let json = json(request)?.unwrap_or(&empty);
    let index = writer.index;
    let model = content.model().filter(|id| index.structure(*id).is_some());
    let Some(id) = model else {
        let path = index.path(content.item());
        let why = format!("the body is not a model: `{path}`");
        return Err(Unsupported::new("body-no-model", why));
    };
    let Some((value, sent)) = structs::write(writer, id, json) else {
        return Err(no_object());
    };
    let name = variable(index.plan[id].name());
    if structs::is_derived(writer, id, json) {
        let ty = writer.model_name(id);
        writer.typed_before(&name, ty, value);
    } else {
        writer.before(&name, value);
    }
    let name = ident(&name);
    Ok((quote!(&#name,), Sent::Json(sent)))
}

fn no_object() -> Unsupported {
    Unsupported::new("body-no-object", "the body is not an object")
}

/// The parameters of an action, in a variable.
fn parameters_of(
    writer: &mut Writer<'_>,
    id: ParametersId,
    request: &page::Request,
) -> Result<(TokenStream, Sent), Unsupported> {
    let path = writer.index.plan.parameters_path(id);
    let Parameters::Body(item) = &writer.index.plan[id] else {
        let why = format!("the plan has no parameters `{path}`");
        return Err(Unsupported::new("no-parameters", why));
    };
    let members: &[Member] = match json(request)? {
        None => &[],
        Some(json) => match &json.value {
            Value::Object(members) => members,
            _ => return Err(no_object()),
        },
    };
    let (value, sent) = structs::object(writer, item, &path, members);
    writer.before("parameters", value);
    Ok((quote!(&parameters,), Sent::Json(sent)))
}

/// `{"value": […]}` as a slice of models.
fn items(
    writer: &mut Writer<'_>,
    content: Content,
    request: &page::Request,
) -> Result<(TokenStream, Sent), Unsupported> {
    let value = json(request)?.and_then(|json| json.get("value"));
    let Some(value) = value else {
        return Err(Unsupported::new(
            "body-no-items",
            "the body has no array `value`",
        ));
    };
    let mut texts = Vec::new();
    let mut sent = Vec::new();
    for item in value.items() {
        let written = content.model().map(|id| structs::write(writer, id, item));
        let (text, json) = written.flatten().ok_or_else(no_object)?;
        texts.push(text);
        sent.push(json);
    }
    writer.before("items", quote!([#(#texts),*]));
    Ok((
        quote!(&items,),
        Sent::Json(serde_json::json!({ "value": sent })),
    ))
}

/// `{"@odata.id": …}` as a reference.
fn reference(
    writer: &mut Writer<'_>,
    request: &page::Request,
) -> Result<(TokenStream, Sent), Unsupported> {
    let json = json(request)?;
    let members = json.map(Json::members).unwrap_or_default();
    let [Member { key, value, .. }] = members else {
        return Err(Unsupported::new(
            "body-no-reference",
            "the body is not one `@odata.id`",
        ));
    };
    let url = value.text().filter(|_| key == "@odata.id");
    let url = url.ok_or_else(|| {
        Unsupported::new("body-no-reference", format!("`{key}` is not `@odata.id`"))
    })?;
    let sent = serde_json::json!({ "@odata.id": url });
    Ok((referring(writer, url), Sent::Json(sent)))
}

/// The query option `$id` as a reference.
fn id(writer: &mut Writer<'_>) -> Result<TokenStream, Unsupported> {
    let at = writer.query.iter().position(|(name, _)| name == "$id");
    let at = at.ok_or_else(|| Unsupported::new("no-id", "the URL has no `$id`"))?;
    let (name, url) = writer.query.remove(at);
    let argument = referring(writer, &url);
    writer.sent_query.push((name, url));
    Ok(argument)
}

/// The argument that refers to what is at a URL.
fn referring(writer: &mut Writer<'_>, url: &str) -> TokenStream {
    let name = writer.name("graph_runtime::Reference");
    let url = value::string(url);
    writer.before("reference", quote!(#name::new(#url)));
    quote!(&reference,)
}

/// Bytes and their media type.
fn bytes(request: &page::Request) -> (TokenStream, Sent) {
    let content_type = super::options::header(request, "content-type");
    let content_type = content_type.unwrap_or("application/octet-stream");
    let text = match &request.body {
        None => String::new(),
        Some(page::Body::Json(document)) => super::json::to_text(&document.root),
        Some(page::Body::Text(text)) => text.value.clone(),
    };
    let literal = value::string(&text);
    (quote!(#literal, #content_type,), Sent::Text(text))
}
