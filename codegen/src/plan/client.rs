//! The client: the service root and what it offers.

use super::groups::Group;
use super::methods::{self, Context};
use super::notes::Notes;
use super::{Method, offers};

/// What its methods' keys in `names.toml` begin with.
const KEY: &str = "root";

/// The methods of the client.
pub(super) fn methods(context: Context<'_>, notes: &mut Notes<'_>) -> Vec<Method> {
    let root = Group {
        name: String::new(),
        key: KEY.to_owned(),
        resources: Vec::new(),
        property: None,
    };
    let offers = offers::of_root(context.slice);
    let offers = offers::with_bare(context.slice, &notes.namer, KEY, offers);
    let names = offers::name(context.slice, &mut notes.namer, KEY, &offers);
    methods::plan(context, &mut notes.docs, &root, &offers, names)
}

/// Documentation of the client.
pub(super) fn about(api: &str) -> Vec<String> {
    vec![format!(
        "A client of Microsoft Graph {api}: the root that every request builder starts from."
    )]
}
