//! Requests that depend on others.

use graph_runtime::{BatchItem, ErrorKind};

use crate::graph::{Graph, OK};
use crate::{chain, get, sent, start, statuses};

#[tokio::test]
async fn a_chain_is_cut_at_twenty_and_continued() {
    let graph = Graph::new(|_, _| OK).await;
    let (batches, items) = chain(&graph.root, 45);
    let mut responses = sent(batches).await;
    assert_eq!(statuses(&mut responses, items), [200; 45]);
    assert_eq!(graph.sizes(), [20, 20, 5]);
    assert_eq!(graph.serial(), [true; 3]);
    let log = graph.log.lock().unwrap();
    let order: Vec<String> = (0..45)
        .map(|number| format!("/jobs/{number}/start"))
        .collect();
    assert_eq!(log.batches.concat(), order);
}

#[tokio::test]
async fn requests_after_a_failure_are_not_run() {
    let fails = |path: &str, _| match path {
        "/jobs/9/start" => (403, None),
        _ => OK,
    };
    let graph = Graph::new(fails).await;
    let (batches, items) = chain(&graph.root, 45);
    let mut responses = sent(batches).await;
    assert_eq!(graph.sizes(), [20]);
    let all: Vec<_> = responses.take_all(items);
    assert!(all[..9].iter().all(Result::is_ok));
    for (number, response) in all.iter().enumerate().skip(9) {
        let error = response.as_ref().unwrap_err();
        let (status, attempts) = match number {
            9 => (403, 1),
            10..20 => (424, 1),
            _ => (424, 0),
        };
        assert_eq!(error.status().map(u16::from), Some(status), "{number}");
        assert_eq!((error.attempts(), error.may_have_run()), (attempts, false));
        assert_eq!(error.kind(), ErrorKind::Service);
    }
    let error = all[44].as_ref().unwrap_err();
    assert_eq!(error.code(), Some("FailedDependency"));
    assert_eq!(error.path_template(), Some("/jobs/{id}/start"));
}

#[tokio::test]
async fn mixtures_are_sorted_apart() {
    let graph = Graph::new(|_, _| OK).await;
    let mut batches = graph.root.batches();
    let mut items: Vec<BatchItem<()>> = Vec::new();
    for number in 0..9 {
        // Each third one depends on the third one before.
        let after = items.iter().rev().nth(2).map(BatchItem::id);
        let after = after.filter(|_| number % 3 == 0);
        items.push(
            batches
                .add_after(start(&graph.root, number), after)
                .unwrap(),
        );
    }
    let mut responses = sent(batches).await;
    assert_eq!(statuses(&mut responses, items), [200; 9]);
    let mut kinds: Vec<_> = graph.serial().into_iter().zip(graph.sizes()).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, [(false, 6), (true, 3)]);
}

#[tokio::test]
async fn many_short_chains_take_a_batch_for_each_step_of_twenty() {
    let graph = Graph::new(|_, _| OK).await;
    let mut batches = graph.root.batches();
    for number in 0..100 {
        let first = batches.add(start(&graph.root, 2 * number)).unwrap();
        let second = start(&graph.root, 2 * number + 1);
        let _second = batches.add_after(second, [first.id()]).unwrap();
    }
    sent(batches).await;
    assert_eq!(graph.sizes(), [20; 10]);
    assert!((0..200).all(|number| graph.ran(&format!("/jobs/{number}/start")) == 1));
}

#[tokio::test]
async fn several_on_one_and_one_on_several() {
    for fails in [None, Some("/jobs/2/start")] {
        let judge = move |path: &str, _| match fails {
            Some(failing) if failing == path => (500, None),
            _ => OK,
        };
        let graph = Graph::new(judge).await;
        let mut batches = graph.root.batches();
        let top = batches.add(start(&graph.root, 0)).unwrap();
        let middle: Vec<_> = (1..4)
            .map(|number| {
                batches
                    .add_after(start(&graph.root, number), [top.id()])
                    .unwrap()
            })
            .collect();
        let all = middle.iter().map(BatchItem::id);
        let last = batches.add_after(start(&graph.root, 4), all).unwrap();
        let mut responses = sent(batches).await;
        let failed = fails.is_some();
        let expected = if failed { [200, 500, 200] } else { [200; 3] };
        assert_eq!(statuses(&mut responses, middle), expected);
        let last = statuses(&mut responses, vec![last]);
        assert_eq!(last, [if failed { 424 } else { 200 }]);
        assert_eq!(statuses(&mut responses, vec![top]), [200]);
        assert_eq!(graph.serial(), vec![false; if failed { 2 } else { 3 }]);
    }
}

#[tokio::test]
async fn a_request_that_depends_on_a_chain_and_its_parts_belongs_to_it() {
    let graph = Graph::new(|_, _| OK).await;
    let mut batches = graph.root.batches();
    let one = batches.add(start(&graph.root, 1)).unwrap();
    let two = batches
        .add_after(start(&graph.root, 2), [one.id()])
        .unwrap();
    let on = [one.id(), two.id(), two.id()];
    let _three = batches.add_after(start(&graph.root, 3), on).unwrap();
    sent(batches).await;
    assert_eq!((graph.sizes(), graph.serial()), (vec![3], vec![true]));
}

#[tokio::test]
async fn cycles_are_refused_and_later_requests_can_be_depended_on() {
    let graph = Graph::new(|_, _| OK).await;
    let mut batches = graph.root.batches();
    let one = batches.add(start(&graph.root, 1)).unwrap().id();
    let two = batches
        .add_after(start(&graph.root, 2), [one])
        .unwrap()
        .id();
    let three = batches.add(start(&graph.root, 3)).unwrap().id();
    batches.make_dependent(one, [three]).unwrap();
    for (item, on) in [(one, one), (one, two), (three, two)] {
        let error = batches.make_dependent(item, [on]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Batch);
    }
    let other = graph.root.batches().add(get(&graph.root, 1)).unwrap().id();
    assert!(batches.make_dependent(one, [other]).is_err());
    sent(batches).await;
    let log = graph.log.lock().unwrap();
    let order = ["/jobs/3/start", "/jobs/1/start", "/jobs/2/start"];
    assert_eq!(log.batches, [order]);
}
