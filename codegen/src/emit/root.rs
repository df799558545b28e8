//! The crate's front page and its client.

use super::methods;
use super::text::{Piece, Printer, docs, ident, uses};
use crate::plan::{Client, Package};
use proc_macro2::TokenStream;
use quote::quote;

/// `src/lib.rs`.
pub(super) fn root(print: &Printer, package: &Package) -> String {
    let attributes = "#![forbid(unsafe_code)]\n#![warn(missing_docs)]\n#![allow(\n    deprecated,\n    reason = \"what the \
                      service deprecates still stands beside what it does not\"\n)]\n";
    let items = quote! {
        #[cfg(feature = "client")]
        pub mod builders;
        #[cfg(feature = "client")]
        mod client;
        pub mod models;
        #[cfg(feature = "client")]
        pub mod parameters;
    };
    let exports = quote! {
        #[cfg(feature = "client")]
        pub use self::client::GraphClient;
        pub use graph_runtime;
    };
    print.rust(
        &package.docs,
        [
            Piece::Text(attributes.to_owned()),
            items.into(),
            exports.into(),
        ],
    )
}

/// `src/client.rs`.
pub(super) fn client(print: &Printer, client: &Client) -> String {
    let about = docs(&client.docs);
    let definition = quote! {
        #about
        #[derive(Clone, Debug)]
        pub struct GraphClient {
            target: Target,
        }
    };
    let methods = own(&client.api)
        .into_iter()
        .chain(client.methods.iter().map(methods::method))
        .collect();
    let pieces = [
        definition.into(),
        Piece::Impl(ident("GraphClient"), methods),
    ];
    print.rust(&[], uses(&client.uses).into_iter().chain(pieces))
}

/// What every client has.
fn own(api: &str) -> [TokenStream; 3] {
    [
        quote! {
            /// A client that asks `credential` for its tokens.
            ///
            /// # Errors
            /// If the options cannot work: an endpoint that is not https, or no HTTP transport.
            pub fn new(
                credential: Arc<dyn TokenCredential>,
                options: Option<GraphClientOptions>,
            ) -> Result<Self, Error> {
                Core::new(credential, options).map(|core| Self::from_core(&core))
            }
        },
        quote! {
            /// A client that shares credential, pipeline and throttling with others.
            pub fn from_core(core: &Core) -> Self {
                Self { target: Target::root(core, #api) }
            }
        },
        quote! {
            /// What the client shares with others made from it.
            pub fn core(&self) -> &Core {
                self.target.core()
            }
        },
    ]
}
