//! The client: endpoints, credentials, the HTTP pipeline over azure_core, and the methods that generated builders call.
//!
//! # What is logged
//! azure_core logs and traces each request with its method, path, status and a few harmless headers. Keys in the path and
//! values in the query are replaced before it sees them, bodies and tokens are never logged, and no error prints what was
//! sent. Two things are not under the control of this crate:
//!
//! * With the feature `azure_core/debug`, which any crate in a program can switch on, azure_core logs **all headers as they
//!   are, the token included**. Keep it out of production; `cargo tree -e features -i azure_core` shows who enables it.
//! * A transport that the program brings may log anything. azure_core's own (`azure_core::http::new_http_client`) shows
//!   paths; the one of [`HttpOptions`] does not.
//!
//! # Spans
//! With a provider of tracers in the options of azure_core (`client_options.instrumentation.tracer_provider`, such as the one of
//! the crate [azure_core_opentelemetry](https://docs.rs/azure_core_opentelemetry)), each call has a span of the kind internal, and
//! below it each attempt to send it one of the kind client, by the
//! [conventions of OpenTelemetry](https://opentelemetry.io/docs/specs/semconv/http/http-spans/). Both have the name
//! `GET /users/{id}`, and:
//!
//! | attribute | span | |
//! |---|---|---|
//! | `http.request.method`, `url.template` | both | `GET`, `/users/{id}`; a download that is redirected to another host has no template there, and the name `GET` |
//! | `http.response.status_code` | both | if there is a response; for the call that of the last attempt |
//! | `error.type` | both, if it failed | the status from 400 on, or the [`ErrorKind`](crate::ErrorKind); the status of the span is then an error without a description |
//! | `az.service_request_id` | both | the `request-id` of the response |
//! | `server.address`, `server.port` | attempt | the port also if it is the default |
//! | `url.full` | attempt | with `REDACTED` for each key and each value in the query |
//! | `http.request.resend_count` | attempt, from the second on | 1, 2, …; redirects count |
//! | `graph.attempts` | call | how many times it was sent |
//!
//! The attempt is sent to the service as the parent of its own spans (`traceparent`). Each page of a collection is a call, and so
//! is each request to `$batch`. A span of a call ends when there is a response; the body of a stream is read after it.
//!
//! # Transport
//! The features `rustls` (the default), `aws-lc` and `native-tls` each bring an HTTP client, which [`HttpOptions`] configures.
//! They differ only in TLS:
//!
//! | feature | TLS | needs to build |
//! |---|---|---|
//! | `rustls` | rustls with ring | a C compiler; on Windows on ARM64 also clang |
//! | `aws-lc` | rustls with AWS-LC, which has a version validated for FIPS 140: with `rustls/fips` | a C compiler; on Windows on ARM64 also cmake and clang; with `rustls/fips` also cmake and Go |
//! | `native-tls` | Schannel, Secure Transport or OpenSSL | on Linux the headers of OpenSSL |
//!
//! Cargo unites the features of all crates of a program: the first of `aws-lc`, `native-tls` and `rustls` that is on is used.
//! With `http2`, HTTP/2 is used if the service supports it. Each trusts the certificates that the platform trusts, and none
//! reads or sets the default of rustls for the process.
//!
//! Without them, or instead of them, a program can bring its own HTTP client with
//! [`GraphClientOptions::with_http_client`]: anything that implements [`HttpClient`](azure_core::http::HttpClient). Logs and errors
//! are redacted as with the built-in one. Such a client must
//!
//! * follow no redirects, since they could send the token to another host. With the first request that sends a token, a client is
//!   tested with a redirect between two ports of this machine, unless it answers at once, as one without a network does. If it
//!   follows the redirect, each call is an error of the kind [`Redirect`](crate::ErrorKind::Redirect). A client that can't reach
//!   this machine, such as one for https alone, can't be tested and is accepted.
//!   [`GraphClientOptions::check_redirects`] disables the test;
//! * return an error of the kind [`Connection`](azure_core::error::ErrorKind::Connection) only if nothing was sent: such a
//!   request is always sent again. After any other error, the request is assumed to have run.
//!
//! # Retries
//! A request that was throttled (429) or never reached the service is sent again. One that may have run is sent again only if it
//! is idempotent (GET, PUT, DELETE) or [`RetryMode`](crate::RetryMode) allows it, also if the response breaks off within its body;
//! streams are not retried once the caller reads them. After a 401 the request is sent once more with a fresh token.
//!
//! Waits that the service asks for by `Retry-After` (429, 503, 509) are shared by all clients of one [`Core`], for each
//! version and first segment of the path: other calls wait until then. If the throttled call gives up,
//! because the wait is longer than [`RetryOptions::max_retry_after`] or it has no retries left, other calls that can't wait fail at
//! once with the same error, and nothing is sent. A wait that a part of a batch is asked for counts too; a batch itself is
//! not delayed, since it may be for many parts of the service.
//!
//! Each wait and each retry is a `tracing` event of the target `graph_runtime::client::events`, with the method, the path
//! template, the duration and the reason.
//!
//! # Timeouts
//! Timeouts run on the async runtime of azure_core. With its feature `tokio` (part of `rustls`, `aws-lc` and `native-tls` here) that is tokio; without, it is a
//! thread for each limit that runs, so a program with another runtime should set it with
//! `azure_core::async_runtime::set_async_runtime`.

mod batch;
#[cfg(feature = "batches")]
mod batches;
mod body;
mod bound_request;
mod cloud;
mod core;
mod credential;
mod events;
mod keys;
mod media;
mod options;
mod pager;
mod pipeline;
mod progress;
mod read_body;
mod reauthorize;
mod redact;
pub(crate) mod redirect_check;
mod references;
pub(crate) mod request;
mod retry;
mod send;
mod spans;
mod target;
mod throttle;
mod throttle_scope;
mod timer;
mod transport;
mod transport_policy;
mod untyped_request;
mod verbs;
mod without_token;

pub use crate::http::ByteStream;
pub use batch::{Batch, BatchItem, BatchItemId, BatchResponses};
#[cfg(feature = "batches")]
pub use batches::{Batches, BatchesOptions};
pub use body::body_from_fn;
pub use cloud::Cloud;
pub use core::Core;
pub use options::{GraphClientOptions, RetryOptions, Timeouts};
pub use pager::{Pager, Pages};
pub use target::Target;
#[cfg(feature = "testing-http")]
pub(crate) use transport::direct;
pub use transport::{HttpOptions, http_client};
pub use untyped_request::UntypedRequest;

pub(crate) use bound_request::BoundRequest;
#[cfg(feature = "transfers")]
pub(crate) use events::transfer_retried;
pub(crate) use request::Request;

#[cfg(feature = "testing")]
pub(crate) use batch::content as batch_content;
pub(crate) use send::send;
#[cfg(feature = "polling")]
pub(crate) use throttle_scope::ThrottleScope;
#[cfg(any(feature = "testing", feature = "webhooks"))]
pub(crate) use timer::Clock;
