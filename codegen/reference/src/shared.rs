//! Pages that slices of two versions of Graph share.
//!
//! A page is written for one version, which its URLs name. For a slice of another version, each URL of Graph in it (of a request, a
//! context, a link or a location) is read with that version in its place, and nothing else is. Lines stay as they are.

use crate::page::Page;
use crate::resolve::resolve;
use graph_csdl::model::Model;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Where URLs of Graph start.
const SERVICE: &str = "https://graph.microsoft.com/";

/// The text of a page that is written for the version `from` of Graph, as it is for the version `to`.
pub fn for_version<'t>(text: &'t str, from: &str, to: &str) -> Cow<'t, str> {
    let old = format!("{SERVICE}{from}/");
    if from == to || !text.contains(&old) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace(&old, &format!("{SERVICE}{to}/")))
}

/// Adds to the pages of a slice, by name, those of another one that it has no page of the same name for; each slice is of a version of
/// Graph. The names of what was added.
pub fn inherit(
    (own, to): (&mut BTreeMap<String, String>, &str),
    (others, from): (BTreeMap<String, String>, &str),
) -> BTreeSet<String> {
    let mut added = BTreeSet::new();
    for (name, text) in others {
        if !own.contains_key(&name) {
            own.insert(name.clone(), for_version(&text, from, to).into_owned());
            added.insert(name);
        }
    }
    added
}

/// Whether the metadata lacks everything that the examples of a page call.
pub fn is_foreign(page: &Page, model: &Model) -> bool {
    let mut requests = page.examples.iter().map(|example| &example.request);
    !page.examples.is_empty()
        && requests
            .all(|request| resolve(model, &request.method.value, &request.target.value).is_err())
}

#[cfg(test)]
mod tests {
    use super::for_version;

    #[test]
    fn urls_of_graph_change_their_version_and_nothing_else_does() {
        let text = "# beta\nGET https://graph.microsoft.com/beta/me\n\
            {\"@odata.context\": \"https://graph.microsoft.com/beta/$metadata#me\"} https://graph.microsoft.com/beta2/x /beta/y\n";
        let expected = "# beta\nGET https://graph.microsoft.com/v1.0/me\n\
            {\"@odata.context\": \"https://graph.microsoft.com/v1.0/$metadata#me\"} https://graph.microsoft.com/beta2/x /beta/y\n";
        assert_eq!(for_version(text, "beta", "v1.0"), expected);
        assert_eq!(for_version(text, "v1.0", "beta"), text);
    }
}
