//! Uploads that go well: the slices of each service, and what it returns.

use std::sync::{Arc, Mutex};

use graph_runtime::transfers::{TransferProgress, Upload, UploadErrorKind, UploadRule};
use graph_runtime::{ErrorKind, Json};

use super::support::{
    Style, UNIT, UploadService, bounded, calls, content, content_range, create, root, send, upload,
};

#[tokio::test]
async fn slices_are_multiples_of_320_kib_except_the_last() {
    let content = content(UNIT * 3 + 1);
    let (service, server) = UploadService::start(Style::Drive, content.len(), []).await;
    let steps: Arc<Mutex<Vec<TransferProgress>>> = Arc::default();
    let seen = steps.clone();
    let upload = upload(&server).with_progress(move |session, progress| {
        assert!(session.url().contains("/up/1"));
        seen.lock().unwrap().push(progress);
    });
    let response = send(upload, &content).await.unwrap();
    assert_eq!(u16::from(response.status()), 201);
    let item = response.into_model().unwrap();
    assert!(item.as_str().contains(r#""id":"new""#));
    assert!(service.file() == content);

    let received = server.received();
    let slices: Vec<_> = received[1..].iter().map(content_range).collect();
    let (one, two, three, total) = (UNIT, UNIT * 2, UNIT * 3, content.len());
    let expected = [
        (0, one, total),
        (one, two, total),
        (two, three, total),
        (three, total, total),
    ];
    assert_eq!(slices, expected);
    let media = received[1].header("content-type");
    assert_eq!(media, Some("application/octet-stream"));
    let steps = steps.lock().unwrap();
    let done: Vec<usize> = steps.iter().map(|it| it.done.try_into().unwrap()).collect();
    assert_eq!(done, [0, one, two, three, total]);
    assert!(steps.iter().all(|step| step.total == Some(total as u64)));
    assert_eq!(steps[4].fraction(), Some(1.0));
}

/// 201 for the session, bare numbers, and no body at the end.
#[tokio::test]
async fn outlook_has_slices_of_4_mb_and_a_location_at_the_end() {
    let content = content(7_000_001);
    let (service, server) = UploadService::start(Style::Outlook, content.len(), []).await;
    let rule = UploadRule::outlook();
    let upload = Upload::<Json>::new(create(&root(&server)), rule);
    let response = send(upload, &content).await.unwrap();
    assert_eq!(
        response.location(),
        Some("https://outlook.example/Messages('m')/Attachments('a')")
    );
    assert!(response.into_optional().unwrap().is_none());
    let received = server.received();
    let received = &received[1..];
    assert_eq!(received.len(), 3);
    assert!(received.iter().all(|slice| slice.length <= 4_000_000));
    assert_eq!(service.file().len(), content.len());
}

#[tokio::test]
async fn print_has_closed_ranges() {
    let content = content(7_000_000);
    let (service, server) = UploadService::start(Style::Print, content.len(), []).await;
    // The server keeps 4 MB of a request.
    let rule = UploadRule::print()
        .with_slice_size(20 * 200 * 1024)
        .unwrap();
    let upload = Upload::<Json>::new(create(&root(&server)), rule);
    send(upload, &content).await.unwrap();
    assert!(service.file() == content);
    let received = server.received();
    let lengths: Vec<u64> = received[1..].iter().map(|slice| slice.length).collect();
    assert_eq!(lengths, [4_096_000, 2_904_000]);
}

#[tokio::test]
async fn answers_in_pascal_case_are_understood() {
    let content = content(UNIT + 7);
    let (service, server) = UploadService::start(Style::Pascal, content.len(), []).await;
    send(upload(&server), &content).await.unwrap();
    assert!(service.file() == content);
    assert_eq!(server.count(), 3);
}

#[tokio::test]
async fn one_slice_may_have_any_length() {
    for length in [1, 26, UNIT - 1, UNIT] {
        let content = content(length);
        let (service, server) = UploadService::start(Style::Drive, length, []).await;
        send(upload(&server), &content).await.unwrap();
        assert!(service.file() == content);
        assert_eq!(server.count(), 2);
    }
}

#[tokio::test]
async fn an_empty_file_is_put_without_a_session() {
    let (_, server) = UploadService::start(Style::Drive, 0, []).await;
    let refused = send(upload(&server), b"").await.unwrap_err();
    assert_eq!(refused.error().kind(), ErrorKind::Input);
    assert!(refused.to_string().contains("with_empty_file"), "{refused}");
    assert_eq!(server.count(), 0);

    let reply = graph_runtime::testing::http::Reply::json(201, r#"{"id":"empty"}"#);
    let server = graph_runtime::testing::http::Server::scripted([reply]).await;
    let server = server.unwrap();
    let root = root(&server);
    let put = root.segment("content").put_stream("", "text/plain", None);
    let upload = Upload::<Json>::new(create(&root), UploadRule::drive_item());
    let upload = upload.with_empty_file(put.into_typed());
    let item = send(upload, b"").await.unwrap().into_model().unwrap();
    assert!(item.as_str().contains("empty"));
    assert_eq!(calls(&server), ["PUT /v1.0/content"]);
    assert_eq!(server.only().header("content-length"), Some("0"));
}

/// 412 and 507 are answers to the request for the session; there is nothing to hand back.
#[tokio::test]
async fn a_session_that_is_refused_is_an_error() {
    for (status, kind) in [
        (412, UploadErrorKind::PreconditionFailed),
        (409, UploadErrorKind::Conflict),
        (507, UploadErrorKind::Other),
        (403, UploadErrorKind::Other),
    ] {
        let server = super::support::answering(move |_| {
            let body = r#"{"error":{"code":"refused","message":"No."}}"#;
            graph_runtime::testing::http::Reply::json(status, body)
        })
        .await;
        let error = send(upload(&server), b"abc").await.unwrap_err();
        assert_eq!(error.kind(), kind);
        assert_eq!(error.error().status().map(u16::from), Some(status));
        assert!(error.session().is_none());
        assert_eq!(server.count(), 1);
    }
}

#[tokio::test]
async fn a_response_that_is_no_session_is_an_error() {
    for body in [
        "{}",
        "null",
        r#"{"uploadUrl":7}"#,
        r#"{"uploadUrl":"up/1"}"#,
        r#"{"uploadUrl":"https://files.example/","nextExpectedRanges":["x"]}"#,
    ] {
        let server = super::support::answering(move |_| {
            graph_runtime::testing::http::Reply::json(200, body)
        })
        .await;
        let error = send(upload(&server), b"abc").await.unwrap_err();
        assert_eq!(error.error().kind(), ErrorKind::Decode, "{body}");
        assert_eq!(error.error().path_template(), Some("/createUploadSession"));
    }
    // Plain http elsewhere would show the content to everybody.
    let server = super::support::answering(|_| {
        let body = r#"{"uploadUrl":"http://files.example/up"}"#;
        graph_runtime::testing::http::Reply::json(200, body)
    })
    .await;
    let error = bounded(upload(&server).send(b"abc".to_vec())).await;
    let error = error.unwrap_err();
    assert_eq!(error.error().kind(), ErrorKind::ForeignLink);
    assert_eq!(server.count(), 1);
}
