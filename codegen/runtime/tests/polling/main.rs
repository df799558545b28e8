//! Long-running operations: against a mock with a simulated clock, and over HTTP where tokens and hosts matter.
#![cfg(all(feature = "client", feature = "polling"))]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod answers;
mod deviations;
mod not_operations;
mod pace;
mod results;
mod resuming;
mod secrets;
mod spellings;
mod trouble;
mod wire;

#[expect(unreachable_pub, reason = "as generated code writes them")]
#[path = "../client/support/model.rs"]
mod model;

use graph_runtime::testing::{Expectation, MockResponse, MockTransport};
use graph_runtime::{Core, Json, Method, Request, RequestOptions, Target};

/// The monitor of a drive, on another host.
const FOREIGN: &str = "https://contoso.sharepoint.com/_api/v2.0/monitor/4A34?tempauth=s3cretauth";

fn mock() -> (MockTransport, Core) {
    let mock = MockTransport::new();
    let core = mock.core();
    (mock, core)
}

/// The action that starts an operation.
fn copy(core: &Core) -> Request<Json> {
    let item = Target::root(core, "v1.0").segment("drive").segment("copy");
    item.raw(Method::Post, Some(&"{}".parse().unwrap()), None)
}

/// A GET with the token, as the poller sends it.
fn own(core: &Core, path: &'static str) -> Request<Json> {
    let options = RequestOptions::new().with_prefer("include-unknown-enum-members");
    let target = Target::root(core, "v1.0").segment(path);
    target.raw(Method::Get, None, Some(options))
}

/// A GET without the token.
fn foreign(core: &Core, url: &str) -> Request<Json> {
    core.without_token(Method::Get, url, None).unwrap().any()
}

fn json(status: u16, body: &str) -> MockResponse {
    MockResponse::new(status).with_body("application/json", body.to_owned())
}

fn accepted(location: &str) -> MockResponse {
    MockResponse::new(202).with_header("Location", location)
}

/// Expects the copy, which returns the foreign monitor, and then requests to that.
fn at_foreign(mock: &MockTransport, core: &Core) -> Expectation<Json> {
    mock.expect(copy(core)).responds(accepted(FOREIGN));
    mock.expect(foreign(core, FOREIGN))
}
