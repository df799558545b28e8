//! The call at the end of the way: which method, and what it takes.

use super::arguments::{self, url_parameters};
use super::index::{Place, Shape};
use super::options::{self, Takes};
use super::uses::ident;
use super::value::{self, variable};
use super::write::Writer;
use super::{Sent, Unsupported, structs};
use crate::plan::{Body, Call, Method, Parameters};
use graph_csdl::model::OperationId;
use graph_csdl::problem::At;
use graph_csdl::slice::Verb;
use graph_reference::json::{Json, Member, Value};
use graph_reference::page;
use graph_reference::resolve::{self, Argument, Resolved};
use proc_macro2::TokenStream;
use quote::quote;

/// The arguments of a call, and what it sends.
pub(super) struct Called<'w> {
    pub(super) method: &'w Method,
    pub(super) arguments: TokenStream,
    pub(super) sent: Sent,
}

/// The method that the URL and the verb mean, with its arguments.
pub(super) fn call<'w>(
    writer: &mut Writer<'w>,
    place: &Place<'w>,
    resolved: &Resolved,
    request: &page::Request,
) -> Result<Called<'w>, Unsupported> {
    match &resolved.call {
        resolve::Call::Builtin { verb, .. } => {
            let http = request.method.value.as_str();
            let method = place.methods.iter().find(|method| match &method.body {
                Body::Verb(call) => is_verb(call, *verb, http),
                _ => false,
            });
            let method = method.ok_or_else(|| {
                let builder = place.path.rsplit("::").next().unwrap_or_default();
                let why = format!("`{builder}` does not offer {http} ({verb:?})");
                Unsupported::new("no-verb", why)
            })?;
            builtin(writer, place, method, request)
        }
        resolve::Call::Operation {
            id,
            name,
            arguments,
        } => operation(writer, place, (*id, name), arguments, request),
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

fn is_verb(call: &Call, verb: Verb, http: &str) -> bool {
    match verb {
        Verb::List => matches!(call, Call::List(_)),
        Verb::ListValues => matches!(call, Call::GetItems(_)),
        Verb::Create => matches!(call, Call::Create(_)),
        Verb::Count => matches!(call, Call::Count(_)),
        Verb::Get => matches!(call, Call::Get(_)),
        Verb::Update if http == "POST" => matches!(call, Call::PostUpdate(_)),
        Verb::Update => matches!(call, Call::Patch(_)),
        Verb::Replace => matches!(call, Call::Replace(_)),
        Verb::ReplaceValues => matches!(call, Call::ReplaceItems(_)),
        Verb::Delete => matches!(call, Call::Delete),
        Verb::GetStream => matches!(call, Call::GetStream(_)),
        Verb::PutStream => matches!(call, Call::PutStream(..)),
        Verb::DeleteStream => matches!(call, Call::DeleteStream(_)),
        Verb::RefList => matches!(call, Call::GetRefs(_)),
        Verb::RefGet => matches!(call, Call::GetRef),
        Verb::RefAdd => matches!(call, Call::AddRef),
        Verb::RefSet => matches!(call, Call::SetRef),
        Verb::RefRemove => matches!(call, Call::RemoveRef),
    }
}

fn builtin<'w>(
    writer: &mut Writer<'w>,
    place: &Place<'w>,
    method: &'w Method,
    request: &page::Request,
) -> Result<Called<'w>, Unsupported> {
    let Body::Verb(call) = &method.body else {
        return Err(Unsupported::new("no-verb", "not a verb"));
    };
    let model = |path: &str| place.scope.absolute(path);
    let (first, sent) = match call {
        Call::Create(path) | Call::Patch(path) | Call::PostUpdate(path) | Call::Replace(path) => {
            body(writer, &model(path), request)?
        }
        Call::ReplaceItems(path) => items(writer, &model(path), request)?,
        Call::AddRef | Call::SetRef => reference(writer, request)?,
        Call::PutStream(..) => bytes(request),
        _ => (quote!(), nothing(request)?),
    };
    let takes = match call {
        Call::List(path) | Call::GetItems(path) | Call::Count(path) | Call::GetRefs(path) => {
            Takes::List(model(path))
        }
        Call::Get(path) => Takes::Get(model(path)),
        _ => Takes::Plain,
    };
    let options = options::write(writer, &takes, request)?;
    Ok(Called {
        method,
        arguments: quote!(#first #options),
        sent,
    })
}

fn operation<'w>(
    writer: &mut Writer<'w>,
    place: &Place<'w>,
    (id, name): (OperationId, &str),
    given: &[Argument],
    request: &page::Request,
) -> Result<Called<'w>, Unsupported> {
    let qualified = writer.model.operation(id).name.to_string();
    let found = place.methods.iter().find_map(|method| match &method.body {
        Body::Action {
            segment,
            parameters,
            ..
        }
        | Body::Function {
            segment,
            parameters,
            ..
        } if segment == name || *segment == qualified => {
            arguments::is_of(writer, place, parameters.as_deref(), id)
                .then_some((method, parameters))
        }
        _ => None,
    });
    let Some((method, parameters)) = found else {
        let builder = place.path.rsplit("::").next().unwrap_or_default();
        let why = format!("`{builder}` does not offer `{name}`");
        return Err(Unsupported::new("no-operation", why));
    };
    let is_function = matches!(method.body, Body::Function { .. });
    let path = parameters.as_deref().map(|path| place.scope.absolute(path));
    let (first, sent) = match (path, is_function) {
        (None, _) => (quote!(), nothing(request)?),
        (Some(path), true) => {
            let value = url_parameters(writer, &path, given)?;
            writer.before("parameters", value);
            (quote!(&parameters,), nothing(request)?)
        }
        (Some(path), false) => parameters_of(writer, &path, request)?,
    };
    let takes = options::of_operation(&method.body, place.scope);
    let options = options::write(writer, &takes, request)?;
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
            "the body is not JSON, and the operation takes JSON",
        )),
    }
}

/// A call without a body: that of the page is empty too.
fn nothing(request: &page::Request) -> Result<Sent, Unsupported> {
    match &request.body {
        None => Ok(Sent::Nothing),
        Some(page::Body::Json(document)) if is_empty(&document.root) => Ok(Sent::Nothing),
        Some(page::Body::Text(text)) if text.value.trim().is_empty() => Ok(Sent::Nothing),
        Some(_) => Err(Unsupported::new(
            "body-not-taken",
            "the page sends a body, and the operation takes none",
        )),
    }
}

fn is_empty(json: &Json) -> bool {
    matches!(&json.value, Value::Object(members) if members.is_empty())
}

/// The body as a value of a model, in a variable.
fn body(
    writer: &mut Writer<'_>,
    path: &str,
    request: &page::Request,
) -> Result<(TokenStream, Sent), Unsupported> {
    let empty = Json {
        at: At::default(),
        value: Value::Object(Vec::new()),
    };
    let json = json(request)?.unwrap_or(&empty);
    if matches!(writer.index.model(path), Some(Shape::Enum(_)) | None) {
        let why = format!("the body is no model: `{path}`");
        return Err(Unsupported::new("body-no-model", why));
    }
    let Some((value, sent)) = structs::write(writer, path, json) else {
        return Err(no_object());
    };
    let name = path.rsplit("::").next().unwrap_or(path);
    let name = variable(name);
    if structs::is_derived(writer, path, json) {
        let ty = writer.name(path);
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
    path: &str,
    request: &page::Request,
) -> Result<(TokenStream, Sent), Unsupported> {
    let index = writer.index;
    let Some((Parameters::Body(item), scope)) = index.parameters(path) else {
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
    let (value, sent) = structs::object(writer, item, scope, path, members);
    writer.before("parameters", value);
    Ok((quote!(&parameters,), Sent::Json(sent)))
}

/// `{"value": […]}` as a slice of models.
fn items(
    writer: &mut Writer<'_>,
    path: &str,
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
        let (text, json) = structs::write(writer, path, item).ok_or_else(no_object)?;
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
    let name = writer.name("graph_runtime::Reference");
    let url_text = value::string(url);
    writer.before("reference", quote!(#name::new(#url_text)));
    let sent = serde_json::json!({ "@odata.id": url });
    Ok((quote!(&reference,), Sent::Json(sent)))
}

/// Bytes, and their type.
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
