//! Types and setters.

use super::text::path;
use crate::plan::{Field, RustType, Taken};
use proc_macro2::TokenStream;
use quote::quote;

/// The type of a value, without the `Option` around it.
pub(super) fn ty(ty: &RustType) -> TokenStream {
    match ty {
        RustType::Path { path: name, .. } => path(name),
        RustType::Flags(name) => {
            let name = path(name);
            quote!(Flags<#name>)
        }
        RustType::List(item) => {
            let item = self::ty(item);
            quote!(Vec<#item>)
        }
        RustType::Boxed(name) => {
            let name = path(name);
            quote!(Box<#name>)
        }
    }
}

/// What a setter takes, and what it makes of its argument.
pub(super) fn taken(field: &Field) -> (TokenStream, TokenStream) {
    let argument = super::text::ident(&field.argument);
    let own = ty(&field.ty);
    match &field.ty {
        RustType::Path {
            taken: Taken::AsIs, ..
        } => (own, quote!(#argument)),
        RustType::Path {
            taken: Taken::Into, ..
        }
        | RustType::Flags(_) => (quote!(impl Into<#own>), quote!(#argument.into())),
        RustType::Boxed(name) => (path(name), quote!(Box::new(#argument))),
        RustType::List(item) => {
            let own = ty(item);
            match item.as_ref() {
                RustType::Path {
                    taken: Taken::Into, ..
                }
                | RustType::Flags(_) => (
                    quote!(impl IntoIterator<Item = impl Into<#own>>),
                    quote!(#argument.into_iter().map(Into::into).collect()),
                ),
                RustType::Path {
                    taken: Taken::AsIs, ..
                }
                | RustType::List(_)
                | RustType::Boxed(_) => (
                    quote!(impl IntoIterator<Item = #own>),
                    quote!(#argument.into_iter().collect()),
                ),
            }
        }
    }
}
