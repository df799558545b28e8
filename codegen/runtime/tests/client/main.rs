//! The client against a real HTTP server on this machine: what it sends, and what it makes of each fault.
#![cfg(any(feature = "rustls", feature = "aws-lc", feature = "native-tls"))]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod support;

mod batch;
mod batch_answers;
mod batch_bodies;
mod bodies;
mod clouds;
mod construction;
mod early_responses;
mod empty_options;
mod error_shapes;
mod errors;
mod events;
mod faults;
mod headers;
mod links;
mod literals;
mod operations;
mod paging;
mod paths;
#[expect(unreachable_pub, reason = "models as generated code writes them")]
mod preferences;
mod proxies;
mod query_options;
mod redirects;
mod references;
mod requests;
mod responses;
mod secret_echoes;
mod secrets;
mod streams;
mod throttle;
mod tls;
mod xml_errors;
