//! What ends an operation: the body, not the status.

use graph_runtime::ErrorKind;
use graph_runtime::polling::OperationState;

use super::{at_foreign, copy, json, mock, own};

/// Spellings of success in Graph's enums, each as the last answer.
#[tokio::test]
async fn success_in_all_spellings() {
    for (status, body) in [
        (200, r#"{"status":"completed","resourceId":"r"}"#),
        (
            202,
            r#"{"percentageComplete":100.0,"resourceId":"r","status":"completed"}"#,
        ),
        (
            200,
            r#"{"id":"o","status":"succeeded","resourceId":"r","error":null}"#,
        ),
        (200, r#"{"id":"o","status":"Completed","resourceId":"r"}"#),
        (
            200,
            r#"{"id":"o","status":"SUCCEEDED","targetResourceId":"r"}"#,
        ),
        (
            200,
            r#"{"id":"o","status":{"state":"succeeded","description":"d"},"resourceId":"r"}"#,
        ),
    ] {
        let (mock, core) = mock();
        at_foreign(&mock, &core)
            .responds(json(
                200,
                r#"{"status":"inProgress","percentageComplete":27.8}"#,
            ))
            .responds(json(status, body));
        let done = copy(&core).into_poller().await.unwrap();
        assert_eq!(done.resource_id(), Some("r"), "{body}");
        mock.verify();
    }
}

#[tokio::test]
async fn progress_is_yielded() {
    let (mock, core) = mock();
    at_foreign(&mock, &core)
        .responds(json(
            202,
            r#"{"operation":"copy","percentageComplete":27.8,"status":"inProgress"}"#,
        ))
        .responds(json(200, r#"{"status":"waiting"}"#))
        .responds(json(200, r#"{"status":"completed"}"#));
    let mut poller = copy(&core).into_poller();
    let mut seen = Vec::new();
    while let Some(step) = poller.next().await {
        match step.unwrap() {
            OperationState::Running(progress) => seen.push((progress.status, progress.percentage)),
            OperationState::Completed(done) => seen.push((done.status().map(str::to_owned), None)),
            _ => unreachable!(),
        }
    }
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        seen,
        [
            (None, None),
            (text("inProgress"), Some(27.8)),
            (text("waiting"), None),
            (text("completed"), None)
        ]
    );
    assert!(poller.next().await.is_none());
}

/// An accepted copy that failed: the error of the body, and no second POST.
#[tokio::test]
async fn a_failure_in_a_good_answer() {
    for (status, body, code) in [
        (
            202,
            r#"{"id":"o","status":"failed","error":{"code":"generalException","message":"It broke."}}"#,
            "generalException",
        ),
        (
            200,
            r#"{"status":"Failed","error":{"code":"nameAlreadyExists","message":"It broke."}}"#,
            "nameAlreadyExists",
        ),
        (
            200,
            r#"{"status":"failed","errorCode":"accessDenied","message":"It broke."}"#,
            "accessDenied",
        ),
        (
            500,
            r#"{"status":"failed","error":{"code":"internal","message":"It broke."}}"#,
            "internal",
        ),
        (
            200,
            r#"{"error":{"code":"bare","message":"It broke."}}"#,
            "bare",
        ),
    ] {
        let (mock, core) = mock();
        at_foreign(&mock, &core).responds(json(status, body));
        let mut poller = copy(&core).into_poller();
        let error = poller.finish().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::OperationFailed, "{body}");
        assert_eq!(
            (error.code(), error.message()),
            (Some(code), Some("It broke."))
        );
        assert!(error.to_string().starts_with("GET {monitor}: "), "{error}");
        assert!(poller.next().await.is_none());
        assert_eq!(mock.requests().len(), 2);
        mock.verify();
    }
}

#[tokio::test]
async fn cancelled_and_skipped_are_no_success() {
    for status in ["canceled", "cancelled", "skipped", "deleteFailed"] {
        let (mock, core) = mock();
        at_foreign(&mock, &core).responds(json(200, &format!(r#"{{"status":"{status}"}}"#)));
        let error = copy(&core).into_poller().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::OperationFailed);
    }
}

/// A status that is not known yet is no end.
#[tokio::test]
async fn unknown_statuses_go_on() {
    let (mock, core) = mock();
    mock.expect(copy(&core))
        .responds(super::accepted("/operations/o"));
    mock.expect(own(&core, "operations/o"))
        .responds(json(200, r##"{"@odata.type":"#microsoft.graph.longRunningOperation","status":"unknownFutureValue"}"##))
        .responds(json(200, r##"{"@odata.type":"#microsoft.graph.longRunningOperation","status":"archiving"}"##))
        .responds(json(200, r#"{"status":"succeeded"}"#));
    copy(&core).into_poller().await.unwrap();
    mock.verify();
}
