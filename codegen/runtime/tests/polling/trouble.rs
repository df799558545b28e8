//! Faults while polling.

use std::time::Duration;

use graph_runtime::testing::{MockCredential, MockTransport};
use graph_runtime::{Core, ErrorKind, RetryOptions};
use std::sync::Arc;

use super::{accepted, at_foreign, copy, json, mock, own};

const SECOND: Duration = Duration::from_secs(1);
const RUNNING: &str = r#"{"status":"inProgress"}"#;
const DONE: &str = r#"{"status":"completed"}"#;

/// Each is asked again once, after its own wait: the client's own retries don't add to the poller's.
#[tokio::test]
async fn faults_in_between() {
    let (mock, core) = mock();
    at_foreign(&mock, &core)
        .responds(json(200, RUNNING))
        .is_throttled(SECOND * 17)
        .is_unavailable(None)
        .cannot_connect()
        .loses_connection()
        .responds(json(200, DONE));
    copy(&core).into_poller().await.unwrap();
    assert_eq!(mock.requests().len(), 7);
    let waits = mock.waits();
    assert_eq!(waits[..3], [SECOND * 5, SECOND * 5, SECOND * 17]);
    assert!(
        waits[3..].iter().all(|wait| *wait >= SECOND * 5),
        "{waits:?}"
    );
    assert_eq!(waits.len(), 6);
    mock.verify();
}

#[tokio::test]
async fn the_same_at_the_service() {
    let (mock, core) = mock();
    mock.expect(copy(&core))
        .responds(accepted("/drive/operations"));
    mock.expect(own(&core, "drive/operations"))
        .is_throttled(SECOND * 17)
        .is_unavailable(Some(SECOND * 9))
        .responds(json(200, DONE));
    copy(&core).into_poller().await.unwrap();
    assert_eq!(mock.waits(), [SECOND * 5, SECOND * 17, SECOND * 9]);
    mock.verify();
}

#[tokio::test]
async fn faults_are_bounded_and_the_poller_can_go_on() {
    let (mock, core) = mock();
    let mut poller = copy(&core).into_poller().with_max_failures(2);
    at_foreign(&mock, &core)
        .is_unavailable(None)
        .is_unavailable(None)
        .is_unavailable(None)
        .responds(json(200, DONE));
    let error = poller.finish().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.status().map(u16::from)),
        (ErrorKind::Service, Some(503))
    );
    poller.finish().await.unwrap();
    mock.verify();
}

/// It does not depend on the retries of the client.
#[tokio::test]
async fn a_client_without_retries() {
    let mock = MockTransport::new();
    let options = mock.options().with_retry(RetryOptions::none());
    let core = Core::new(Arc::new(MockCredential::new()), Some(options)).unwrap();
    at_foreign(&mock, &core)
        .is_throttled(SECOND * 3)
        .responds(json(200, DONE));
    copy(&core).into_poller().await.unwrap();
    assert_eq!(mock.waits(), [SECOND * 5, SECOND * 3]);
}

/// The first GET of Teams may be a 404.
#[tokio::test]
async fn not_there_yet() {
    let (mock, core) = mock();
    mock.expect(copy(&core))
        .responds(accepted("/teams('g')/operations('o')"));
    mock.expect(own(&core, "teams('g')/operations('o')"))
        .fails(404, "NotFound", "No operation.")
        .fails(500, "operationNotFound", "No operation.")
        .responds(json(200, DONE));
    copy(&core).into_poller().await.unwrap();
    assert_eq!(mock.waits(), [SECOND * 30; 3]);
}

#[tokio::test]
async fn never_there() {
    let (mock, core) = mock();
    at_foreign(&mock, &core)
        .fails(404, "itemNotFound", "No.")
        .fails(404, "itemNotFound", "No.");
    let poller = copy(&core)
        .into_poller()
        .with_interval(SECOND * 8)
        .with_grace_period(SECOND * 10);
    let error = poller.await.unwrap_err();
    assert_eq!(
        (error.kind(), error.code()),
        (ErrorKind::OperationUnknown, Some("itemNotFound"))
    );
    assert!(
        error
            .to_string()
            .contains("the outcome of the operation is unknown"),
        "{error}"
    );
}

/// After a good answer nobody knows how it ended.
#[tokio::test]
async fn gone() {
    for (status, code) in [
        (404, "itemNotFound"),
        (410, "gone"),
        (500, "operationNotFound"),
        (400, "OperationNotFound"),
    ] {
        let (mock, core) = mock();
        at_foreign(&mock, &core)
            .responds(json(200, RUNNING))
            .fails(status, code, "No.");
        let mut poller = copy(&core).into_poller();
        let error = poller.finish().await.unwrap_err();
        assert_eq!(
            (error.kind(), error.code()),
            (ErrorKind::OperationUnknown, Some(code))
        );
        assert!(poller.next().await.is_none());
        mock.verify();
    }
}

#[tokio::test]
async fn refusals_are_final() {
    for status in [400, 401, 403] {
        let (mock, core) = mock();
        at_foreign(&mock, &core).fails(status, "no", "No.");
        let error = copy(&core).into_poller().await.unwrap_err();
        assert_eq!(error.status().map(u16::from), Some(status));
        mock.verify();
    }
}

/// The POST is sent once, and its error is the poller's.
#[tokio::test]
async fn an_action_that_is_refused() {
    let (mock, core) = mock();
    mock.expect(copy(&core))
        .fails(409, "nameAlreadyExists", "No.");
    let mut poller = copy(&core).into_poller();
    assert_eq!(
        poller.finish().await.unwrap_err().code(),
        Some("nameAlreadyExists")
    );
    assert!(poller.monitor().is_none() && poller.next().await.is_none());
}

/// A monitor that has moved is asked there, and not for ever.
#[tokio::test]
async fn a_monitor_that_moves() {
    let (mock, core) = mock();
    let other = "https://other.example/monitor";
    at_foreign(&mock, &core).responds(json(307, "").with_header("Location", other));
    mock.expect(super::foreign(&core, other))
        .responds(json(200, DONE));
    let mut poller = copy(&core).into_poller();
    poller.finish().await.unwrap();
    assert_eq!(poller.monitor().unwrap().as_str(), other);
    let moved = || json(308, "").with_header("Location", super::FOREIGN);
    let mut script = at_foreign(&mock, &core);
    for _ in 0..6 {
        script = script.responds(moved());
    }
    drop(script);
    let error = copy(&core).into_poller().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
}

/// An answer that accepts once more may name another monitor; a link of an operation that is read is none.
#[tokio::test]
async fn a_monitor_that_names_another() {
    let (mock, core) = mock();
    let other = "https://other.example/monitor";
    at_foreign(&mock, &core)
        .responds(json(200, RUNNING).with_header("Location", "https://item.example/"))
        .responds(json(202, RUNNING).with_header("Location", other));
    mock.expect(super::foreign(&core, other))
        .responds(json(202, RUNNING).with_header("Location", "http://plain.example/"))
        .responds(json(200, DONE));
    copy(&core).into_poller().await.unwrap();
    mock.verify();
}
