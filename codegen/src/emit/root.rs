//! The crate's front page and its client.

use super::methods;
use super::text::{Piece, Printer, cfg, docs, ident, uses};
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
    let ways = client.methods.iter().enumerate().map(|(index, way)| {
        let cfg = cfg(client.features.get(index..=index).unwrap_or_default());
        let method = methods::method(way);
        quote!(#cfg #method)
    });
    let methods = own(&client.api).into_iter().chain(ways).collect();
    let pieces = [
        definition.into(),
        Piece::Impl(ident("GraphClient"), methods),
    ];
    let (unused, uses) = match client.gated.as_slice() {
        [] => (None, uses(&client.uses)),
        gated => (
            Some(Piece::Text(UNUSED.to_owned())),
            ways_in(&client.uses, gated),
        ),
    };
    print.rust(&[], unused.into_iter().chain(uses).chain(pieces))
}

/// Where the head of the file is, since not every feature needs every name.
const UNUSED: &str =
    "#![allow(unused_imports, reason = \"which names are used is a matter of features\")]\n";

/// `use` lines, those of what a feature brings with it.
fn ways_in(plain: &[String], gated: &[(String, Vec<String>)]) -> Option<Piece> {
    let mut lines = match uses(plain) {
        Some(Piece::Item(lines)) => lines,
        Some(Piece::Impl(..) | Piece::Text(_)) | None => TokenStream::new(),
    };
    for (path, features) in gated {
        let (cfg, path) = (cfg(features), super::text::path(path));
        lines.extend(quote!(#cfg use #path;));
    }
    Some(Piece::Item(lines))
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
