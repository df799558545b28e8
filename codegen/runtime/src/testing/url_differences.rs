//! How one URL differs from another.

use std::collections::{BTreeMap, BTreeSet};

use azure_core::http::Url;

use super::body_differences::shortened;
use super::differences::Differences;
use crate::http::Scrub;

/// Adds each difference of two URLs; the order of query options means nothing. Of a secret URL, only that it differs.
pub(super) fn url_differences(
    expected: &Url,
    got: &Url,
    is_secret: bool,
    scrub: &Scrub,
    found: &mut Differences,
) {
    let (expected_options, got_options) = (options(expected), options(got));
    let has_other_origin = expected.origin() != got.origin();
    let has_other_path = expected.path() != got.path();
    if is_secret {
        if has_other_origin || has_other_path || expected_options != got_options {
            found.of_operation("the URL");
        }
        return;
    }
    if has_other_origin {
        found.of_operation("the scheme, host or port");
    }
    if has_other_path {
        found.of_operation("the path");
    }
    let names: BTreeSet<&String> = expected_options.keys().chain(got_options.keys()).collect();
    for name in names {
        let (expected, got) = (expected_options.get(name), got_options.get(name));
        if expected != got {
            let (expected, got) = (shown(expected), shown(got));
            let text = format!("the query option {name}: expected {expected}, got {got}");
            found.push(scrub.clean(&text));
        }
    }
}

/// The query options: the values of each name, in order.
fn options(url: &Url) -> BTreeMap<String, Vec<String>> {
    let mut options: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in url.query_pairs() {
        options
            .entry(name.into_owned())
            .or_default()
            .push(value.into_owned());
    }
    options
}

fn shown(values: Option<&Vec<String>>) -> String {
    match values {
        None => "none".to_owned(),
        Some(values) => {
            let values: Vec<String> = values.iter().map(|value| format!("{value:?}")).collect();
            shortened(values.join(" and "))
        }
    }
}
