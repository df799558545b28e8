//! Tests without a service: a mock transport with scripted responses (feature `testing`).
//!
//! Expectations are requests of the generated crate, and responses have the types that they return, so the compiler checks
//! both. Everything above the transport is the production client: JSON, tokens, pages, batches, retries and errors.
//!
//! ```
//! # use graph_runtime::{Core, Error, GetOptions, Request, Target, structured_type};
//! # #[non_exhaustive]
//! # pub struct User { pub display_name: Option<String>, pub additional: graph_runtime::AdditionalProperties }
//! # structured_type! { User: "microsoft.graph.user", UserProperty { display_name: "displayName" => DisplayName } }
//! # impl User { fn new() -> Self { Self::default() }
//! #     fn with_display_name(mut self, name: &str) -> Self { self.display_name = Some(name.to_owned()); self } }
//! # struct GraphClient(Target);
//! # impl GraphClient { fn from_core(core: &Core) -> Self { Self(Target::root(core, "v1.0")) } fn me(&self) -> Me { Me(self.0.segment("me")) } }
//! # struct Me(Target);
//! # impl Me { fn get(&self, options: Option<GetOptions<User>>) -> Request<User> { self.0.get(options) } }
//! # async fn greeting(graph: &GraphClient) -> Result<String, Error> {
//! #     let user = graph.me().get(None).await?.into_model()?;
//! #     Ok(format!("Hello {}", user.display_name.unwrap_or_default())) }
//! use graph_runtime::testing::MockTransport;
//! # use std::time::Duration;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Error> {
//! let mock = MockTransport::new();
//! let graph = GraphClient::from_core(&mock.core());
//! mock.expect(graph.me().get(None))
//!     .is_throttled(Duration::from_secs(30))
//!     .returns(&User::new().with_display_name("Ada"));
//!
//! assert_eq!(greeting(&graph).await?, "Hello Ada"); // what is tested
//! assert_eq!(mock.waits(), [Duration::from_secs(30)]); // by the client; no time passed
//! mock.verify();
//! # Ok(())
//! # }
//! ```
//!
//! # Order
//! Requests are expected in the order of the calls of [`MockTransport::expect`] ([`MockTransport::in_any_order`] accepts them in any
//! order), and each response is given once. A request that is not expected fails with an error of the kind
//! [`UnexpectedRequest`](crate::ErrorKind::UnexpectedRequest), which has the expected request, the actual one and their differences: the method, the path, each query option, header and place
//! of a JSON body.
//! [`MockTransport::verify`], or the end of the test, reports it too, even if the program ignored the error, and lists the
//! responses that were not used. Mocks share nothing, so tests can run in parallel.
//!
//! # How requests are compared
//! The method; the URL, its query options in any order; each header that the expected request has, and `Accept`,
//! `ConsistencyLevel`, `Content-Type`, `If-Match`, `If-None-Match`, `Prefer` and `Range` of both; the body, value by value where both are JSON, unless
//! [`Expectation::with_any_body`] accepts any. [`MockTransport::requests`] returns everything that was sent, including the token.
//!
//! # Responses
//! | the request returns | methods |
//! |---|---|
//! | a model, a value, a count | [`returns`](Expectation::returns) |
//! | a page | [`returns_items`](Expectation::returns_items), [`returns_pages`](Expectation::returns_pages), [`returns_items_with_next`](Expectation::returns_items_with_next) before a response to the request for the next page |
//! | nothing, or a model that the service may leave out | [`returns_nothing`](Expectation::returns_nothing) |
//! | bytes | [`returns_bytes`](Expectation::returns_bytes) |
//! | anything of these | [`fails`](Expectation::fails), [`is_throttled`](Expectation::is_throttled), [`is_unavailable`](Expectation::is_unavailable), [`cannot_connect`](Expectation::cannot_connect), [`loses_connection`](Expectation::loses_connection), [`responds`](Expectation::responds) |
//!
//! A part of a `$batch` is expected as if it were sent alone; the mock reads the parts of the batch and composes its response. A
//! part that depends on one that failed gets a 424, and needs no expectation. A batch can be expected as a whole too, as a
//! POST to `$batch`.
//!
//! # Tasks of several requests
//! Pages are one expectation ([`returns_pages`](Expectation::returns_pages)). Other tasks send requests that no builder has a method for.
//! They are expected like this, where `target` is that of any builder:
//!
//! | request | expectation |
//! |---|---|
//! | the next round of a delta query, or a page after a link | [`target.resume(&link, None)`](crate::Target::resume); the response is a [`Page`](crate::Page) with `next_link` or `delta_link` |
//! | the monitor of a long-running operation, at Graph | `target.raw(Method::Get, None, options)`, with `with_prefer("include-unknown-enum-members")` in the options |
//! | such a monitor at another host; a slice of an upload; a range of a download at another host | [`core.without_token(…)`](crate::Core::without_token), of a slice with [`with_any_body`](Expectation::with_any_body) |
//!
//! # Time
//! A client of the mock's [`core`](MockTransport::core) or [`options`](MockTransport::options) has a simulated clock: its waits
//! pass at once and are in [`MockTransport::waits`]. A delay of a response
//! ([`Expectation::after`], [`MockResponse::with_pause`]) passes at once too, and where it is longer than a time limit of the client,
//! the call fails as it would in production. No async runtime is needed.
//!
//! # What is not printed
//! Messages show URLs with their keys and query options, since that is what tests compare. They do not show tokens, URLs
//! that are used without a token, values of headers other than `Accept`, `ConsistencyLevel`, `Content-Type`, `Prefer` and `Range`,
//! and the parts of a body that the `Debug` of the model redacts; if the model is not known, all strings of the body are redacted.

mod batch;
mod body_differences;
mod clock;
mod credential;
mod differences;
mod expectation;
mod expected;
#[cfg(feature = "testing-http")]
pub mod http;
mod response;
mod script;
mod sent_request;
mod transport;
mod url_differences;

use std::sync::{Mutex, MutexGuard, PoisonError};

pub use credential::MockCredential;
pub use expectation::Expectation;
pub use response::MockResponse;
pub use sent_request::SentRequest;
pub use transport::MockTransport;

pub(crate) use clock::SimulatedClock;
pub(crate) use transport::is_unexpected;

/// Locks, even if a test has panicked while it held the lock.
fn locked<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
