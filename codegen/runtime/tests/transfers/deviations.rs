//! Uploads whose responses deviate from the documentation.

use graph_runtime::testing::MockTransport;
use graph_runtime::testing::http::{Received, Reply};
use graph_runtime::transfers::{Upload, UploadErrorKind, UploadRule};
use graph_runtime::{ErrorKind, Json, Method, Target};

use super::support::{UNIT, answering, calls, content, content_range, send, upload};

const CREATE: &str = "POST /v1.0/createUploadSession";
const PUT: &str = "PUT /up";
const GET: &str = "GET /up";

/// The session, for a server that gives a script for its URL.
fn session(received: &Received, more: &str) -> Reply {
    let host = received.header("host").unwrap();
    Reply::json(200, format!(r#"{{"uploadUrl":"http://{host}/up"{more}}}"#))
}

fn expecting(status: u16, ranges: &str) -> Reply {
    let text = format!(
        r#"{{"expirationDateTime":"2100-01-01T00:00:00Z","nextExpectedRanges":[{ranges}]}}"#
    );
    Reply::json(status, text)
}

/// An empty list in between, or none: the service is asked.
#[tokio::test]
async fn an_accepted_slice_without_ranges() {
    let content = content(UNIT + 5);
    for accepted in [
        r#"{"expirationDateTime":"2100-01-01T00:00:00Z","nextExpectedRanges":[]}"#,
        r#"{"expirationDateTime":"2100-01-01T00:00:00Z","nextExpectedRanges":null}"#,
        r#"{"expirationDateTime":"2100-01-01T00:00:00Z"}"#,
        "",
    ] {
        for status in [200, 202] {
            let mut puts = 0;
            let server = answering(move |received| match received.method.as_str() {
                "POST" => session(received, ""),
                "GET" => expecting(200, &format!(r#""{UNIT}-""#)),
                _ => {
                    puts += 1;
                    match puts {
                        1 => Reply::json(status, accepted),
                        _ => Reply::json(201, r#"{"id":"new"}"#),
                    }
                }
            })
            .await;
            let item = send(upload(&server), &content).await.unwrap();
            let item = item.into_model().unwrap();
            assert_eq!(item.as_str(), r#"{"id":"new"}"#, "{status} {accepted}");
            let received = server.received();
            assert_eq!(calls(&server), [CREATE, PUT, GET, PUT], "{accepted}");
            assert_eq!(content_range(&received[3]), (UNIT, UNIT + 5, UNIT + 5));
        }
    }
}

/// The same after each slice: that is progress, however many there are.
#[tokio::test]
async fn no_accepted_slice_has_ranges() {
    let content = content(UNIT * 8);
    for accepted in [r#"{"nextExpectedRanges":[]}"#, "{}"] {
        let (mut stored, total) = (0, content.len());
        let server = answering(move |received| match received.method.as_str() {
            "POST" => session(received, ""),
            "GET" => expecting(200, &format!(r#""{stored}-""#)),
            _ => {
                stored = content_range(received).1;
                match stored == total {
                    true => Reply::json(201, "{}"),
                    false => Reply::json(202, accepted),
                }
            }
        })
        .await;
        send(upload(&server), &content).await.unwrap();
        assert_eq!(server.count(), 1 + 8 + 7, "{accepted}");
    }
}

/// All was accepted, and then nothing is there: the file is not sent for ever.
#[tokio::test]
async fn a_service_that_forgets_what_it_had() {
    for length in [3, UNIT * 2] {
        let server = answering(|received| match received.method.as_str() {
            "POST" => session(received, ""),
            "GET" => expecting(200, r#""0-""#),
            _ => expecting(202, ""),
        })
        .await;
        let error = send(upload(&server), &content(length)).await.unwrap_err();
        assert_eq!(error.error().kind(), ErrorKind::Decode);
        assert!(error.session().is_some());
        assert!(server.count() < 20, "{}", server.count());
    }
}

/// A new item that can't have all bytes is no success.
#[tokio::test]
async fn an_item_before_all_was_sent() {
    let server = answering(|received| match received.method.as_str() {
        "POST" => session(received, ""),
        _ => Reply::json(200, r#"{"id":"new","size":327680}"#),
    })
    .await;
    let error = send(upload(&server), &content(UNIT * 3)).await.unwrap_err();
    assert_eq!(error.kind(), UploadErrorKind::Other);
    assert_eq!(error.error().kind(), ErrorKind::Decode);
    assert!(error.session().is_some());
    assert_eq!(calls(&server), [CREATE, PUT]);
}

/// A status of the session that does not say what is missing is not the new item.
#[tokio::test]
async fn a_status_without_ranges_is_no_item() {
    let server = answering(|received| match received.method.as_str() {
        "POST" => session(received, ""),
        "GET" => session(received, r#","expirationDateTime":"2100-01-01T00:00:00Z""#),
        _ => Reply::new(503),
    })
    .await;
    let error = send(upload(&server), b"abc").await.unwrap_err();
    assert_eq!(error.error().kind(), ErrorKind::Decode);
    assert!(error.session().is_some());
}

/// The server closes the connection after each response.
#[tokio::test]
async fn a_connection_for_each_slice() {
    let content = content(UNIT * 4 + 1);
    let total = content.len();
    let server = answering(move |received| {
        let reply = match received.method.as_str() {
            "POST" => session(received, ""),
            _ => match content_range(received).1 {
                end if end == total => Reply::json(201, r#"{"id":"new"}"#),
                end => expecting(202, &format!(r#""{end}-""#)),
            },
        };
        reply.with_header("connection", "close")
    })
    .await;
    send(upload(&server), &content).await.unwrap();
    assert_eq!(calls(&server), [CREATE, PUT, PUT, PUT, PUT, PUT]);
    for put in &server.received()[1..] {
        assert_eq!(put.header("content-length"), Some(&*put.length.to_string()));
        assert_eq!(put.header("transfer-encoding"), None);
        assert_eq!(put.header("expect"), None);
    }
}

/// A session that had expired before the first slice still takes it, if the service says so.
#[tokio::test]
async fn an_expiry_in_the_past() {
    let server = answering(|received| match received.method.as_str() {
        "POST" => session(received, r#","expirationDateTime":"2001-01-01T00:00:00Z""#),
        _ => Reply::json(201, r#"{"id":"new"}"#),
    })
    .await;
    send(upload(&server), b"abc").await.unwrap();
    assert_eq!(calls(&server), [CREATE, PUT]);
}

/// A slice that the service finds too large is not sent for ever, and the session is handed back.
#[tokio::test]
async fn a_slice_that_is_too_large() {
    let server = answering(|received| match received.method.as_str() {
        "POST" => session(received, ""),
        _ => Reply::json(413, r#"{"error":{"code":"maxFragmentSizeExceeded"}}"#),
    })
    .await;
    let error = send(upload(&server), b"abc").await.unwrap_err();
    assert_eq!(error.error().code(), Some("maxFragmentSizeExceeded"));
    assert!(error.session().is_some());
    assert_eq!(calls(&server), [CREATE, PUT]);
}

/// `Retry-After` as a date, in the middle.
#[tokio::test]
async fn a_throttled_slice_with_a_date() {
    let mut puts = 0;
    let server = answering(move |received| match received.method.as_str() {
        "POST" => session(received, ""),
        _ => {
            puts += 1;
            match puts {
                1 => Reply::new(429).with_header("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT"),
                _ => Reply::json(201, "{}"),
            }
        }
    })
    .await;
    send(upload(&server), b"abc").await.unwrap();
    assert_eq!(calls(&server), [CREATE, PUT, PUT]);
}

/// A URL that is no https is refused before the content is sent.
#[tokio::test]
async fn a_session_at_plain_http_is_refused() {
    let mock = MockTransport::new();
    let root = Target::root(&mock.core(), "v1.0");
    let create = || {
        root.segment("createUploadSession")
            .raw(Method::Post, None, None)
    };
    let session: Json = r#"{"uploadUrl":"http://files.example/up"}"#.parse().unwrap();
    mock.expect(create()).returns(&session);
    let upload = Upload::<Json>::new(create(), UploadRule::drive_item());
    let error = upload.send(b"abc".to_vec()).await.unwrap_err();
    assert_eq!(error.error().kind(), ErrorKind::ForeignLink);
    mock.verify();
}
