//! The client: the methods of the service root.

use super::Context;
use super::groups::Group;
use super::method_sources;
use super::methods;
use crate::plan::Method;
use crate::plan::notes::Notes;

/// Prefix of its methods' keys in `names.toml`.
const KEY: &str = "root";

/// The methods of the client.
pub(in crate::plan) fn methods(context: Context<'_>, notes: &mut Notes<'_>) -> Vec<Method> {
    let root = Group {
        name: String::new(),
        key: KEY.to_owned(),
        resources: Vec::new(),
        property: None,
    };
    let sources = method_sources::of_root(context.slice);
    let sources = method_sources::with_parameterless(context.slice, &notes.namer, KEY, sources);
    let names = method_sources::name(context.slice, &mut notes.namer, KEY, &sources);
    methods::plan(context, &mut notes.docs, &root, &sources, names)
}

/// Documentation of the client.
pub(in crate::plan) fn about(api: &str) -> Vec<String> {
    vec![format!(
        "Client of Microsoft Graph {api}. Its methods return the request builders of the top-level resources."
    )]
}
