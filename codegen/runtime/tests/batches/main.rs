//! Any number of requests in batches, against a server that has the rules of Graph's `$batch`.
#![cfg(all(
    feature = "batches",
    any(feature = "rustls", feature = "aws-lc", feature = "native-tls")
))]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod chains;
mod cost;
mod deviations;
mod division;
mod faults;
mod graph;
mod parts;
mod spellings;
mod throttling;

#[expect(unreachable_pub, reason = "as generated code writes them")]
#[path = "../client/support/model.rs"]
mod model;

use std::time::Duration;

use graph_runtime::{BatchItem, BatchResponses, Batches, Request, Target};

use model::Job;

/// A job, as a generated builder reaches it.
fn job(root: &Target, number: usize) -> Target {
    root.segment("jobs").key(format!("{number}").as_str())
}

fn get(root: &Target, number: usize) -> Request<Job> {
    job(root, number).get(None)
}

/// An action, which is a POST without a body.
fn start(root: &Target, number: usize) -> Request<()> {
    let target = job(root, number);
    target.action_without_parameters("start", None).nothing()
}

/// The status of each item, `0` for an error without one.
fn statuses<T>(responses: &mut BatchResponses, items: Vec<BatchItem<T>>) -> Vec<u16> {
    let all = responses.take_all(items).into_iter();
    all.map(|response| match response {
        Ok(response) => response.status().into(),
        Err(error) => error.status().map_or(0, u16::from),
    })
    .collect()
}

/// Sends, but not for ever.
async fn sent(batches: Batches) -> BatchResponses {
    let sending = tokio::time::timeout(Duration::from_secs(60), batches.send());
    sending.await.expect("within a minute").unwrap()
}

/// A list of requests that each depend on the one before.
fn chain(root: &Target, count: usize) -> (Batches, Vec<BatchItem<()>>) {
    let mut batches = root.batches();
    let mut items: Vec<BatchItem<()>> = Vec::new();
    for number in 0..count {
        let after = items.last().map(BatchItem::id);
        items.push(batches.add_after(start(root, number), after).unwrap());
    }
    (batches, items)
}
