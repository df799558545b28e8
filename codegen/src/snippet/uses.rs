//! The imports of a snippet.

use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeMap;

/// Names with another meaning in snippets: those of the prelude, and those that snippets define.
const TAKEN: [&str; 14] = [
    "Box",
    "Err",
    "Error",
    "GraphClient",
    "None",
    "Ok",
    "Option",
    "Result",
    "Self",
    "Some",
    "String",
    "Vec",
    "From",
    "Into",
];

/// Imported names and their paths.
#[derive(Clone, Debug, Default)]
pub(super) struct Uses {
    by_name: BTreeMap<String, String>,
    traits: Vec<&'static str>,
}

impl Uses {
    /// Imports the item at this path of the crate, and returns its name.
    pub(super) fn name(&mut self, path: &str, crate_name: &str) -> TokenStream {
        let Some((_, name)) = path.rsplit_once("::") else {
            return tokens(path);
        };
        let known = self.by_name.get(name);
        if TAKEN.contains(&name) || known.is_some_and(|known| known != path) {
            return tokens(&format!("{crate_name}::{path}"));
        }
        self.by_name.insert(name.to_owned(), path.to_owned());
        tokens(name)
    }

    /// The paths to import, in order.
    pub(super) fn paths(&self) -> Vec<String> {
        let mut paths: Vec<String> = self.by_name.values().cloned().collect();
        paths.extend(self.traits.iter().map(|path| (*path).to_owned()));
        paths.sort();
        paths
    }

    /// Imports a trait.
    pub(super) fn bring_trait(&mut self, path: &'static str) {
        if !self.traits.contains(&path) {
            self.traits.push(path);
        }
    }
}

/// A path as tokens.
pub(super) fn tokens(path: &str) -> TokenStream {
    let segments = path.split("::").map(ident);
    quote!(#(#segments)::*)
}

/// A name, raw or not, as a token.
pub(super) fn ident(name: &str) -> proc_macro2::Ident {
    let here = proc_macro2::Span::call_site();
    match name.strip_prefix("r#") {
        Some(raw) => proc_macro2::Ident::new_raw(raw, here),
        None => proc_macro2::Ident::new(name, here),
    }
}
