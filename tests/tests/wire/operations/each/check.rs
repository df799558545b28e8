//! What one call puts on the wire, and what it makes of the answer, against the page.

use azure_core::http::Url;
use graph_tests::exchange::Exchange;
use graph_tests::server::{Received, Server};
use serde_json::Value as JsonValue;

use super::place::Place;
use super::table::Row;
use super::{SLICE, VERSION};
use crate::support::bounded;
use graph_tests::play::{Content, Played};

/// Plays one exchange at one place.
pub(super) async fn check(row: &Row, place: &Place, server: &Server) {
    let exchange = &Exchange::of_page(SLICE, row.page)[row.nth];
    let name = format!("{} [{}] at {}", row.page, row.nth, place.name());
    let before = server.count();
    server.then(exchange.reply());
    let played = bounded((row.call)(place, exchange))
        .await
        .unwrap_or_else(|error| panic!("{name}: {error:?}"));
    let received = &server.received()[before..];
    assert_eq!(received.len(), 1, "{name}: one request");
    asked(&name, exchange, place, &received[0]);
    answered(&name, exchange, played);
}

fn asked(name: &str, exchange: &Exchange, place: &Place, received: &Received) {
    assert_eq!(exchange.version, VERSION, "{name}");
    assert_eq!(received.method, exchange.method, "{name}");
    let target = place.target(&exchange.target);
    assert_eq!(received.path(), target.split('?').next().unwrap(), "{name}");
    let url = Url::parse(&format!("https://graph.microsoft.com{target}")).unwrap();
    let query = url
        .query_pairs()
        .map(|(name, value)| (name.into(), value.into()));
    assert_eq!(received.pairs(), query.collect::<Vec<_>>(), "{name}");
    headers(name, exchange, received);
    assert!(received.is_complete, "{name}");
    if exchange.request.body.is_empty() {
        assert!(received.body.is_empty(), "{name}: no body");
    } else {
        let expected: JsonValue = serde_json::from_str(&exchange.request.body).unwrap();
        assert_eq!(received.json(), expected, "{name}");
    }
}

/// These headers with these values, and no others.
fn headers(name: &str, exchange: &Exchange, received: &Received) {
    let header = |name: &str| received.header(name);
    assert_eq!(header("host"), Some("graph.microsoft.com"), "{name}");
    assert_eq!(header("authorization"), Some("Bearer token-1"), "{name}");
    let content_type = exchange.request.header("content-type");
    assert_eq!(header("content-type"), content_type, "{name}");
    assert_eq!(header("accept"), Some(accepted(exchange)), "{name}");
    let id = header("client-request-id").unwrap_or_default();
    assert!(is_guid(id), "{name}: {id}");
    assert_eq!(header("x-ms-client-request-id"), Some(id), "{name}");
    let agent = header("user-agent").unwrap_or_default();
    assert!(agent.contains("graph-runtime/"), "{name}: {agent}");
    // Which calls have it is the matter of another test.
    let prefer = header("prefer").unwrap_or("include-unknown-enum-members");
    assert_eq!(prefer, "include-unknown-enum-members", "{name}");
    let consistency = exchange.request.header("consistencylevel");
    assert_eq!(header("consistencylevel"), consistency, "{name}");
    let known = [
        "accept",
        "accept-encoding",
        "authorization",
        "client-request-id",
        "consistencylevel",
        "content-length",
        "content-type",
        "host",
        "prefer",
        "user-agent",
        "x-ms-client-request-id",
    ];
    for (other, value) in &received.headers {
        assert!(known.contains(&other.as_str()), "{name}: {other}: {value}");
    }
}

fn accepted(exchange: &Exchange) -> &'static str {
    match exchange.target.rsplit('/').next() {
        Some("$count") => "text/plain",
        Some("$value") if exchange.method == "GET" => "*/*",
        _ => "application/json",
    }
}

fn is_guid(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && text.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
}

fn answered(name: &str, exchange: &Exchange, played: Played) {
    assert_eq!(played.status, exchange.status, "{name}");
    assert!(played.request_id.is_some(), "{name}");
    let body = &exchange.response.body;
    let json = || serde_json::from_str::<JsonValue>(body).unwrap();
    match played.content {
        Content::Nothing => assert!(body.is_empty(), "{name}: {body} was not read"),
        Content::Whole(read) => assert_eq!(read, json(), "{name}"),
        Content::Value(read) => assert_eq!(read, json()["value"], "{name}"),
        Content::Bytes(read) => assert_eq!(read, body.as_bytes(), "{name}"),
        Content::Unfit(why) => panic!("{name}: {why}"),
        Content::Location(read) => {
            assert_eq!(read.as_deref(), exchange.response.header("location"));
        }
    }
}
