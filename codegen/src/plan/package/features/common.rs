//! The features that every crate has: those of the runtime, which it forwards.

/// The feature that enables all roots, and the items that no root reaches.
pub(in crate::plan) const FULL: &str = "full";

/// A feature, and what it adds.
pub(crate) struct CommonFeature {
    /// Its name, which is also that of the feature of the runtime.
    pub(crate) name: &'static str,
    /// A sentence.
    pub(crate) adds: &'static str,
}

const fn feature(name: &'static str, adds: &'static str) -> CommonFeature {
    CommonFeature { name, adds }
}

/// Features that are on by default, and what they add.
pub(crate) const BY_DEFAULT: &[CommonFeature] = &[
    feature(
        "client",
        "Request builders and the client; bring your own HTTP transport.",
    ),
    feature(
        "rustls",
        "HTTP client with TLS by rustls and ring. Alternatives: `aws-lc` and `native-tls`.",
    ),
    feature(
        "serde",
        "`Serialize` and `Deserialize` for every type. `graph_runtime::json` works without it.",
    ),
];

/// Alternatives to `rustls`, and an addition to each. They need `client`.
pub(crate) const TRANSPORTS: &[CommonFeature] = &[
    feature(
        "aws-lc",
        "HTTP client with TLS by rustls and AWS-LC, which has a FIPS 140 validated version.",
    ),
    feature(
        "native-tls",
        "HTTP client with the platform's TLS: Schannel, Secure Transport or OpenSSL.",
    ),
    feature(
        "http2",
        "HTTP/2, if the service supports it, for each of these HTTP clients.",
    ),
];

/// Features for tests. The second needs the first.
pub(crate) const TESTING: &[CommonFeature] = &[
    feature(
        "testing",
        "For tests: a transport with scripted responses, `graph_runtime::testing`.",
    ),
    feature(
        "testing-http",
        "For tests over HTTP: a local server, `graph_runtime::testing::http`.",
    ),
];

/// Features of the runtime that each crate forwards, and what they add. They need `client`.
pub(crate) const FORWARDED: &[CommonFeature] = &[
    feature(
        "batches",
        "Any number of requests in batches, `graph_runtime::Batches`.",
    ),
    feature(
        "blocking",
        "Calls that block the thread, `graph_runtime::blocking`.",
    ),
    feature("delta", "Delta queries, `graph_runtime::delta`."),
    feature(
        "polling",
        "Long-running operations, `graph_runtime::polling`.",
    ),
    feature(
        "transfers",
        "Uploads and downloads of large files, `graph_runtime::transfers`.",
    ),
    feature(
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
    RESERVED.contains(&name) || described.any(|known| known.name == name)
}
