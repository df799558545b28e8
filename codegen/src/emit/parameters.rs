//! A file of parameters.

use super::text::{self, Piece, Printer, docs, ident};
use super::{setters, structs};
use crate::plan::{File, Parameters, UrlParameters};
use quote::quote;

/// The parameters of the operations that are bound to one type.
pub(super) fn parameters(print: &Printer, file: &File<Vec<Parameters>>) -> String {
    let pieces = file.item.iter().flat_map(|item| match item {
        Parameters::Body(body) => structs::pieces(body),
        Parameters::Url(url) => in_url(url),
    });
    print.rust(&[], text::uses(&file.uses).into_iter().chain(pieces))
}

fn in_url(item: &UrlParameters) -> Vec<Piece> {
    let (about, name) = (docs(&item.docs), ident(&item.name));
    let fields = item
        .fields
        .iter()
        .map(|parameter| structs::field(&parameter.field));
    let definition = quote! {
        #about
        #[derive(Clone, Default, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
        }
    };
    let setters = setters::setters(
        &item.name,
        item.fields.iter().map(|parameter| &parameter.field),
    );
    vec![
        definition.into(),
        Piece::Text(setters),
        Piece::Text(super::table::of_url(item)),
    ]
}
