//! The way from the client to the builder whose method is called.

use super::Unsupported;
use super::arguments::{self, url_parameters};
use super::index::Place;
use super::uses::ident;
use super::write::Writer;
use crate::plan::{Body, KeyArgument, KeyKind, Method};
use graph_reference::resolve::{KeyValue, Resolved, StepKind};
use proc_macro2::TokenStream;
use quote::quote;

/// Where a way ends, and the expression that goes it.
pub(super) struct Way<'w> {
    pub(super) place: Place<'w>,
    pub(super) text: TokenStream,
}

/// Goes the way of a URL.
pub(super) fn go<'w>(writer: &mut Writer<'w>, resolved: &Resolved) -> Result<Way<'w>, Unsupported> {
    let mut place = writer.index.client();
    let mut text = quote!(graph);
    for step in &resolved.steps {
        let (method, arguments, to) = one(writer, &place, &step.kind)?;
        let name = ident(&method.name);
        let question = is_fallible(&method.body).then(|| quote!(?));
        text = quote!(#text.#name(#arguments) #question);
        place = writer.index.builder(&place, to).ok_or_else(|| {
            Unsupported::new("no-builder", format!("the plan has no builder `{to}`"))
        })?;
    }
    Ok(Way { place, text })
}

fn is_fallible(body: &Body) -> bool {
    matches!(
        body,
        Body::Key { .. } | Body::AlternateKey { .. } | Body::ByPath { .. }
    )
}

/// The method of one step, its arguments, and the builder it leads to.
fn one<'w>(
    writer: &mut Writer<'w>,
    place: &Place<'w>,
    kind: &StepKind,
) -> Result<(&'w Method, TokenStream, &'w str), Unsupported> {
    match kind {
        StepKind::Name(name) | StepKind::Stream(name) => segment(place, name),
        StepKind::Cast(id) => {
            let wire = writer.model.ty(*id).name.to_string();
            cast(place, &wire)
        }
        StepKind::Key(values) => key(writer, place, values),
        StepKind::Function(id, given) => {
            let name = &writer.model.operation(*id).name;
            let names = [name.name.clone(), name.to_string()];
            composed(writer, place, &names, *id, given)
        }
        StepKind::Import(name, id, given) => {
            composed(writer, place, std::slice::from_ref(name), *id, given)
        }
        StepKind::Dynamic(name) => Err(Unsupported::new(
            "dynamic-property",
            format!("`{name}` is a property that only an open type allows"),
        )),
        StepKind::Path(path) => by_path(place, path),
    }
}

fn segment<'w>(
    place: &Place<'w>,
    name: &str,
) -> Result<(&'w Method, TokenStream, &'w str), Unsupported> {
    let found = place.methods.iter().find_map(|method| match &method.body {
        Body::Segment { segment, to } if segment == name => Some((method, quote!(), to.as_str())),
        _ => None,
    });
    found.ok_or_else(|| no_way(place, name))
}

fn cast<'w>(
    place: &Place<'w>,
    wire: &str,
) -> Result<(&'w Method, TokenStream, &'w str), Unsupported> {
    let found = place.methods.iter().find_map(|method| match &method.body {
        Body::Cast { segment, to } if segment == wire => Some((method, quote!(), to.as_str())),
        _ => None,
    });
    found.ok_or_else(|| no_way(place, wire))
}

fn by_path<'w>(
    place: &Place<'w>,
    path: &str,
) -> Result<(&'w Method, TokenStream, &'w str), Unsupported> {
    let found = place.methods.iter().find_map(|method| match &method.body {
        Body::ByPath { to } => Some((method, to.as_str())),
        _ => None,
    });
    let (method, to) = found.ok_or_else(|| no_way(place, "an item by its path"))?;
    let path = path.trim_start_matches('/');
    Ok((method, quote!(#path), to))
}

fn no_way(place: &Place<'_>, name: &str) -> Unsupported {
    let builder = place.path.rsplit("::").next().unwrap_or_default();
    let builder = if builder.is_empty() {
        "GraphClient"
    } else {
        builder
    };
    Unsupported::new("no-way", format!("`{builder}` does not lead to `{name}`"))
}

fn key<'w>(
    writer: &mut Writer<'w>,
    place: &Place<'w>,
    values: &[KeyValue],
) -> Result<(&'w Method, TokenStream, &'w str), Unsupported> {
    for method in place.methods {
        let (parts, to) = match &method.body {
            Body::Key { parts, to } | Body::AlternateKey { parts, to } => (parts, to),
            _ => continue,
        };
        let own = matches!(method.body, Body::Key { .. });
        if let Some(values) = in_order(parts, values, own) {
            let arguments = parts
                .iter()
                .zip(values)
                .map(|(part, value)| key_value(writer, part, value));
            let arguments: Vec<TokenStream> = arguments.collect();
            return Ok((method, quote!(#(#arguments),*), to));
        }
    }
    let names: Vec<&str> = values
        .iter()
        .filter_map(|value| value.name.as_deref())
        .collect();
    Err(no_way(place, &format!("({})", names.join(","))))
}

/// The values of these parts in their order, if they are those parts' values.
fn in_order<'v>(parts: &[KeyArgument], values: &'v [KeyValue], own: bool) -> Option<Vec<&'v str>> {
    if parts.len() != values.len() {
        return None;
    }
    if let ([_], [value], true) = (parts, values, own)
        && value.name.is_none()
    {
        return Some(vec![&value.value]);
    }
    let of = |part: &KeyArgument| {
        values
            .iter()
            .find(|value| value.name.as_ref() == Some(&part.wire))
            .map(|value| value.value.as_str())
    };
    parts.iter().map(of).collect()
}

fn key_value(writer: &mut Writer<'_>, part: &KeyArgument, value: &str) -> TokenStream {
    match part.kind {
        KeyKind::Text => quote!(#value),
        KeyKind::Literal => arguments::literal(writer, value),
    }
}

fn composed<'w>(
    writer: &mut Writer<'w>,
    place: &Place<'w>,
    names: &[String],
    id: graph_csdl::model::OperationId,
    given: &[graph_reference::resolve::Argument],
) -> Result<(&'w Method, TokenStream, &'w str), Unsupported> {
    for method in place.methods {
        let Body::Compose {
            segment,
            parameters,
            to,
        } = &method.body
        else {
            continue;
        };
        if names.contains(segment) && arguments::is_of(writer, place, parameters.as_deref(), id) {
            let text = match parameters {
                Some(path) => {
                    let value = url_parameters(writer, &place.scope.absolute(path), given)?;
                    quote!(&#value)
                }
                None => quote!(),
            };
            return Ok((method, text, to));
        }
    }
    Err(no_way(place, &names[0]))
}
