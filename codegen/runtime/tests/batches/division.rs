//! How many requests a batch has, and which ones.

use graph_runtime::testing::http::Reply;
use graph_runtime::{BatchesOptions, ErrorKind};

use crate::graph::{Graph, OK};
use crate::{get, sent, start, statuses};

#[tokio::test]
async fn forty_five_are_twenty_twenty_and_five_in_the_callers_order() {
    let graph = Graph::new(|_, _| OK).await;
    let mut batches = graph.root.batches();
    assert!(batches.is_empty());
    let all = (0..45).map(|number| get(&graph.root, number));
    let items = batches.add_all(all).unwrap();
    assert_eq!(batches.len(), 45);
    let mut responses = sent(batches).await;
    let mut sizes = graph.sizes();
    sizes.sort_unstable();
    assert_eq!(sizes, [5, 20, 20]);
    assert_eq!(graph.serial(), [false; 3]);
    for (number, response) in responses.take_all(items).into_iter().enumerate() {
        let model = response.unwrap().into_model().unwrap();
        assert_eq!(model.id.unwrap(), format!("/jobs/{number}"));
    }
}

#[tokio::test]
async fn a_batch_that_fails_costs_no_other_its_results() {
    let fails = |number| (number == 1).then(|| Reply::new(400));
    let graph = Graph::with(|_, _| OK, fails).await;
    let mut batches = graph.root.batches();
    let all = (0..45).map(|number| start(&graph.root, number));
    let items = batches.add_all(all).unwrap();
    let batches = batches.with_options(BatchesOptions::new().with_concurrency(1));
    let mut responses = sent(batches).await;
    let statuses = statuses(&mut responses, items);
    assert_eq!(statuses[..20], [200; 20]);
    assert_eq!(statuses[20..40], [400; 20]);
    assert_eq!(statuses[40..], [200; 5]);
    assert_eq!(graph.sizes(), [20, 20, 5]);
}

#[tokio::test]
async fn nothing_is_sent_for_nothing() {
    let graph = Graph::new(|_, _| OK).await;
    sent(graph.root.batches()).await;
    assert!(graph.sizes().is_empty());
}

#[tokio::test]
async fn batches_can_be_smaller_and_one_at_a_time() {
    let graph = Graph::new(|_, _| OK).await;
    let mut batches = graph.root.batches();
    let all = (0..10).map(|number| get(&graph.root, number));
    let items = batches.add_all(all).unwrap();
    let options = BatchesOptions::new().with_size(4).with_concurrency(1);
    let mut responses = sent(batches.with_options(options)).await;
    assert_eq!(graph.sizes(), [4, 4, 2]);
    assert_eq!(statuses(&mut responses, items), [200; 10]);
}

#[tokio::test]
async fn serial_requests_run_one_after_the_other_and_a_failure_stops_no_other() {
    let fails = |path: &str, _| match path {
        "/jobs/2/start" => (409, None),
        _ => OK,
    };
    let graph = Graph::new(fails).await;
    let mut batches = graph.root.batches();
    let all = (0..6).map(|number| start(&graph.root, number));
    let items = batches.add_all(all).unwrap();
    let options = BatchesOptions::new().with_serial(true);
    let mut responses = sent(batches.with_options(options)).await;
    assert_eq!(
        statuses(&mut responses, items),
        [200, 200, 409, 200, 200, 200]
    );
    assert_eq!((graph.sizes(), graph.serial()), (vec![6, 3], vec![true; 2]));
    assert!((3..6).all(|number| graph.ran(&format!("/jobs/{number}/start")) == 1));
}

#[tokio::test]
async fn options_that_can_not_work_are_refused_before_anything_is_sent() {
    let graph = Graph::new(|_, _| OK).await;
    for options in [
        BatchesOptions::new().with_size(0),
        BatchesOptions::new().with_size(21),
        BatchesOptions::new().with_concurrency(0),
    ] {
        let mut batches = graph.root.batches();
        let _item = batches.add(get(&graph.root, 1)).unwrap();
        let error = batches.with_options(options).send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Batch);
    }
    assert!(graph.sizes().is_empty());
}

#[tokio::test]
async fn a_batch_that_is_too_large_is_halved() {
    let too_large = |number| (number == 0).then(|| Reply::new(413));
    let graph = Graph::with(|_, _| OK, too_large).await;
    let mut batches = graph.root.batches();
    let all = (0..20).map(|number| start(&graph.root, number));
    let items = batches.add_all(all).unwrap();
    let mut responses = sent(batches).await;
    assert_eq!(statuses(&mut responses, items), [200; 20]);
    assert_eq!(graph.sizes(), [20, 10, 10]);
}
