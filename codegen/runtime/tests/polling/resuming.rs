//! Stopping, and going on later.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use graph_runtime::polling::{OperationState, Poller};
use graph_runtime::{ErrorKind, Link};

use super::{FOREIGN, at_foreign, copy, foreign, json, mock, own};

const RUNNING: &str = r#"{"status":"inProgress"}"#;
const DONE: &str = r#"{"status":"completed","resourceId":"r"}"#;

#[tokio::test]
async fn from_a_saved_url() {
    let (mock, core) = mock();
    at_foreign(&mock, &core).responds(json(200, RUNNING));
    let mut poller = copy(&core).into_poller();
    assert!(poller.monitor().is_none());
    poller.next().await.unwrap().unwrap();
    poller.next().await.unwrap().unwrap();
    let saved = poller.monitor().unwrap().as_str().to_owned();
    drop(poller);
    assert_eq!(saved, FOREIGN);
    assert_eq!(mock.requests().len(), 2, "a dropped poller asks no more");

    mock.expect(foreign(&core, FOREIGN))
        .responds(json(200, DONE));
    let done = Poller::resume(&core, &Link::new(saved))
        .unwrap()
        .await
        .unwrap();
    assert_eq!(done.resource_id(), Some("r"));
    assert_eq!(mock.waits().len(), 1, "a resumed poller asks at once");
    mock.verify();
}

/// At the service, with the token; Teams keeps its pace.
#[tokio::test]
async fn at_the_service() {
    let (mock, core) = mock();
    mock.expect(own(&core, "teams('g')/operations('o')"))
        .responds(json(200, RUNNING))
        .responds(json(200, DONE));
    let saved = Link::new("https://graph.microsoft.com/v1.0/teams('g')/operations('o')");
    Poller::resume(&core, &saved).unwrap().await.unwrap();
    assert!(mock.requests().iter().all(|request| request.has_token()));
    assert_eq!(mock.waits(), [Duration::from_secs(30)]);
}

#[tokio::test]
async fn only_what_can_be_a_monitor() {
    let (_mock, core) = mock();
    for (link, kind) in [
        ("/teams('g')", ErrorKind::ForeignLink),
        ("http://plain.example/", ErrorKind::ForeignLink),
        (
            "https://graph.microsoft.com/v1.0/x?$filter=a",
            ErrorKind::NotAnOperation,
        ),
    ] {
        let error = Poller::resume(&core, &Link::new(link)).unwrap_err();
        assert_eq!(error.kind(), kind, "{link}");
    }
}

/// A future that is dropped in the middle of a request loses nothing: the request is sent once.
#[tokio::test]
async fn a_dropped_future() {
    let (mock, core) = mock();
    mock.expect(copy(&core))
        .after(Duration::from_secs(1))
        .responds(super::accepted(FOREIGN));
    mock.expect(foreign(&core, FOREIGN))
        .after(Duration::from_secs(1))
        .responds(json(200, DONE));
    let mut poller = copy(&core).into_poller();
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..100 {
        // Each future is polled once and dropped.
        match pin!(poller.next()).poll(&mut context) {
            Poll::Ready(Some(Ok(OperationState::Completed(done)))) => {
                assert_eq!(done.resource_id(), Some("r"));
                assert_eq!(mock.requests().len(), 2);
                return;
            }
            Poll::Ready(Some(step)) => drop(step.unwrap()),
            Poll::Ready(None) => panic!(),
            Poll::Pending => {}
        }
    }
    panic!("it never ends");
}
