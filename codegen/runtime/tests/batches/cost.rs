//! How many requests a run takes over a service that throttles a tenth of the parts, beside a perfect schedule.
//!
//! `GRAPH_BATCH_REQUESTS` sets another number of requests; `tests/cost/batches.sh` measures a hundred thousand.

use std::time::Instant;

use crate::graph::{Graph, OK};
use crate::start;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tenth_is_throttled_and_each_runs_once() {
    let count = std::env::var("GRAPH_BATCH_REQUESTS");
    let count = count.map_or(5000, |count| count.parse().unwrap());
    let mut random = 1_u64;
    let graph = Graph::new(move |_, _| {
        // Knuth's constants for a linear congruential generator.
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        match (random >> 33) % 10 {
            0 => (429, Some("1")),
            _ => OK,
        }
    })
    .await;
    let mut batches = graph.root.batches();
    let all = (0..count).map(|number| start(&graph.root, number));
    let items = batches.add_all(all).unwrap();
    let begin = Instant::now();
    let mut responses = batches.send().await.unwrap();
    let seconds = begin.elapsed().as_secs_f64();
    assert!(responses.take_all(items).iter().all(Result::is_ok));
    let log = graph.log.lock().unwrap();
    assert_eq!(log.ran.len(), count);
    assert!(log.ran.values().all(|ran| *ran == 1), "each runs once");
    let parts: usize = log.asked.values().sum();
    let (sent, perfect) = (log.batches.len(), parts.div_ceil(20));
    let factor = sent as f64 / perfect as f64;
    println!(
        "{count} requests, {} throttled: {sent} batches, {perfect} in a perfect schedule: {factor:.3} times; {seconds:.1} s",
        parts - count
    );
    assert!(factor <= 1.2, "{sent} batches instead of {perfect}");
}
