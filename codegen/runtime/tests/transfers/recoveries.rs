//! Faults within an upload: it continues with what the service expects.

use std::time::Duration;

use graph_runtime::testing::http::Reply;
use graph_runtime::testing::{MockResponse, MockTransport};
use graph_runtime::transfers::{Upload, UploadErrorKind};
use graph_runtime::{ErrorKind, Json, Method, RequestOptions, Target};

use super::support::{
    Fault, Style, UNIT, UploadService, answering, bounded, calls, content, create, send,
    small_slices, upload,
};

const CREATE: &str = "POST /v1.0/createUploadSession";
const PUT: &str = "PUT /up/1";
const GET: &str = "GET /up/1";

/// Uploads three slices with one fault at the second PUT, and returns the calls.
async fn with_fault(fault: Fault) -> Vec<String> {
    let content = content(UNIT * 2 + 5);
    let (service, server) = UploadService::start(Style::Drive, content.len(), [(2, fault)]).await;
    send(upload(&server), &content).await.unwrap();
    assert!(service.file() == content, "{fault:?}");
    calls(&server)
}

#[tokio::test]
async fn the_service_is_asked_after_an_error_of_a_server() {
    for status in [500, 502, 503, 504] {
        let lost = with_fault(Fault::Status(status)).await;
        assert_eq!(lost, [CREATE, PUT, PUT, GET, PUT, PUT], "{status}");
        // What was stored is not sent again.
        let stored = with_fault(Fault::Stored(status)).await;
        assert_eq!(stored, [CREATE, PUT, PUT, GET, PUT], "{status}");
    }
}

#[tokio::test]
async fn the_service_is_asked_after_a_broken_connection() {
    let lost = with_fault(Fault::Reset).await;
    assert_eq!(lost, [CREATE, PUT, PUT, GET, PUT, PUT]);
    let stored = with_fault(Fault::StoredReset).await;
    assert_eq!(stored, [CREATE, PUT, PUT, GET, PUT]);
}

#[tokio::test]
async fn the_service_is_asked_after_416() {
    let stored = with_fault(Fault::Stored(416)).await;
    assert_eq!(stored, [CREATE, PUT, PUT, GET, PUT]);
}

#[tokio::test]
async fn a_throttled_slice_is_sent_again() {
    let throttled = with_fault(Fault::Status(429)).await;
    assert_eq!(throttled, [CREATE, PUT, PUT, PUT, PUT]);
}

/// A broken last slice may cost all of them.
#[tokio::test]
async fn the_service_may_begin_at_0_again() {
    let content = content(UNIT * 2 + 5);
    for status in [416, 500] {
        let faults = [(3, Fault::Restart(status))];
        let (service, server) = UploadService::start(Style::Drive, content.len(), faults).await;
        send(upload(&server), &content).await.unwrap();
        assert!(service.file() == content);
        let expected = [CREATE, PUT, PUT, PUT, GET, PUT, PUT, PUT];
        assert_eq!(calls(&server), expected);
    }
    // But not for ever.
    let faults = (1..1000).map(|it| (it * 3, Fault::Restart(416)));
    let (service, server) = UploadService::start(Style::Drive, content.len(), faults).await;
    let error = send(upload(&server), &content).await.unwrap_err();
    assert_eq!(error.error().status().map(u16::from), Some(416));
    assert!(error.session().is_some());
    assert_eq!((server.count(), service.files()), (16, 0));
}

#[tokio::test]
async fn failures_without_progress_are_bounded() {
    for fault in [Fault::Status(503), Fault::Reset, Fault::Status(429)] {
        let content = content(UNIT * 2);
        let faults = (2..1000).map(|it| (it, fault));
        let (service, server) = UploadService::start(Style::Drive, content.len(), faults).await;
        let error = send(upload(&server), &content).await.unwrap_err();
        assert_eq!(error.kind(), UploadErrorKind::Other);
        assert!(error.session().is_some());
        assert_eq!(service.files(), 0);
        let puts = calls(&server).iter().filter(|call| *call == PUT).count();
        assert_eq!(puts, 5, "the first, and one with three retries");
    }
    // Failures before progress don't count.
    let content = content(UNIT * 9);
    let faults = (1..18).step_by(2).map(|it| (it, Fault::Status(500)));
    let (service, server) = UploadService::start(Style::Drive, content.len(), faults).await;
    send(upload(&server), &content).await.unwrap();
    assert!(service.file() == content);
}

#[tokio::test]
async fn a_service_that_never_makes_progress_is_left() {
    let server = answering(|received| {
        let host = received.header("host").unwrap();
        let url = format!("http://{host}/up/1");
        Reply::json(
            200,
            format!(r#"{{"uploadUrl":"{url}","nextExpectedRanges":["0-"]}}"#),
        )
    })
    .await;
    let error = send(upload(&server), &content(UNIT * 2)).await.unwrap_err();
    assert_eq!(error.error().kind(), ErrorKind::Decode);
    assert_eq!(server.count(), 5);
}

/// The file is there, but the response is lost: the status is the item, or the session is gone.
#[tokio::test]
async fn a_lost_last_response() {
    let content = content(UNIT + 5);
    let faults = [(2, Fault::StoredReset)];
    let (service, server) = UploadService::start(Style::Drive, content.len(), faults).await;
    let error = send(upload(&server), &content).await.unwrap_err();
    assert_eq!(error.kind(), UploadErrorKind::OutcomeUnknown);
    assert!(error.to_string().contains("may be complete"), "{error}");
    assert!(error.session().is_none());
    assert_eq!(service.files(), 1, "and not two");
    assert_eq!(calls(&server), [CREATE, PUT, PUT, GET]);

    let mut number = 0;
    let server = answering(move |received| {
        number += 1;
        let host = received.header("host").unwrap();
        match number {
            1 => Reply::json(200, format!(r#"{{"uploadUrl":"http://{host}/up/1"}}"#)),
            2 => Reply::reset(),
            _ => Reply::json(200, r#"{"id":"there"}"#),
        }
    })
    .await;
    let response = send(upload(&server), b"abc").await.unwrap();
    let item = response.into_model().unwrap();
    assert!(item.as_str().contains("there"));
    assert_eq!(server.count(), 3);
}

#[tokio::test]
async fn waits_are_those_that_the_service_asks_for() {
    let mock = MockTransport::new();
    let root = Target::root(&mock.core(), "v1.0");
    let url = "https://files.example/up/1";
    let session = format!(r#"{{"uploadUrl":"{url}","nextExpectedRanges":["0-"]}}"#);
    mock.expect(create(&root))
        .returns(&session.parse().unwrap());
    let put = || {
        let range = RequestOptions::new().with_header("content-range", "bytes 0-2/3");
        let put = root.core().without_token(Method::Put, url, Some(range));
        let put = put.unwrap().with_body("abc", "application/octet-stream");
        put.any::<Json>()
    };
    let get = || {
        let get = root.core().without_token(Method::Get, url, None);
        get.unwrap().any::<Json>()
    };
    let minute = Duration::from_secs(60);
    mock.expect(put()).is_throttled(minute);
    mock.expect(put()).is_unavailable(Some(minute / 2));
    mock.expect(get()).is_unavailable(Some(minute / 4));
    mock.expect(get()).responds(
        MockResponse::new(200).with_body("application/json", r#"{"nextExpectedRanges":["0-"]}"#),
    );
    mock.expect(put())
        .responds(MockResponse::new(201).with_body("application/json", r#"{"id":"1"}"#));
    let upload = Upload::<Json>::new(create(&root), small_slices());
    let response = bounded(upload.send(b"abc".to_vec())).await.unwrap();
    assert_eq!(u16::from(response.status()), 201);
    assert_eq!(mock.waits(), [minute, minute / 2, minute / 4]);
    assert!(mock.requests().iter().skip(1).all(|sent| !sent.has_token()));
}

#[tokio::test]
async fn a_wait_that_is_too_long_hands_back_the_session() {
    let mock = MockTransport::new();
    let root = Target::root(&mock.core(), "v1.0");
    let url = "https://files.example/up/1";
    let session = format!(r#"{{"uploadUrl":"{url}"}}"#);
    mock.expect(create(&root))
        .returns(&session.parse().unwrap());
    let range = RequestOptions::new().with_header("content-range", "bytes 0-2/3");
    let put = root.core().without_token(Method::Put, url, Some(range));
    let put = put.unwrap().with_body("abc", "application/octet-stream");
    mock.expect(put.any::<Json>())
        .is_throttled(Duration::from_secs(7200));
    let upload = Upload::<Json>::new(create(&root), small_slices());
    let error = bounded(upload.send(b"abc".to_vec())).await.unwrap_err();
    assert_eq!(error.error().retry_after(), Some(Duration::from_secs(7200)));
    assert_eq!(error.session().unwrap().url(), url);
    assert!(mock.waits().is_empty());
}
