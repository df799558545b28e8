//! The crate's front page and its client.

use super::methods;
use super::text::{Piece, Printer, docs, uses};
use crate::plan::{Client, Package};
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
        pub mod parameters;
    };
    let exports = quote! {
        #[cfg(feature = "client")]
        pub use self::client::GraphClient;
        pub use graph_runtime;
    };
    print.rust(&package.docs, [Piece::Text(attributes.to_owned()), items.into(), exports.into()])
}

/// `src/client.rs`.
pub(super) fn client(print: &Printer, client: &Client) -> String {
    let (about, api) = (docs(&client.docs), &client.api);
    let methods = client.methods.iter().map(methods::method);
    let definition = quote! {
        #about
        #[derive(Clone, Debug)]
        pub struct GraphClient {
            target: Target,
        }
    };
    let body = quote! {
        impl GraphClient {
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

            /// A client that shares credential, pipeline and throttling with others.
            pub fn from_core(core: &Core) -> Self {
                Self { target: Target::root(core, #api) }
            }

            /// What the client shares with others made from it.
            pub fn core(&self) -> &Core {
                self.target.core()
            }

            #(#methods)*
        }
    };
    print.rust(&[], uses(&client.uses).into_iter().chain([definition.into(), body.into()]))
}
