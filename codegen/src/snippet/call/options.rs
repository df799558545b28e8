//! Query and headers as options.

use super::expand;
use crate::plan::{Body, Content, ModelId, ReturnKind};
use crate::snippet::Unsupported;
use crate::snippet::uses::ident;
use crate::snippet::value;
use crate::snippet::writer::Writer;
use graph_reference::page::Request;
use proc_macro2::TokenStream;
use quote::quote;

/// The type of an operation's options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// `RequestOptions`.
    Plain,
    /// `GetOptions` of a model.
    Get(Content),
    /// `ListOptions` of a model.
    List(Content),
}

/// Headers that the runtime or the transport sets; the runtime refuses others' values.
const NOT_SAID: [&str; 14] = [
    "accept",
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "expect",
    "host",
    "http2-settings",
    "keep-alive",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
];

/// The options of an action or function.
pub(super) fn of_operation(body: &Body) -> Takes {
    match body {
        Body::Function {
            returns: ReturnKind::Model(id),
            ..
        } => Takes::Get(Content::Model(*id)),
        Body::Function {
            returns: ReturnKind::Page(id),
            ..
        } => Takes::List(Content::Model(*id)),
        _ => Takes::Plain,
    }
}

/// The last argument of the call: `None`, or the options in a variable.
pub(super) fn write(
    writer: &mut Writer<'_>,
    takes: Takes,
    request: &Request,
) -> Result<TokenStream, Unsupported> {
    let (mut read, mut plain) = (quote!(), quote!());
    let mut seen: Vec<String> = Vec::new();
    for (name, value) in std::mem::take(&mut writer.query) {
        let uses = writer.uses.clone();
        let typed = match seen.contains(&name) {
            true => None,
            false => typed(writer, takes, &name, &value),
        };
        if typed.is_none() {
            // An attempt that failed has added imports that are not used.
            writer.uses = uses;
        }
        let sent = match typed {
            Some((text, sent)) => {
                read.extend(text);
                sent
            }
            None => {
                plain.extend(quote!(.with_query(#name, #value)));
                value
            }
        };
        writer.sent_query.push((name.clone(), sent));
        seen.push(name);
    }
    for header in &request.headers {
        let (name, value) = (header.name.value.trim(), header.value.value.trim());
        if let Some(text) = header_option(name, value)? {
            plain.extend(text);
            writer
                .sent_headers
                .push((name.to_ascii_lowercase(), value.to_owned()));
        }
    }
    Ok(combine(writer, takes, read, plain))
}

fn combine(
    writer: &mut Writer<'_>,
    takes: Takes,
    read: TokenStream,
    plain: TokenStream,
) -> TokenStream {
    if read.is_empty() && plain.is_empty() {
        return quote!(None);
    }
    let plain = (!plain.is_empty()).then(|| {
        let name = writer.name("graph_runtime::RequestOptions");
        quote!(#name::new() #plain)
    });
    let name = match takes {
        Takes::Plain => None,
        Takes::Get(_) => Some(writer.name("graph_runtime::GetOptions")),
        Takes::List(_) => Some(writer.name("graph_runtime::ListOptions")),
    };
    let options = match (name, plain) {
        (None, plain) => quote!(#plain),
        (Some(name), Some(plain)) if read.is_empty() => quote!(#name::from(#plain)),
        (Some(name), Some(plain)) => quote!(#name::new() #read.with_request(#plain)),
        (Some(name), None) => quote!(#name::new() #read),
    };
    writer.before("options", options);
    quote!(Some(options))
}

/// The typed option for a pair of the query, and the value that it sends; `None` if there is none.
fn typed(
    writer: &mut Writer<'_>,
    takes: Takes,
    name: &str,
    value: &str,
) -> Option<(TokenStream, String)> {
    match takes {
        Takes::Plain => None,
        Takes::Get(content) => of_resource(writer, content.model()?, name, value),
        Takes::List(content) => content
            .model()
            .and_then(|model| of_resource(writer, model, name, value))
            .or_else(|| of_collection(name, value)),
    }
}

/// `$select` and `$expand`, for one resource or a collection.
pub(super) fn of_resource(
    writer: &mut Writer<'_>,
    model: ModelId,
    name: &str,
    value: &str,
) -> Option<(TokenStream, String)> {
    match name {
        "$select" => select(writer, model, value),
        "$expand" => expand::write(writer, model, value),
        _ => None,
    }
}

/// The options of collections only.
pub(super) fn of_collection(name: &str, value: &str) -> Option<(TokenStream, String)> {
    let text = value::string(value);
    let option = match name {
        "$filter" => quote!(.with_filter(#text)),
        "$orderby" => quote!(.with_orderby(#text)),
        "$search" => quote!(.with_search(#text)),
        "$count" if value == "true" => quote!(.with_count()),
        "$top" | "$skip" => {
            let number: u32 = value.parse().ok()?;
            if number.to_string() != value {
                return None;
            }
            let method = ident(if name == "$top" {
                "with_top"
            } else {
                "with_skip"
            });
            let number = value::integer(i64::from(number));
            quote!(.#method(#number))
        }
        _ => return None,
    };
    Some((option, value.to_owned()))
}

fn select(writer: &mut Writer<'_>, model: ModelId, value: &str) -> Option<(TokenStream, String)> {
    let names: Vec<&str> = value.split(',').map(str::trim).collect();
    let variants: Option<Vec<TokenStream>> = names
        .iter()
        .map(|name| variant(writer, model, name))
        .collect();
    let variants = variants?;
    Some((quote!(.with_select([#(#variants),*])), names.join(",")))
}

/// The variant of a property.
pub(super) fn variant(writer: &mut Writer<'_>, model: ModelId, name: &str) -> Option<TokenStream> {
    let item = writer.index.structure(model)?;
    let field = item.fields.iter().find(|field| field.wire == name)?;
    let module = &writer.index.plan.module_of(model).path;
    let property = writer.name(&format!("{module}::{}", item.property_enum));
    let variant = ident(&field.variant);
    Some(quote!(#property::#variant))
}

fn header_option(name: &str, value: &str) -> Result<Option<TokenStream>, Unsupported> {
    let lower = name.to_ascii_lowercase();
    if NOT_SAID.contains(&lower.as_str()) || lower.starts_with("proxy-") {
        return Ok(None);
    }
    let visible = |text: &str| text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    if !visible(value) || lower.is_empty() || lower.contains(' ') || !visible(&lower) {
        let why = format!("`{name}` cannot be sent as a header");
        return Err(Unsupported::new("header", why));
    }
    let text = value::string(value);
    Ok(Some(match lower.as_str() {
        "if-match" => quote!(.with_if_match(#text)),
        "if-none-match" => quote!(.with_if_none_match(#text)),
        "prefer" => quote!(.with_prefer(#text)),
        "consistencylevel" => quote!(.with_consistency_level(#text)),
        "client-request-id" => quote!(.with_client_request_id(#text)),
        _ => quote!(.with_header(#name, #text)),
    }))
}

/// The value of a header of the page's request.
pub(super) fn header<'r>(request: &'r Request, name: &str) -> Option<&'r str> {
    let mut headers = request.headers.iter();
    let found = headers.find(|header| header.name.value.eq_ignore_ascii_case(name));
    found.map(|header| header.value.value.trim())
}
