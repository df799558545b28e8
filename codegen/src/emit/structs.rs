//! A struct, its setters, and the table that ties it to its JSON.

use super::text::{Piece, deprecated, docs, ident};
use super::{setters, table, types};
use crate::plan::{Field, Struct};
use proc_macro2::TokenStream;
use quote::quote;

/// Everything that makes up a struct.
pub(super) fn pieces(item: &Struct) -> Vec<Piece> {
    let mut pieces = vec![
        definition(item).into(),
        Piece::Text(setters::setters(&item.name, &item.fields)),
        Piece::Text(table::of_struct(item)),
    ];
    if !item.bases.is_empty() {
        pieces.push(Piece::Text(table::of_bases(item)));
    }
    pieces
}

fn definition(item: &Struct) -> TokenStream {
    let (about, note, name) = (
        docs(&item.docs),
        deprecated(item.deprecated.as_ref()),
        ident(&item.name),
    );
    let fields = item.fields.iter().map(field);
    quote! {
        #about
        #note
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            additional: graph_runtime::AdditionalProperties,
        }
    }
}

/// A public field, absent or not.
pub(super) fn field(field: &Field) -> TokenStream {
    let (about, note) = (docs(&field.docs), deprecated(field.deprecated.as_ref()));
    let (name, ty) = (ident(&field.name), types::ty(&field.ty));
    quote! {
        #about
        #note
        pub #name: Option<#ty>,
    }
}
