//! The body of a call: from that of a page, as arguments of the method.

use crate::plan::{Content, Parameters, ParametersId};
use crate::snippet::uses::ident;
use crate::snippet::value::structs;
use crate::snippet::value::variable;
use crate::snippet::value::{self, json};
use crate::snippet::writer::Writer;
use crate::snippet::{Sent, Unsupported};
use graph_csdl::problem::At;
use graph_reference::json::{Json, Member, Value};
use graph_reference::page;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn json(request: &page::Request) -> Result<Option<&Json>, Unsupported> {
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
pub(super) fn nothing(request: &page::Request) -> Result<Sent, Unsupported> {
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
pub(super) fn body(
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
pub(super) fn parameters_of(
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
pub(super) fn items(
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
pub(super) fn reference(
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
pub(super) fn id(writer: &mut Writer<'_>) -> Result<TokenStream, Unsupported> {
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
pub(super) fn bytes(request: &page::Request) -> (TokenStream, Sent) {
    let content_type = super::options::header(request, "content-type");
    let content_type = content_type.unwrap_or("application/octet-stream");
    let text = match &request.body {
        None => String::new(),
        Some(page::Body::Json(document)) => json::to_text(&document.root),
        Some(page::Body::Text(text)) => text.value.clone(),
    };
    let literal = value::string(&text);
    (quote!(#literal, #content_type,), Sent::Text(text))
}
