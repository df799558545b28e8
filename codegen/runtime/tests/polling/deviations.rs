//! Answers that deviate from the documentation.

use std::time::Duration;

use graph_runtime::ErrorKind;
use graph_runtime::polling::{OperationState, Poller};

use super::{accepted, at_foreign, copy, foreign, json, mock, own};

const DONE: &str = r#"{"status":"completed","resourceId":"r"}"#;
const OTHER: &str = "https://other.example/monitor";

/// Progress beyond the end, as a text, or not at all.
#[tokio::test]
async fn progress_is_from_0_to_100() {
    let (mock, core) = mock();
    at_foreign(&mock, &core)
        .responds(json(
            200,
            r#"{"status":"inProgress","percentageComplete":104.5}"#,
        ))
        .responds(json(
            200,
            r#"{"status":"inProgress","percentComplete":"42"}"#,
        ))
        .responds(json(200, r#"{"status":"inProgress"}"#))
        .responds(json(200, DONE));
    let mut poller = copy(&core).into_poller();
    let mut seen = Vec::new();
    while let Some(step) = poller.next().await {
        if let OperationState::Running(progress) = step.unwrap() {
            seen.push(progress.percentage);
        }
    }
    assert_eq!(seen, [None, Some(100.0), Some(42.0), None]);
    mock.verify();
}

/// No word of the list, and no property that tells an operation but those that are null.
#[tokio::test]
async fn an_operation_with_an_unknown_status_is_no_result() {
    for body in [
        r#"{"status":"throttled"}"#,
        r#"{"id":"o","status":"unknownFutureValue"}"#,
        r#"{"id":"o","status":"preparing","error":null}"#,
        r#"{"id":"o","status":"preparing","resourceLocation":null}"#,
    ] {
        let (mock, core) = mock();
        at_foreign(&mock, &core)
            .responds(json(200, body))
            .responds(json(200, DONE));
        let done = copy(&core).into_poller().await.unwrap();
        assert_eq!(done.resource_id(), Some("r"), "{body}");
        mock.verify();
    }
}

/// A 302 may lead to another monitor, on another host: not to the result.
#[tokio::test]
async fn a_302_to_another_monitor() {
    let (mock, core) = mock();
    at_foreign(&mock, &core).responds(json(302, "").with_header("Location", OTHER));
    mock.expect(foreign(&core, OTHER))
        .responds(json(202, r#"{"status":"inProgress"}"#))
        .responds(json(200, DONE));
    let mut poller = copy(&core).into_poller();
    let done = poller.finish().await.unwrap();
    assert_eq!(done.resource_id(), Some("r"));
    assert_eq!(poller.monitor().unwrap().as_str(), OTHER);
    mock.verify();
}

#[tokio::test]
async fn a_302_to_an_operation_that_failed() {
    let (mock, core) = mock();
    at_foreign(&mock, &core).responds(json(302, "").with_header("Location", OTHER));
    mock.expect(foreign(&core, OTHER)).responds(json(
        200,
        r#"{"id":"o","status":"failed","error":{"code":"generalException","message":"It broke."}}"#,
    ));
    let error = copy(&core).into_poller().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::OperationFailed);
    assert_eq!(error.code(), Some("generalException"));
    mock.verify();
}

/// The redirect says nothing of where the result is, but the operation is finished.
#[tokio::test]
async fn a_302_or_303_without_a_location() {
    for status in [302, 303] {
        let (mock, core) = mock();
        at_foreign(&mock, &core).responds(json(status, ""));
        let done = copy(&core).into_poller().await.unwrap();
        assert!(done.resource_error().is_some(), "{status}");
        mock.verify();
    }
}

/// Part of a body, or a text: the operation may run, and the poller can be asked again.
#[tokio::test]
async fn an_answer_that_is_no_json_is_no_end() {
    for body in [r#"{"status":"compl"#, "OK"] {
        let (mock, core) = mock();
        at_foreign(&mock, &core)
            .responds(json(200, body))
            .responds(json(200, DONE));
        let mut poller = copy(&core).into_poller();
        let error = poller.finish().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}");
        let done = poller.finish().await.unwrap();
        assert_eq!(done.resource_id(), Some("r"));
        mock.verify();
    }
}

/// An hour with a timeout of a minute: the error comes at once, and the monitor can be saved.
#[tokio::test]
async fn an_hour_beyond_the_deadline() {
    let (mock, core) = mock();
    mock.expect(copy(&core))
        .responds(accepted(super::FOREIGN).with_header("Retry-After", "3600"));
    let mut poller = copy(&core)
        .into_poller()
        .with_timeout(Duration::from_secs(60));
    let error = poller.finish().await;
    assert_eq!(error.unwrap_err().kind(), ErrorKind::Timeout);
    assert!(mock.waits().is_empty(), "{:?}", mock.waits());
    let saved = poller.monitor().unwrap().clone();
    mock.expect(foreign(&core, super::FOREIGN))
        .responds(json(200, DONE));
    Poller::resume(&core, &saved).unwrap().await.unwrap();
    mock.verify();
}

/// Below the path of the request, as RFC 3986 has it.
#[tokio::test]
async fn a_location_relative_to_the_request() {
    let (mock, core) = mock();
    mock.expect(copy(&core)).responds(accepted("operations/o"));
    mock.expect(own(&core, "drive/operations/o"))
        .responds(json(200, DONE));
    copy(&core).into_poller().await.unwrap();
    mock.verify();
}

/// A date that has passed is no wait; what can't be read is none either, and the pace is the poller's.
#[tokio::test]
async fn odd_waits() {
    for (value, seconds) in [("Sun, 06 Nov 1994 08:49:37 GMT", 0), ("soon", 5), ("-1", 5)] {
        let (mock, core) = mock();
        mock.expect(copy(&core))
            .responds(accepted(super::FOREIGN).with_header("Retry-After", value));
        mock.expect(foreign(&core, super::FOREIGN))
            .responds(json(200, DONE));
        copy(&core).into_poller().await.unwrap();
        let total: Duration = mock.waits().iter().sum();
        assert_eq!(total, Duration::from_secs(seconds), "{value}");
        mock.verify();
    }
}

/// A response with both headers and the state of the operation in the body: `Operation-Location` is asked.
#[tokio::test]
async fn both_headers_and_a_body() {
    let (mock, core) = mock();
    let started = json(202, r#"{"id":"o","status":"notStarted"}"#)
        .with_header("Location", "https://item.example/1")
        .with_header("Operation-Location", OTHER);
    mock.expect(copy(&core)).responds(started);
    mock.expect(foreign(&core, OTHER)).responds(json(200, DONE));
    copy(&core).into_poller().await.unwrap();
    mock.verify();
}
