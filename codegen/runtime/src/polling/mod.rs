//! Long-running operations (feature `polling`): an action that the service accepts with 202 and finishes later.
//!
//! [`Request::into_poller`](crate::Request::into_poller) takes the request that starts the operation. The [`Poller`] sends it,
//! and then requests the *monitor*, the URL that the service returns, until the operation is finished.
//!
//! ```
//! # use graph_runtime::testing::{MockResponse, MockTransport};
//! # use graph_runtime::{Error, Method, RequestOptions, Target};
//! # use std::time::Duration;
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Error> {
//! # let mock = MockTransport::new();
//! # let core = mock.core();
//! # let clone = || Target::root(&core, "v1.0").segment("teams").raw(Method::Post, None, None);
//! # mock.expect(clone()).responds(MockResponse::new(202).with_header("Location", "/teams('g')/operations('o')"));
//! # let operation = || Target::root(&core, "v1.0").segment("teams('g')").segment("operations('o')").raw(Method::Get, None, Some(RequestOptions::new().with_prefer("include-unknown-enum-members")));
//! # let status = |status| MockResponse::new(200).with_body("application/json", format!(r#"{{"status":"{status}","targetResourceId":"g"}}"#));
//! # mock.expect(operation()).responds(status("inProgress")).responds(status("succeeded"));
//! let request = clone(); // such as `graph.teams().create(&team, None)`
//! let done = request.into_poller().with_timeout(Duration::from_secs(600)).await?;
//! assert_eq!(done.resource_id(), Some("g"));
//! assert_eq!(mock.waits(), [Duration::from_secs(30); 2]); // the interval that Teams asks for
//! # Ok(())
//! # }
//! ```
//!
//! # What counts as finished
//! The body decides, not the HTTP status: `status` (in `printOperation` it is `status.state`) is compared without regard to case.
//!
//! | response of the monitor | meaning |
//! |---|---|
//! | `completed`, `succeeded`, `partiallySucceeded` | finished |
//! | `failed`, `canceled`, `deleteFailed`, `submissionFailed`, `skipped` | an error of the kind [`OperationFailed`](crate::ErrorKind::OperationFailed), with the service's code and message |
//! | another status, or 202 without a body | not finished |
//! | 303 or 302 | finished; the result is read from `Location`, which may fail. If that is another operation, a 302 replaces the monitor |
//! | 200 with an object that is no operation | finished; it is the result itself |
//! | 200 with a body that is not JSON | an error of the kind [`Decode`](crate::ErrorKind::Decode); the poller can be used again |
//! | a collection | an error of the kind [`NotAnOperation`](crate::ErrorKind::NotAnOperation) |
//! | 404, 410 or `operationNotFound` | before its first success the monitor may not exist yet; later, or after [`Poller::with_grace_period`], an error of the kind [`OperationUnknown`](crate::ErrorKind::OperationUnknown) |
//! | 429, 5xx, or no response | requested again, at most [`Poller::with_max_failures`] times in a row |
//!
//! # The monitor
//! `Operation-Location` is preferred to `Location`. A path without a version, as Teams sends it, is relative to the service root of the
//! request. The token is sent only to the service's own origin. The URL is opaque; ids are only
//! read from the body and from `Content-Location`. A 202 of the monitor with another `Location` replaces its URL.
//!
//! A URL with a query option such as `$filter` is a query, not a monitor. `bulkUpload` of a synchronization job returns one:
//! it finds entries of the provisioning log. Nothing is sent to it, and the error is of the kind `NotAnOperation`.
//!
//! # Interval
//! The wait before the next request is `Retry-After` of the latest response, else [`Poller::with_interval`]. Without either it is
//! 5 seconds, and 30 seconds for Teams. [`Core`](crate::Core) does not retry the requests to the monitor, so its waits don't add
//! to these; a wait that it knows from other calls to the same part of the service is respected.
//!
//! # Stop and resume
//! Dropping the poller stops polling; the operation continues at the service. [`Poller::monitor`] is the URL to save, and
//! [`Poller::resume`] continues with it. Dropping a future of [`Poller::next`] or [`Poller::finish`] loses nothing: the request in
//! flight is kept, and the next call continues it.
//!
//! azure_core's own `Poller` is not used: it waits at least a second and on its own clock, has no overall timeout, loses its state with an
//! error, and prints the URL of the monitor.
//!
//! # Sources
//! [Working with long-running actions](https://learn.microsoft.com/graph/long-running-actions-overview),
//! [longRunningOperation](https://learn.microsoft.com/graph/api/resources/longrunningoperation),
//! [teamsAsyncOperation](https://learn.microsoft.com/graph/api/resources/teamsasyncoperation),
//! [onenoteOperation](https://learn.microsoft.com/graph/api/resources/onenoteoperation).

mod answer;
mod answered;
mod begin;
mod completed;
mod meaning;
mod monitor;
mod outcome;
mod poller;
mod progress;
mod refused;
mod settings;
mod watch;

pub use completed::Completed;
pub use poller::Poller;
pub use progress::{OperationState, Progress};
