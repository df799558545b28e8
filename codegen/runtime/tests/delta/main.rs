//! Delta queries: against a mock, and over HTTP where links and hosts matter.
#![cfg(all(feature = "client", feature = "delta"))]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod changes;
mod deviations;
mod folding;
mod resync;
mod spellings;
mod start;
mod state;
mod wire;

#[expect(unreachable_pub, reason = "as generated code writes them")]
#[path = "../client/support/model.rs"]
mod model;

use graph_runtime::delta::Change;
use graph_runtime::testing::{MockResponse, MockTransport};
use graph_runtime::{Core, Link, ListOptions, Page, Request, Target};
use model::Job;

const ROOT: &str = "https://graph.microsoft.com/v1.0/users/delta()";

fn mock() -> (MockTransport, Core) {
    let mock = MockTransport::new();
    let core = mock.core();
    (mock, core)
}

fn target(core: &Core) -> Target {
    Target::root(core, "v1.0")
        .segment("users")
        .segment("delta()")
}

/// A delta function's request, as a generated builder makes it.
fn users(core: &Core) -> Request<Page<Job>> {
    target(core).list(None::<ListOptions<Job>>)
}

/// The request for a link of the same function.
fn at(core: &Core, link: &str) -> Request<Page<Job>> {
    target(core).resume(&Link::new(link), None).unwrap()
}

fn link(query: &str) -> String {
    format!("{ROOT}?{query}")
}

fn page(body: &str) -> MockResponse {
    MockResponse::new(200).with_body("application/json", body.to_owned())
}

/// A page with these items and a link.
fn linked(items: &str, name: &str, link: &str) -> MockResponse {
    page(&format!(
        r#"{{"value":[{items}],"@odata.{name}":"{link}"}}"#
    ))
}

/// `+a` for a changed item, `-a` for a removed one.
fn short(change: &Change<Job>) -> String {
    let sign = match change {
        Change::Removed(_) => '-',
        _ => '+',
    };
    format!("{sign}{}", change.id().unwrap_or("?"))
}
