//! A request builder.

use super::methods;
use super::text::{Piece, Printer, deprecated, docs, ident, uses};
use crate::plan::{Builder, File};
use proc_macro2::TokenStream;
use quote::quote;

/// One builder.
pub(super) fn builder(print: &Printer, file: &File<Builder>) -> String {
    let item = &file.item;
    let (about, note, name) = (
        docs(&item.docs),
        deprecated(item.deprecated.as_ref()),
        ident(&item.name),
    );
    let definition = quote! {
        #about
        #note
        #[derive(Clone, Debug)]
        pub struct #name {
            target: Target,
        }
    };
    let methods = own()
        .into_iter()
        .chain(item.methods.iter().map(methods::method))
        .collect();
    print.rust(
        &[],
        uses(&file.uses)
            .into_iter()
            .chain([definition.into(), Piece::Impl(name, methods)]),
    )
}

/// What every builder has.
fn own() -> [TokenStream; 2] {
    [
        quote! {
            /// Requests to this URL.
            pub(crate) fn new(target: Target) -> Self {
                Self { target }
            }
        },
        quote! {
            /// The URL that this builder stands at, and the way to send what it does not offer.
            pub fn target(&self) -> &Target {
                &self.target
            }
        },
    ]
}
