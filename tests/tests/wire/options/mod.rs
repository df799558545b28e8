//! What options put on the wire: queries, preconditions, preferences.

mod headers;
mod keys;
mod queries;

use graph_tests::server::{Received, Reply};

fn empty() -> Reply {
    Reply::json(200, r#"{"value":[]}"#)
}

#[track_caller]
fn has_query(received: &Received, expected: &[(&str, &str)]) {
    let pairs = received.pairs();
    let pairs: Vec<(&str, &str)> = pairs
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    assert_eq!(pairs, expected);
}
