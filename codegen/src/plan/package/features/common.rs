//! The features that every crate has: those of the runtime, which it forwards.

use super::FULL;

/// Features that are on by default, and what they add.
pub(crate) const BY_DEFAULT: &[(&str, &str)] = &[
    (
        "client",
        "Request builders and the client; bring your own HTTP transport.",
    ),
    (
        "rustls",
        "HTTP client with TLS by rustls and ring. Alternatives: `aws-lc` and `native-tls`.",
    ),
    (
        "serde",
        "`Serialize` and `Deserialize` for every type. `graph_runtime::json` works without it.",
    ),
];

/// Alternatives to `rustls`, and an addition to each. They need `client`.
pub(crate) const TRANSPORTS: &[(&str, &str)] = &[
    (
        "aws-lc",
        "HTTP client with TLS by rustls and AWS-LC, which has a FIPS 140 validated version.",
    ),
    (
        "native-tls",
        "HTTP client with the platform's TLS: Schannel, Secure Transport or OpenSSL.",
    ),
    (
        "http2",
        "HTTP/2, if the service supports it, for each of these HTTP clients.",
    ),
];

/// Features for tests. The second needs the first.
pub(crate) const TESTING: &[(&str, &str)] = &[
    (
        "testing",
        "For tests: a transport with scripted responses, `graph_runtime::testing`.",
    ),
    (
        "testing-http",
        "For tests over HTTP: a local server, `graph_runtime::testing::http`.",
    ),
];

/// Features of the runtime that each crate forwards, and what they add. They need `client`.
pub(crate) const FORWARDED: &[(&str, &str)] = &[
    (
        "batches",
        "Any number of requests in batches, `graph_runtime::Batches`.",
    ),
    (
        "blocking",
        "Calls that block the thread, `graph_runtime::blocking`.",
    ),
    ("delta", "Delta queries, `graph_runtime::delta`."),
    (
        "polling",
        "Long-running operations, `graph_runtime::polling`.",
    ),
    (
        "transfers",
        "Uploads and downloads of large files, `graph_runtime::transfers`.",
    ),
    (
        "webhooks",
        "A receiver of change notifications, `graph_runtime::webhooks`.",
    ),
];

/// Names of features with another meaning, beside those above.
const RESERVED: &[&str] = &["default", "flows", FULL];

/// Whether a feature of that name has another meaning.
pub(in crate::plan) fn is_reserved(name: &str) -> bool {
    let mut described = [BY_DEFAULT, TRANSPORTS, FORWARDED, TESTING]
        .into_iter()
        .flatten();
    RESERVED.contains(&name) || described.any(|(known, _)| *known == name)
}
