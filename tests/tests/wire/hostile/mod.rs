//! Hostile values in paths: each arrives as one segment, exactly as it was given, or is refused before anything is sent.

mod alternate_keys;
mod headers;
mod segments;
mod ways;

use graph_synchronization_beta::GraphClient;
use graph_tests::server::{Loopback, Received, Reply, Server};

use super::support::client;

/// Refused wherever a segment is all value.
const REFUSED: [&str; 11] = [
    "",
    ".",
    "..",
    "\r\nx-injected: 1",
    "a\r\nb",
    "a\nb",
    "a\rb",
    "a\0b",
    "a\tb",
    "a\u{7f}b",
    "a\u{85}b",
];

/// Sent, and what they must arrive as is themselves.
const SENT: [&str; 30] = [
    "...",
    "a/../../users",
    "/",
    "//",
    "../..",
    "a/./b",
    "%2e%2e",
    "%2E",
    ".%2e",
    "%2f..%2f",
    "%252e%252e",
    "%",
    "%zz",
    "a?b=c",
    "?",
    "#",
    "a#b",
    "a\\..\\b",
    "a;b=c",
    "a&b",
    "a=b",
    "a+b c",
    "$count",
    "$value",
    "microsoft.graph.user",
    "a@b:c",
    "'",
    "a','b')/x",
    "Grüße/日本/🙂",
    "\u{202e}\u{2028}\u{feff}e\u{301}",
];

async fn server() -> (Server, GraphClient) {
    let server = Server::answering(|_| Reply::new(204)).await.unwrap();
    let graph = client(&Loopback::to(&server), |options| options);
    (server, graph)
}

fn last(server: &Server) -> Received {
    server.received().pop().expect("a request")
}
