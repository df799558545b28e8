//! Sessions that the service no longer has, and those that outlive the program.

use std::time::Duration;

use azure_core::time::{OffsetDateTime, to_rfc3339};
use graph_runtime::testing::http::Reply;
use graph_runtime::testing::{MockResponse, MockTransport};
use graph_runtime::transfers::{Upload, UploadErrorKind, UploadSession};
use graph_runtime::{Json, Method, RequestOptions, Target};

use super::support::{
    Fault, Style, UNIT, UploadService, answering, bounded, calls, content, create, root, send,
    small_slices, upload, url,
};

#[tokio::test]
async fn a_session_that_is_gone_is_replaced() {
    let content = content(UNIT * 3);
    let faults = [(3, Fault::Gone)];
    let (service, server) = UploadService::start(Style::Drive, content.len(), faults).await;
    send(upload(&server), &content).await.unwrap();
    assert!(service.file() == content);
    let calls = calls(&server);
    let create = "POST /v1.0/createUploadSession";
    assert_eq!(calls[3..5], ["PUT /up/1", create]);
    assert_eq!(calls[5..], ["PUT /up/2"; 3], "from 0, at the new URL");
}

#[tokio::test]
async fn sessions_are_replaced_a_few_times_only() {
    let content = content(UNIT * 2);
    for (most, created) in [(2, 3), (0, 1), (1, 2)] {
        let faults = (1..100).map(|it| (it * 2, Fault::Gone));
        let (service, server) = UploadService::start(Style::Drive, content.len(), faults).await;
        let upload = upload(&server).with_max_new_sessions(most);
        let error = send(upload, &content).await.unwrap_err();
        assert_eq!(error.kind(), UploadErrorKind::Gone);
        assert_eq!(error.error().status().map(u16::from), Some(404));
        assert!(error.session().is_none());
        assert!(error.to_string().contains("gone"), "{error}");
        let calls = calls(&server);
        let posts = calls.iter().filter(|call| call.starts_with("POST"));
        assert_eq!((posts.count(), service.files()), (created, 0));
    }
}

/// The new session may have other ranges than all.
#[tokio::test]
async fn a_new_session_has_its_own_ranges() {
    let mut number = 0;
    let server = answering(move |received| {
        number += 1;
        let host = received.header("host").unwrap();
        let session = |name, first| {
            let text = format!(
                r#"{{"uploadUrl":"http://{host}/up/{name}","nextExpectedRanges":["{first}-"]}}"#
            );
            Reply::json(200, text)
        };
        match number {
            1 => session("a", 0),
            2 => Reply::new(404),
            3 => session("b", 4),
            _ => Reply::json(201, "{}"),
        }
    })
    .await;
    send(upload(&server), b"abcdefg").await.unwrap();
    let last = server.received().pop().unwrap();
    assert_eq!(last.path(), "/up/b");
    assert_eq!(last.header("content-range"), Some("bytes 4-6/7"));
    assert_eq!(last.body, b"efg");
}

/// A URL that has expired may be refused instead of unknown.
#[tokio::test]
async fn a_refusal_after_expiry_means_a_lost_session() {
    for (expires, is_gone) in [
        ("2020-01-01T00:00:00Z", true),
        ("2100-01-01T00:00:00Z", false),
    ] {
        for status in [401, 403] {
            let mut number = 0;
            let server = answering(move |received| {
                number += 1;
                let host = received.header("host").unwrap();
                match number {
                    1 | 3 => Reply::json(
                        200,
                        format!(
                            r#"{{"uploadUrl":"http://{host}/up","expirationDateTime":"{expires}"}}"#
                        ),
                    ),
                    2 => Reply::new(status),
                    _ => Reply::json(201, "{}"),
                }
            })
            .await;
            let result = send(upload(&server), b"abc").await;
            assert_eq!(result.is_ok(), is_gone, "{expires}");
            assert_eq!(server.count(), if is_gone { 4 } else { 2 });
        }
    }
}

/// The clock is that of the client, whose waits count.
#[tokio::test]
async fn a_session_expires_by_the_clock_of_the_client() {
    let mock = MockTransport::new();
    let root = Target::root(&mock.core(), "v1.0");
    let expires = to_rfc3339(&(OffsetDateTime::now_utc() + Duration::from_secs(50)));
    let session = |url: &str| {
        let json = format!(r#"{{"uploadUrl":"{url}","expirationDateTime":"{expires}"}}"#);
        json.parse().unwrap()
    };
    let put = |url: &str| {
        let range = RequestOptions::new().with_header("content-range", "bytes 0-2/3");
        let put = root.core().without_token(Method::Put, url, Some(range));
        let put = put.unwrap().with_body("abc", "application/octet-stream");
        put.any::<Json>()
    };
    let (first, second) = ("https://files.example/1", "https://files.example/2");
    mock.expect(create(&root)).returns(&session(first));
    mock.expect(put(first))
        .is_throttled(Duration::from_secs(100))
        .responds(MockResponse::new(403));
    mock.expect(create(&root)).returns(&session(second));
    mock.expect(put(second))
        .responds(MockResponse::new(201).with_body("application/json", "{}"));
    let upload = Upload::<Json>::new(create(&root), small_slices());
    bounded(upload.send(b"abc".to_vec())).await.unwrap();
    mock.verify();
}

#[tokio::test]
async fn an_upload_resumes_with_the_bytes_that_the_service_lacks() {
    let content = content(UNIT * 3);
    let (service, server) = UploadService::start(Style::Drive, content.len(), []).await;
    service.has(&content[..UNIT + 7]);
    let session = UploadSession::new(&url(&server, "/up/1?tempauth=S3CRET-URL")).unwrap();
    let resumed = Upload::resume(root(&server).core(), session, small_slices());
    send(resumed, &content).await.unwrap();
    assert!(service.file() == content);
    let received = server.received();
    assert_eq!(received[0].method, "GET");
    let range = format!("bytes {}-{}/{}", UNIT + 7, UNIT * 2 + 6, UNIT * 3);
    assert_eq!(received[1].header("content-range"), Some(&*range));

    // There is nothing to create a new one with.
    let session = UploadSession::new(&url(&server, "/up/9")).unwrap();
    let resumed = Upload::<Json>::resume(root(&server).core(), session, small_slices());
    let error = send(resumed, &content).await.unwrap_err();
    assert_eq!(error.kind(), UploadErrorKind::Gone);
}

#[tokio::test]
async fn the_session_of_an_error_can_be_resumed() {
    let content = content(UNIT * 3);
    let faults = (2..6).map(|it| (it, Fault::Reset));
    let (service, server) = UploadService::start(Style::Drive, content.len(), faults).await;
    let error = send(upload(&server), &content).await.unwrap_err();
    let session = error.into_session().unwrap();
    assert!(session.expires_at().is_some());
    let root: Target = root(&server);
    let resumed = Upload::resume(root.core(), session, small_slices());
    bounded(send(resumed, &content)).await.unwrap();
    assert!(service.file() == content);
    let posts = calls(&server)
        .iter()
        .filter(|it| it.starts_with("POST"))
        .count();
    assert_eq!(posts, 1);
}
