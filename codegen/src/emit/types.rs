//! Types.

use super::text::path;
use crate::plan::RustType;
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
