//! An enum, and the table that ties it to its JSON.

use super::table;
use super::text::{Piece, deprecated, docs, ident};
use crate::plan::{Enum, Variant};
use proc_macro2::TokenStream;
use quote::quote;

/// Everything that makes up an enum.
pub(super) fn pieces(item: &Enum) -> Vec<Piece> {
    vec![definition(item).into(), Piece::Text(table::of_enum(item))]
}

fn definition(item: &Enum) -> TokenStream {
    let (about, note, name) = (
        docs(&item.docs),
        deprecated(item.deprecated.as_ref()),
        ident(&item.name),
    );
    let variants = item.members.iter().map(variant);
    let catch_all = ident(&item.catch_all);
    quote! {
        #about
        #note
        #[derive(Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A member that this version of the crate does not know, as it came.
            #catch_all(graph_runtime::UnknownMember),
        }
    }
}

fn variant(member: &Variant) -> TokenStream {
    let (about, note, name) = (
        docs(&member.docs),
        deprecated(member.deprecated.as_ref()),
        ident(&member.name),
    );
    quote! {
        #about
        #note
        #name,
    }
}
