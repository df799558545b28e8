//! The chain of methods from the client to the builder whose method is called.

use super::arguments;
use super::arguments::url_parameters;
use crate::plan::{Body, KeyArgument, KeyKind, Method, Source};
use crate::snippet::Unsupported;
use crate::snippet::index::BuilderRef;
use crate::snippet::uses::ident;
use crate::snippet::writer::Writer;
use graph_reference::resolve::{Argument, KeyValue, Resolved, StepKind};
use proc_macro2::TokenStream;
use quote::quote;

/// The builder of a URL, and the expression for it.
pub(in crate::snippet) struct Reached {
    pub(in crate::snippet) builder: BuilderRef,
    pub(in crate::snippet) text: TokenStream,
}

/// A method that returns a builder, and its arguments.
type Step<'w> = (&'w Method, TokenStream);

/// Follows a URL, starting at the client.
pub(in crate::snippet) fn navigate(
    writer: &mut Writer<'_>,
    resolved: &Resolved,
) -> Result<Reached, Unsupported> {
    let mut builder = None;
    let mut text = quote!(graph);
    for step in &resolved.steps {
        let (method, arguments) = one(writer, builder, &step.kind)?;
        let name = ident(&method.name);
        text = quote!(#text.#name(#arguments));
        builder = method.body.to();
    }
    Ok(Reached { builder, text })
}

/// The method of one step, and its arguments.
fn one<'w>(
    writer: &mut Writer<'w>,
    builder: BuilderRef,
    kind: &StepKind,
) -> Result<Step<'w>, Unsupported> {
    match kind {
        StepKind::Name(name) | StepKind::Stream(name) => plain(
            writer,
            builder,
            |source| matches!(source, Source::Navigation(own) if **own == **name),
            name,
        ),
        StepKind::Cast(id) => {
            let wire = writer.model.ty(*id).name.to_string();
            plain(
                writer,
                builder,
                |source| *source == Source::Cast(*id),
                &wire,
            )
        }
        StepKind::Key(values) => key(writer, builder, values),
        StepKind::Function(id, given) => {
            let source = Source::Operation(*id);
            let name = &writer.model.operation(*id).name.name;
            composed(writer, builder, &source, name, given)
        }
        StepKind::Import(name, id, given) => {
            let source = Source::Import(*id, name.as_str().into());
            composed(writer, builder, &source, name, given)
        }
        StepKind::Dynamic(name) => Err(Unsupported::new(
            "dynamic-property",
            format!("`{name}` is an undeclared property of an open type"),
        )),
        StepKind::Path(path) => {
            let (method, _) = plain(
                writer,
                builder,
                |source| *source == Source::ByPath,
                "an item by its path",
            )?;
            let path = path.trim_start_matches('/');
            Ok((method, quote!(#path)))
        }
    }
}

/// A method without arguments.
fn plain<'w>(
    writer: &Writer<'w>,
    builder: BuilderRef,
    is_it: impl Fn(&Source) -> bool,
    name: &str,
) -> Result<Step<'w>, Unsupported> {
    let found = writer.index.method(builder, |method| is_it(&method.source));
    let (_, method) = found.ok_or_else(|| no_navigation(writer, builder, name))?;
    Ok((method, quote!()))
}

fn no_navigation(writer: &Writer<'_>, builder: BuilderRef, name: &str) -> Unsupported {
    let builder = writer.index.builder_name(builder);
    Unsupported::new(
        "no-navigation",
        format!("`{builder}` has no method for `{name}`"),
    )
}

fn key<'w>(
    writer: &mut Writer<'w>,
    builder: BuilderRef,
    values: &[KeyValue],
) -> Result<Step<'w>, Unsupported> {
    let index = writer.index;
    for (_, method) in index.methods(builder) {
        let (Body::Key { parts, .. } | Body::AlternateKey { parts, .. }) = &method.body else {
            continue;
        };
        let own = method.source == Source::Key;
        if let Some(values) = in_order(parts, values, own) {
            let arguments = parts
                .iter()
                .zip(values)
                .map(|(part, value)| key_value(writer, part, value));
            let arguments: Vec<TokenStream> = arguments.collect();
            return Ok((method, quote!(#(#arguments),*)));
        }
    }
    let names: Vec<&str> = values
        .iter()
        .filter_map(|value| value.name.as_deref())
        .collect();
    Err(no_navigation(
        writer,
        builder,
        &format!("({})", names.join(",")),
    ))
}

/// The values of these parts, in their order, if there is one for each.
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
    builder: BuilderRef,
    source: &Source,
    name: &str,
    given: &[Argument],
) -> Result<Step<'w>, Unsupported> {
    let index = writer.index;
    let found = index.method(builder, |method| {
        method.body.to().is_some() && method.source == *source
    });
    let (_, method) = found.ok_or_else(|| no_navigation(writer, builder, name))?;
    let text = match &method.body {
        Body::Compose {
            parameters: Some(id),
            ..
        } => {
            let value = url_parameters(writer, *id, given)?;
            quote!(&#value)
        }
        _ => quote!(),
    };
    Ok((method, text))
}
