//! The client: endpoints, credentials, the pipeline over azure_core, and what generated builders call.
//!
//! # What is logged
//! azure_core logs and traces each request with its method, path, status and a few harmless headers. Keys in the path and
//! values in the query are replaced before it sees them, bodies and tokens are never logged, and no error prints what was
//! sent. Two things are out of reach from here:
//!
//! * With the feature `azure_core/debug`, which any crate in a program can switch on, azure_core logs **all headers as they
//!   are, the token included**. Keep it out of production; `cargo tree -e features -i azure_core` shows who asks for it.
//! * A transport that the program brings logs what it likes. azure_core's own (`azure_core::http::new_http_client`) shows
//!   paths; the one of [`HttpOptions`] does not.
//!
//! # Transport
//! The features `rustls` (the default), `aws-lc` and `native-tls` each bring an HTTP client, which [`HttpOptions`] sets up. They
//! differ in TLS alone:
//!
//! | feature | TLS | needs to build |
//! |---|---|---|
//! | `rustls` | rustls with ring | a C compiler; on Windows on ARM64 also clang |
//! | `aws-lc` | rustls with AWS-LC, which has a version validated for FIPS 140: with `rustls/fips` | a C compiler; on Windows on ARM64 also cmake and clang; with `rustls/fips` also cmake and Go |
//! | `native-tls` | Schannel, Secure Transport or OpenSSL | on Linux the headers of OpenSSL |
//!
//! Where several are on, since features of all crates of a program are put together, `aws-lc` comes first and `rustls` last.
//! With `http2`, HTTP/2 is used where the service speaks it. Each trusts the certificates that the platform trusts, and none
//! reads or sets the default of rustls for the process.
//!
//! Without them, or instead, a program hands in a client of its own by
//! [`GraphClientOptions::with_http_client`]: anything that implements [`HttpClient`](azure_core::http::HttpClient). What is
//! logged, and what errors say, is redacted as with the built-in one. Such a client must
//!
//! * follow no redirects, since the token could go where they lead. With the first call that sends a token, a client that
//!   does not answer at once, as one without a network does, is tried with a redirect between two ports of this machine.
//!   If it follows that, each call is an error of the kind [`Redirect`](crate::ErrorKind::Redirect). A client that reaches
//!   nothing on this machine, such as one for https alone, can't be tried and is taken as it is.
//!   [`GraphClientOptions::check_redirects`] switches that off;
//! * give an error of the kind [`Connection`](azure_core::error::ErrorKind::Connection) only where nothing was sent: such a
//!   request is sent again, whatever it does. All other errors are taken for requests that may have run.
//!
//! # What is sent again
//! What was refused (429) or never reached the service is sent again; what may have run only if repeating it does no harm
//! (GET, PUT, DELETE) or [`RetryMode`](crate::RetryMode) says so. That holds for an answer that breaks off within its body
//! too, but not for streams, whose beginning the caller has. A 401 is answered with a fresh token, once.
//!
//! Waits that the service asks for by `Retry-After` (429, 503, 509) are shared by all clients of one [`Core`], for each
//! version and first segment of the path: other calls wait until the time is over. Where the call that was asked does not
//! wait, because the wait is longer than [`RetryOptions::max_retry_after`] or it was its last attempt, calls that can't
//! wait either fail at once with the same error, and nothing is sent. What a part of a batch is asked to wait for counts
//! too; parts themselves are not held back, since one batch may be for many parts of the service.
//!
//! Each wait and each repetition is a `tracing` event of the target `graph_runtime::client::events`, with the method, the
//! path as a template, how long and why.
//!
//! # Time limits
//! They run on azure_core's runtime. With its feature `tokio` (part of `rustls`, `aws-lc` and `native-tls` here) that is tokio; without, it is a
//! thread for each limit that runs, so a program with another runtime should set it with
//! `azure_core::async_runtime::set_async_runtime`.

mod batch;
mod body;
mod bound_request;
mod call;
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
mod target;
mod throttle;
mod timer;
mod transport;
mod transport_policy;
mod verbs;
mod without_token;

pub use crate::http::ByteStream;
pub use batch::{Batch, BatchAnswers, Part, Ticket};
pub use body::body_from_fn;
pub use call::Call;
pub use cloud::Cloud;
pub use core::Core;
pub use options::{GraphClientOptions, RetryOptions, Timeouts};
pub use pager::{Pager, Pages};
pub use target::Target;
#[cfg(feature = "testing-http")]
pub(crate) use transport::direct;
pub use transport::{HttpOptions, http_client};

pub(crate) use bound_request::BoundRequest;
pub(crate) use request::Request;

pub(crate) use send::send;
#[cfg(feature = "testing")]
pub(crate) use {batch::content as batch_content, timer::Clock};
