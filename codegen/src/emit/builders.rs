//! A request builder.

use super::methods;
use super::text::{Printer, deprecated, docs, ident, uses};
use crate::plan::{Builder, File};
use quote::quote;

/// One builder.
pub(super) fn builder(print: &Printer, file: &File<Builder>) -> String {
    let item = &file.item;
    let (about, note, name) = (docs(&item.docs), deprecated(item.deprecated.as_ref()), ident(&item.name));
    let methods = item.methods.iter().map(methods::method);
    let definition = quote! {
        #about
        #note
        #[derive(Clone, Debug)]
        pub struct #name {
            target: Target,
        }
    };
    let body = quote! {
        impl #name {
            /// Requests to this URL.
            pub(crate) fn new(target: Target) -> Self {
                Self { target }
            }

            /// The URL that this builder stands at, and the way to send what it does not offer.
            pub fn target(&self) -> &Target {
                &self.target
            }

            #(#methods)*
        }
    };
    print.rust(&[], uses(&file.uses).into_iter().chain([definition.into(), body.into()]))
}
