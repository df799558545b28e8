//! What the files say of themselves: names on the wire, and which names are types of what kind.

use super::Files;
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::{BTreeMap, BTreeSet};
use syn::Item;

/// The types of the runtime that lack serde's traits.
const FOREIGN: [&str; 5] = ["OffsetDateTime", "Date", "Time", "Duration", "Uuid"];

/// What is written on the wire for a field or variant.
pub(crate) type Names = BTreeMap<String, String>;

/// The structs and enums of a file.
pub(crate) fn types(file: &syn::File) -> BTreeSet<String> {
    let name = |item: &Item| match item {
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        _ => None,
    };
    file.items.iter().filter_map(name).collect()
}

/// The enums that some `Flags<…>` holds.
pub(crate) fn flags(files: &Files) -> BTreeSet<String> {
    let mut flags = BTreeSet::new();
    for file in files.values() {
        let text = file.to_token_stream().to_string();
        for (at, _) in text.match_indices("Flags <") {
            let inner = text[at..].split(['<', '>']).nth(1).unwrap_or_default();
            flags.extend(inner.rsplit("::").next().map(|name| name.trim().to_owned()));
        }
    }
    flags
}

/// Which of the foreign types a file means by their short names; a model may have such a name too.
pub(crate) fn foreign(file: &syn::File) -> BTreeSet<String> {
    let imports = file.items.iter().filter_map(|item| match item {
        Item::Use(item) => Some(words(item.to_token_stream())),
        _ => None,
    });
    let ours = imports.filter(|words| words.iter().any(|word| word == "graph_runtime"));
    ours.flatten()
        .filter(|word| FOREIGN.contains(&word.as_str()))
        .collect()
}

/// Each `name: "text"` or `Name = "text"` in the macros of a file.
pub(crate) fn names(file: &syn::File) -> Names {
    let mut names = Names::new();
    for item in &file.items {
        if let Item::Macro(item) = item {
            pairs(item.mac.tokens.clone(), &mut names);
        }
    }
    names
}

fn pairs(tokens: TokenStream, names: &mut Names) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for token in &tokens {
        if let TokenTree::Group(group) = token {
            pairs(group.stream(), names);
        }
    }
    for three in tokens.windows(3) {
        let [
            TokenTree::Ident(name),
            TokenTree::Punct(sign),
            TokenTree::Literal(text),
        ] = three
        else {
            continue;
        };
        if let (':' | '=', Ok(text)) = (
            sign.as_char(),
            syn::parse_str::<syn::LitStr>(&text.to_string()),
        ) {
            names.insert(name.to_string(), text.value());
        }
    }
}

/// All identifiers.
pub(crate) fn words(tokens: TokenStream) -> Vec<String> {
    let words = tokens.into_iter().flat_map(|token| match token {
        TokenTree::Ident(word) => vec![word.to_string()],
        TokenTree::Group(group) => words(group.stream()),
        _ => Vec::new(),
    });
    words.collect()
}

pub(crate) fn camel(name: &str) -> String {
    let mut parts = name
        .trim_start_matches("r#")
        .split('_')
        .filter(|part| !part.is_empty());
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (first, rest) = part.split_at(1);
        all += &first.to_uppercase();
        all += rest;
    }
    all
}
