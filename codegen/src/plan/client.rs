//! The client: the service root and what it offers.

use super::Client;
use super::docs::Docs;
use super::groups::Group;
use super::methods::{self, Context};
use super::modules::Placing;
use super::names::Namer;
use super::rust_type::Scope;
use std::collections::BTreeSet;

/// Name of the client.
const NAME: &str = "GraphClient";

/// The client.
pub(super) fn plan(
    context: &Context<'_, '_>,
    placing: &Placing,
    namer: &mut Namer<'_>,
    docs: &mut Docs<'_>,
    api: &str,
) -> Client {
    let mut scope = Scope::elsewhere(
        context.slice.model(),
        placing,
        BTreeSet::from([NAME.to_owned()]),
    );
    for path in [
        "Core",
        "Error",
        "GraphClientOptions",
        "Target",
        "TokenCredential",
    ] {
        scope.bring(&format!("graph_runtime::{path}"));
    }
    scope.bring("std::sync::Arc");
    let root = Group {
        modules: Vec::new(),
        name: NAME.to_owned(),
        key: "root".to_owned(),
        places: Vec::new(),
        property: None,
    };
    let methods = methods::plan(context, namer, docs, &mut scope, &root);
    let docs = vec![format!(
        "A client of Microsoft Graph {api}: the root that every request builder starts from."
    )];
    Client {
        api: api.to_owned(),
        docs,
        uses: scope.uses(),
        gated: Vec::new(),
        methods,
        features: Vec::new(),
    }
}
