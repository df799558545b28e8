//! Other spellings of the same: where an operation is, why it failed, and how long to wait.

use std::time::Duration;

use graph_runtime::ErrorKind;
use graph_runtime::testing::MockResponse;

use super::{FOREIGN, accepted, at_foreign, copy, foreign, json, mock, own};

const DONE: &str = r#"{"Status":"Completed","ResourceId":"r","PercentageComplete":100}"#;

/// Why it failed, as `commsOperation` and `caseOperation`, `longRunningOperation` and `printOperation` have it.
#[tokio::test]
async fn the_reason_of_a_failure() {
    for (body, code, message) in [
        (
            r#"{"id":"o","status":"failed","resultInfo":{"code":7702,"subcode":5003,"message":"m"}}"#,
            Some("7702"),
            "m",
        ),
        (
            r#"{"id":"o","status":"submissionFailed","error":null,"resultInfo":{"code":1,"message":"m"}}"#,
            Some("1"),
            "m",
        ),
        (
            r#"{"id":"o","status":"failed","statusDetail":"m"}"#,
            None,
            "m",
        ),
        (
            r#"{"id":"o","status":{"state":"aborted","description":"m"}}"#,
            None,
            "m",
        ),
        (
            r#"{"id":"o","status":"failed","statusDetail":"no","error":{"code":"c","message":"m"}}"#,
            Some("c"),
            "m",
        ),
        (
            r#"{"Id":"o","Status":"Failed","Error":{"Code":"c","Message":"m"}}"#,
            Some("c"),
            "m",
        ),
        (r#"{"id":"o","status":"failed","error":"m m"}"#, None, "m m"),
        (
            r#"{"id":"o","status":"failed","errorDetails":["m"]}"#,
            None,
            "m",
        ),
        (
            r#"{"operation":"ItemCopy","status":"failed","errorCode":"c","statusDescription":"m"}"#,
            Some("c"),
            "m",
        ),
        (
            r#"{"id":"o","status":"failed","errors":[{"code":"c","message":"m"}]}"#,
            Some("c"),
            "m",
        ),
        (
            r#"{"id":"o","status":"failed","error":{"error":{"code":"c","message":"m"}}}"#,
            Some("c"),
            "m",
        ),
    ] {
        let (mock, core) = mock();
        at_foreign(&mock, &core).responds(json(200, body));
        let error = copy(&core).into_poller().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::OperationFailed, "{body}");
        assert_eq!(
            (error.code(), error.message()),
            (code, Some(message)),
            "{body}"
        );
        assert_eq!(error.body(), Some(body.as_bytes()), "as received");
        mock.verify();
    }
}

/// Words of enums that end nothing, and spellings of the same word.
#[tokio::test]
async fn words_that_are_no_end() {
    for word in [
        "In Progress",
        "in_progress",
        "INPROGRESS",
        "invalid",
        "paused",
        "stopped",
        "unknown",
        "unspecified",
        "running ",
    ] {
        let (mock, core) = mock();
        let running = format!(r#"{{"id":"o","status":"{word}","error":null}}"#);
        at_foreign(&mock, &core)
            .responds(json(200, &running))
            .responds(json(200, DONE));
        let done = copy(&core).into_poller().await.unwrap();
        assert_eq!(done.resource_id(), Some("r"), "{word}");
        mock.verify();
    }
}

/// Ends with something left over, such as `snapshotJobStatus` has, are ends.
#[tokio::test]
async fn words_of_partial_success() {
    for word in [
        "partiallySucceeded",
        "partiallySuccessful",
        "Partially Successful",
        "partialSuccess",
        "completedWithErrors",
        "completed_with_warnings",
    ] {
        let (mock, core) = mock();
        let ended = format!(r#"{{"id":"o","status":"{word}","error":null,"resourceId":"r"}}"#);
        at_foreign(&mock, &core).responds(json(200, &ended));
        let done = copy(&core).into_poller().await.unwrap();
        assert_eq!((done.status(), done.resource_id()), (Some(word), Some("r")));
        mock.verify();
    }
}

/// Legal JSON that no Rust string or number holds, and a byte order mark, cost the answer nothing.
#[tokio::test]
async fn odd_members_beside_the_status() {
    for body in [
        r#"{"status":"completed","x":1e999,"resourceId":"r"}"#,
        r#"{"status":"completed","x":"\ud83d","resourceId":"r"}"#,
        "\u{feff}{\"status\":\"completed\",\"resourceId\":\"r\"}",
    ] {
        let (mock, core) = mock();
        at_foreign(&mock, &core).responds(json(200, body));
        let done = copy(&core).into_poller().await.unwrap();
        assert_eq!(done.resource_id(), Some("r"), "{body}");
        mock.verify();
    }
}

/// Where the monitor is, in every form of a reference.
#[tokio::test]
async fn every_form_of_a_location() {
    for (name, location, path) in [
        ("Location", "operations/o", "drive/operations/o"),
        ("location", "./operations/o", "drive/operations/o"),
        (
            "LOCATION",
            "../drives('d')/operations('o')",
            "drives('d')/operations('o')",
        ),
        (
            "Location",
            "/drives/d/operations/o",
            "drives/d/operations/o",
        ),
        (
            "Location",
            "/v1.0/drives/d/operations/o",
            "drives/d/operations/o",
        ),
        (
            "Operation-Location",
            "/drives/d/operations/o",
            "drives/d/operations/o",
        ),
        ("operation-location", "../operations/o", "operations/o"),
        (
            "Location",
            "//graph.microsoft.com/v1.0/operations/o",
            "operations/o",
        ),
        (
            "Location",
            "HTTPS://GRAPH.MICROSOFT.COM:443/v1.0/operations/o",
            "operations/o",
        ),
    ] {
        let (mock, core) = mock();
        let started = MockResponse::new(202).with_header(name, location);
        mock.expect(copy(&core)).responds(started);
        mock.expect(own(&core, path)).responds(json(200, DONE));
        copy(&core).into_poller().await.unwrap();
        assert!(mock.requests()[1].has_token(), "{location}");
        mock.verify();
    }
}

/// No monitor, or nobody knows which.
#[tokio::test]
async fn locations_that_are_none() {
    for response in [
        MockResponse::new(202),
        accepted(""),
        accepted("https://"),
        accepted("https://a.example/1, https://b.example/2"),
        json(202, "{}"),
    ] {
        let (mock, core) = mock();
        mock.expect(copy(&core)).responds(response);
        let error = copy(&core).into_poller().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotAnOperation);
        mock.verify();
    }
}

/// How long to wait, in all headers of Microsoft, and by the clock of the service.
#[tokio::test]
async fn every_form_of_a_wait() {
    let seconds = Duration::from_secs_f64;
    for (headers, wait) in [
        (&[("Retry-After", "7")][..], 7.0),
        (&[("RETRY-AFTER", " 7 ")], 7.0),
        (&[("Retry-After", "1.5")], 1.5),
        (&[("retry-after-ms", "250")], 0.25),
        (
            &[("x-ms-retry-after-ms", "250"), ("Retry-After", "9")],
            0.25,
        ),
        (&[("Retry-After", "7, 9")], 9.0),
        (
            &[
                ("Retry-After", "Sun, 06 Nov 1994 08:51:07 GMT"),
                ("Date", "Sun, 06 Nov 1994 08:49:37 GMT"),
            ],
            90.0,
        ),
        (&[("Retry-After", "")], 5.0),
    ] {
        let (mock, core) = mock();
        let mut started = accepted(FOREIGN);
        for &(name, value) in headers {
            started = started.with_header(name, value);
        }
        mock.expect(copy(&core)).responds(started);
        mock.expect(foreign(&core, FOREIGN))
            .responds(json(200, DONE));
        copy(&core).into_poller().await.unwrap();
        assert_eq!(mock.waits(), [seconds(wait)], "{headers:?}");
        mock.verify();
    }
}

/// A page of a proxy is no end: the monitor can be asked again.
#[tokio::test]
async fn a_page_instead_of_an_answer() {
    let (mock, core) = mock();
    let page = MockResponse::new(200).with_body("text/html", "<html>sign in</html>");
    at_foreign(&mock, &core)
        .responds(page)
        .responds(json(200, DONE));
    let mut poller = copy(&core).into_poller();
    let error = poller.finish().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(poller.finish().await.unwrap().resource_id(), Some("r"));
    mock.verify();
}

/// A monitor that ends without content, and an error in XML of the host of a drive.
#[tokio::test]
async fn answers_without_json() {
    let (mock, core) = mock();
    at_foreign(&mock, &core).responds(MockResponse::new(204));
    let done = copy(&core).into_poller().await.unwrap();
    assert_eq!((done.status(), done.resource_id()), (None, None));
    let xml = "<?xml version=\"1.0\"?><Error><Code>AuthorizationFailure</Code><Message>m</Message></Error>";
    at_foreign(&mock, &core).responds(MockResponse::new(403).with_body("application/xml", xml));
    let error = copy(&core).into_poller().await.unwrap_err();
    assert_eq!(
        (error.code(), error.message()),
        (Some("AuthorizationFailure"), Some("m"))
    );
    mock.verify();
}
