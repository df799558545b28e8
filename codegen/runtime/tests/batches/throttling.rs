//! Parts and batches that the service throttles. Nothing waits here: the clock of the mock moves on.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use graph_runtime::testing::MockCredential;
use graph_runtime::testing::MockTransport;
use graph_runtime::testing::http::Reply;
use graph_runtime::{
    BatchesOptions, Core, GraphClientOptions, Method, RequestOptions, RetryMode, RetryOptions,
    Target,
};

use crate::graph::{Graph, OK};
use crate::{chain, get, sent, start, statuses};

const SECOND: Duration = Duration::from_secs(1);

#[tokio::test]
async fn only_the_throttled_parts_are_sent_again_after_the_longest_wait() {
    let mock = MockTransport::in_any_order();
    let root = Target::root(&mock.core(), "v1.0");
    for number in 0..5 {
        let expected = mock.expect(start(&root, number));
        match number {
            3 => expected.is_throttled(7 * SECOND).returns_nothing(),
            1 => expected.is_throttled(20 * SECOND).returns_nothing(),
            _ => expected.returns_nothing(),
        };
    }
    let mut batches = root.batches();
    let items = (0..5).map(|number| start(&root, number));
    let items = batches.add_all(items).unwrap();
    let mut responses = sent(batches).await;
    assert_eq!(statuses(&mut responses, items), [204; 5]);
    assert_eq!(mock.waits(), [20 * SECOND]);
    let second = mock.requests()[1].json().unwrap().as_str().to_owned();
    assert!(second.contains("/jobs/1/start") && second.contains("/jobs/3/start"));
    assert!(!second.contains("/jobs/0/start"), "it has run");
    mock.verify();
}

#[tokio::test]
async fn a_part_that_is_always_throttled_is_an_error_in_the_end() {
    let graph = Graph::new(|path, _| match path {
        "/jobs/1/start" => (429, Some("0")),
        _ => OK,
    })
    .await;
    let mut batches = graph.root.batches();
    let all = (0..3).map(|number| start(&graph.root, number));
    let items = batches.add_all(all).unwrap();
    let mut responses = sent(batches).await;
    let mut all = responses.take_all(items);
    let error = all.remove(1).unwrap_err();
    assert_eq!(error.status().map(u16::from), Some(429));
    assert_eq!((error.attempts(), error.may_have_run()), (4, false));
    assert_eq!(graph.asked("/jobs/1/start"), 4);
    assert_eq!(graph.asked("/jobs/0/start"), 1);
}

#[tokio::test]
async fn a_service_that_runs_four_at_a_time_is_no_error() {
    let running = Arc::new(AtomicUsize::new(0));
    let count = running.clone();
    let judge = move |_: &str, _| match count.fetch_add(1, Ordering::Relaxed) {
        0..4 => OK,
        _ => (429, Some("0")),
    };
    let begins = move |_| {
        running.store(0, Ordering::Relaxed);
        None
    };
    let graph = Graph::with(judge, begins).await;
    let mut batches = graph.root.batches();
    let all = (0..20).map(|number| start(&graph.root, number));
    let items = batches.add_all(all).unwrap();
    let mut responses = sent(batches).await;
    assert_eq!(statuses(&mut responses, items), [200; 20]);
    assert_eq!(graph.sizes(), [20, 16, 12, 8, 4]);
}

#[tokio::test]
async fn a_throttled_link_of_a_chain_is_sent_again_with_what_follows() {
    let graph = Graph::new(|path, count| match (path, count) {
        ("/jobs/2/start", 0) => (429, Some("0")),
        _ => OK,
    })
    .await;
    let (batches, items) = chain(&graph.root, 6);
    let mut responses = sent(batches).await;
    assert_eq!(statuses(&mut responses, items), [200; 6]);
    assert_eq!((graph.sizes(), graph.serial()), (vec![6, 4], vec![true; 2]));
    assert!((0..6).all(|number| graph.ran(&format!("/jobs/{number}/start")) == 1));
}

#[tokio::test]
async fn a_batch_that_is_refused_as_a_whole_is_sent_again_as_a_whole() {
    for status in [429, 503] {
        let refuse = move |number| {
            let reply = Reply::new(status).with_header("retry-after", "0");
            (number == 0).then_some(reply)
        };
        let graph = Graph::with(|_, _| OK, refuse).await;
        let mut batches = graph.root.batches();
        let all = (0..3).map(|number| start(&graph.root, number));
        let items = batches.add_all(all).unwrap();
        let mut responses = sent(batches).await;
        assert_eq!(statuses(&mut responses, items), [200; 3], "{status}");
        assert_eq!(graph.sizes(), [3, 3]);
    }
}

#[tokio::test]
async fn parts_that_may_have_run_are_sent_again_only_if_that_does_no_harm() {
    let graph = Graph::new(|_, count| if count == 0 { (503, Some("0")) } else { OK }).await;
    let mut batches = graph.root.batches();
    let safe = batches.add(get(&graph.root, 0)).unwrap();
    let post = batches.add(start(&graph.root, 1)).unwrap();
    let options = RequestOptions::new().with_retry(RetryMode::EvenIfItMayHaveRun);
    let job = crate::job(&graph.root, 2);
    let again = job.raw(Method::Post, None, Some(options));
    let again = batches.add(again).unwrap();
    let never = RequestOptions::new().with_retry(RetryMode::Never);
    let never = batches
        .add(crate::job(&graph.root, 3).delete(Some(never)))
        .unwrap();
    let mut responses = sent(batches).await;
    assert_eq!(statuses(&mut responses, vec![safe]), [200]);
    assert_eq!(statuses(&mut responses, vec![again]), [200]);
    assert_eq!(statuses(&mut responses, vec![never]), [503]);
    let error = responses.take(post).unwrap_err();
    assert_eq!(error.status().map(u16::from), Some(503));
    assert!(error.may_have_run());
    assert_eq!(graph.sizes(), [4, 2]);
}

#[tokio::test]
async fn a_wait_past_the_limit_is_an_error_of_the_part_alone() {
    let graph = Graph::new(|path, _| match path {
        "/jobs/1/start" => (429, Some("3600")),
        _ => OK,
    })
    .await;
    let mut batches = graph.root.batches();
    let all = (0..3).map(|number| start(&graph.root, number));
    let items = batches.add_all(all).unwrap();
    let mut all = sent(batches).await.take_all(items);
    let error = all.remove(1).unwrap_err();
    assert_eq!(error.retry_after(), Some(3600 * SECOND));
    assert!(all.iter().all(Result::is_ok));
    assert_eq!(graph.sizes(), [3]);
}

#[tokio::test]
async fn waits_that_end_together_are_one_batch() {
    let mock = MockTransport::in_any_order();
    let options = mock.options();
    let retry = RetryOptions::default().with_max_retries(1);
    let options: GraphClientOptions = options.with_retry(retry);
    let core = Core::new(Arc::new(MockCredential::new()), Some(options)).unwrap();
    let root = Target::root(&core, "v1.0");
    for number in 0..6 {
        let expected = mock.expect(get(&root, number));
        match number % 3 {
            0 => expected
                .is_throttled(10 * SECOND)
                .returns(&crate::Job::default()),
            _ => expected.returns(&crate::Job::default()),
        };
    }
    let mut batches = root.batches();
    let items = batches
        .add_all((0..6).map(|number| get(&root, number)))
        .unwrap();
    let options = BatchesOptions::new().with_size(3);
    let mut responses = sent(batches.with_options(options)).await;
    assert_eq!(statuses(&mut responses, items), [200; 6]);
    assert_eq!(
        mock.requests().len(),
        3,
        "3 + 3, then both that were throttled"
    );
    assert_eq!(mock.waits(), [10 * SECOND]);
}

/// A call of its own was asked to wait: so do parts of the same kind, and only those.
#[tokio::test]
async fn parts_wait_as_long_as_another_call_was_asked_to() {
    let mock = MockTransport::in_any_order();
    let root = Target::root(&mock.core(), "v1.0");
    let throttled = get(&root, 9);
    mock.expect(get(&root, 9))
        .is_throttled(30 * SECOND)
        .returns(&crate::Job::default());
    let never = RequestOptions::new().with_retry(RetryMode::Never);
    throttled.await.unwrap();
    assert_eq!(mock.waits(), [30 * SECOND]);
    // It gives up, so the wait is still to come.
    let job = crate::job(&root, 8);
    mock.expect(job.delete(Some(never.clone())))
        .is_throttled(40 * SECOND);
    job.delete(Some(never.clone())).await.unwrap_err();
    let mut batches = root.batches();
    let other = root.segment("users").key("1").get::<crate::Job>(None);
    mock.expect(root.segment("users").key("1").get::<crate::Job>(None))
        .returns(&crate::Job::default());
    let free = batches.add(other).unwrap();
    let mut waiting = Vec::new();
    for number in 0..3 {
        mock.expect(start(&root, number)).returns_nothing();
        let after = waiting.last().map(graph_runtime::BatchItem::id);
        waiting.push(batches.add_after(start(&root, number), after).unwrap());
    }
    let refused = batches
        .add(crate::job(&root, 7).delete(Some(never)))
        .unwrap();
    let mut responses = sent(batches).await;
    assert_eq!(statuses(&mut responses, vec![free]), [200]);
    assert_eq!(statuses(&mut responses, waiting), [204; 3]);
    let error = responses.take(refused).unwrap_err();
    assert_eq!(
        (error.status().map(u16::from), error.attempts()),
        (Some(429), 0)
    );
    assert!(
        error.to_string().contains("this call was not sent"),
        "{error}"
    );
    let waits = mock.waits();
    assert_eq!(waits.len(), 2, "{waits:?}");
    assert!(
        waits[1] <= 40 * SECOND && waits[1] > 39 * SECOND,
        "{waits:?}"
    );
    assert_eq!(
        mock.requests().len(),
        5,
        "2 + the call, then one for what is free and one for the chain"
    );
    mock.verify();
}

/// A batch that was refused altogether makes the others wait.
#[tokio::test]
async fn parts_wait_as_long_as_another_batch_was_asked_to() {
    for some_run in [false, true] {
        let mock = MockTransport::in_any_order();
        let root = Target::root(&mock.core(), "v1.0");
        let retries = RequestOptions::new().with_retry(RetryMode::Never);
        let item = |number| crate::job(&root, number).delete(Some(retries.clone()));
        let mut batches = root.batches();
        for number in 0..6 {
            let expected = mock.expect(item(number));
            match some_run && number > 0 {
                true => expected.returns_nothing(),
                false => expected.is_throttled(50 * SECOND),
            };
            let _ = batches.add(item(number)).unwrap();
        }
        sent(batches).await;
        let mut next = root.batches();
        for number in 10..12 {
            mock.expect(start(&root, number)).returns_nothing();
            let _ = next.add(start(&root, number)).unwrap();
        }
        sent(next).await;
        let waited = usize::from(!some_run);
        assert_eq!(mock.waits().len(), waited, "if some run, others may too");
        mock.verify();
    }
}
