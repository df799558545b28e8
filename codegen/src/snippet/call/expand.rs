//! `$expand`, with the options nested in it.

use super::options::{of_collection, of_resource, variant};
use crate::plan::{Item, ModelId};
use crate::snippet::writer::Writer;
use proc_macro2::TokenStream;
use quote::quote;

/// The order in which nested options are written.
const ORDER: [&str; 8] = [
    "$select", "$expand", "$filter", "$orderby", "$search", "$top", "$skip", "$count",
];

/// `.with_expand([…])`, and the value that it sends.
pub(super) fn write(
    writer: &mut Writer<'_>,
    model: ModelId,
    value: &str,
) -> Option<(TokenStream, String)> {
    let items: Option<Vec<(TokenStream, String)>> = outside(value, ',')
        .into_iter()
        .map(|item| one(writer, model, item.trim()))
        .collect();
    let (texts, sent): (Vec<TokenStream>, Vec<String>) = items?.into_iter().unzip();
    Some((quote!(.with_expand([#(#texts),*])), sent.join(",")))
}

fn one(writer: &mut Writer<'_>, model: ModelId, item: &str) -> Option<(TokenStream, String)> {
    let (name, nested) = match item.split_once('(') {
        Some((name, rest)) => (name, Some(rest.strip_suffix(')')?)),
        None => (item, None),
    };
    let property = variant(writer, model, name)?;
    let target = target(writer, model, name)?;
    let expand = writer.name("graph_runtime::Expand");
    let text = quote!(#expand::new(#property));
    let Some(nested) = nested else {
        return Some((text, name.to_owned()));
    };
    let mut pairs: Vec<(&str, &str)> = outside(nested, ';')
        .into_iter()
        .map(|pair| pair.trim().split_once('='))
        .collect::<Option<_>>()?;
    pairs.sort_by_key(|(name, _)| ORDER.iter().position(|known| known == name));
    let (mut options, mut sent) = (quote!(), Vec::new());
    for (option, value) in pairs {
        let (text, value) =
            of_resource(writer, target, option, value).or_else(|| of_collection(option, value))?;
        options.extend(text);
        sent.push(format!("{option}={value}"));
    }
    let (list, ty) = (
        writer.name("graph_runtime::ListOptions"),
        writer.model_name(target),
    );
    Some((
        quote!(#text.with_options(#list::<#ty>::new() #options)),
        format!("{name}({})", sent.join(";")),
    ))
}

/// The model of a property's value.
fn target(writer: &Writer<'_>, model: ModelId, name: &str) -> Option<ModelId> {
    let item = writer.index.structure(model)?;
    let field = item.fields.iter().find(|field| field.wire == name)?;
    match field.ty.item() {
        Item::Model(id) => writer.index.structure(id).map(|_| id),
        Item::Flags(_) | Item::Scalar(_) => None,
    }
}

/// Splits at separators outside parentheses and quotes.
fn outside(text: &str, separator: char) -> Vec<&str> {
    let (mut depth, mut quoted, mut from) = (0_usize, false, 0);
    let mut pieces = Vec::new();
    for (at, letter) in text.char_indices() {
        match letter {
            '\'' => quoted = !quoted,
            _ if quoted => {}
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if letter == separator && depth == 0 => {
                pieces.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(&text[from..]);
    pieces
}
