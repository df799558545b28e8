//! What writing an example collects: imports, statements before the call, and what the call sends.

use super::index::Index;
use super::uses::{Uses, ident};
use crate::plan::ModelId;
use graph_csdl::model::Model;
use proc_macro2::TokenStream;
use quote::quote;

/// The state of writing an example.
pub(super) struct Writer<'w> {
    pub(super) index: &'w Index<'w>,
    pub(super) model: &'w Model,
    pub(super) uses: Uses,
    pub(super) crate_name: String,
    /// Pairs of the query that are still to be written.
    pub(super) query: Vec<(String, String)>,
    /// Pairs that the call sends.
    pub(super) sent_query: Vec<(String, String)>,
    /// Headers that the call sends.
    pub(super) sent_headers: Vec<(String, String)>,
    /// Statements before the call.
    pub(super) before: Vec<TokenStream>,
    /// The variables of these statements.
    pub(super) named: Vec<String>,
}

impl Writer<'_> {
    /// Imports the item at this path, and returns its name.
    pub(super) fn name(&mut self, path: &str) -> TokenStream {
        self.uses.name(path, &self.crate_name)
    }

    /// Imports a model, and returns its name.
    pub(super) fn model_name(&mut self, id: ModelId) -> TokenStream {
        let path = self.index.plan.model_path(id);
        self.name(&path)
    }

    /// Puts a value in a variable before the call.
    pub(super) fn before(&mut self, name: &str, value: TokenStream) {
        let name = ident(name);
        self.named.push(name.to_string());
        self.before.push(quote!(let #name = #value;));
    }

    /// As [`Writer::before`], with a type.
    pub(super) fn typed_before(&mut self, name: &str, ty: TokenStream, value: TokenStream) {
        let name = ident(name);
        self.named.push(name.to_string());
        self.before.push(quote!(let #name: #ty = #value;));
    }
}
