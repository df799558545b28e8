//! The file of a folder: its modules, and the names it makes its own.

use super::text::{Piece, Printer, cfg, ident};
use crate::plan::{File, Module};
use proc_macro2::TokenStream;
use quote::quote;

/// A folder's own file.
pub(super) fn module<T>(print: &Printer, module: &Module<T>) -> String {
    let children = module.children.iter().map(|child| {
        let (about, child) = (format!(" The `{child}` namespace."), ident(child));
        quote! {
            #[doc = #about]
            pub mod #child;
        }
    });
    let modules = module.files.iter().map(declaration);
    let exports = module.files.iter().map(export);
    let pieces: Vec<TokenStream> = vec![children.collect(), modules.collect(), exports.collect()];
    print.rust(
        &module.docs,
        pieces
            .into_iter()
            .filter(|tokens| !tokens.is_empty())
            .map(Piece::from),
    )
}

fn declaration<T>(file: &File<T>) -> TokenStream {
    let (name, cfg) = (ident(&file.module), cfg(&file.features));
    if !file.exports.is_empty() {
        return quote!(#cfg mod #name;);
    }
    let about = format!(
        " Parameters of operations bound to `{}`.",
        file.module.trim_start_matches("r#")
    );
    quote! {
        #[doc = #about]
        #cfg
        pub mod #name;
    }
}

fn export<T>(file: &File<T>) -> TokenStream {
    let (module, names) = (
        ident(&file.module),
        file.exports.iter().map(|name| ident(name)),
    );
    if file.exports.is_empty() {
        TokenStream::new()
    } else {
        let cfg = cfg(&file.features);
        quote!(#cfg pub use self::#module::{#(#names),*};)
    }
}
