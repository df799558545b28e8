//! The end of an upload: commits, conflicts, and sessions that are canceled.

use graph_runtime::testing::http::Reply;
use graph_runtime::transfers::{UploadErrorKind, UploadSession};
use graph_runtime::{ErrorKind, Json};

use super::support::{
    Fault, Style, UNIT, UploadService, answering, bounded, calls, content, root, send, upload, url,
};

#[tokio::test]
async fn a_deferred_upload_is_committed() {
    let content = content(UNIT + 1);
    let (service, server) = UploadService::start(Style::Deferred, content.len(), []).await;
    let response = send(upload(&server).with_commit(), &content).await.unwrap();
    assert_eq!(u16::from(response.status()), 201);
    assert!(response.into_model().unwrap().as_str().contains("new"));
    assert!(service.file() == content);
    assert_eq!(calls(&server).last().unwrap(), "POST /up/1");
}

#[tokio::test]
async fn a_deferred_upload_can_be_committed_later() {
    let content = content(UNIT + 1);
    let (service, server) = UploadService::start(Style::Deferred, content.len(), []).await;
    let error = send(upload(&server), &content).await.unwrap_err();
    assert_eq!(error.kind(), UploadErrorKind::NotCommitted);
    assert_eq!(service.files(), 0);
    let session = error.into_session().unwrap();
    let commit = session.commit::<Json>(root(&server).core()).unwrap();
    assert_eq!(u16::from(bounded(commit).await.unwrap().status()), 201);
    assert!(service.file() == content);
}

/// A commit that is lost is not repeated before the service was asked.
#[tokio::test]
async fn a_commit_that_failed_is_repeated_if_the_session_is_still_there() {
    let mut posts = 0;
    let server = answering(move |received| {
        let host = received.header("host").unwrap();
        match received.method.as_str() {
            "POST" if received.path().ends_with("createUploadSession") => {
                Reply::json(200, format!(r#"{{"uploadUrl":"http://{host}/up"}}"#))
            }
            "POST" => {
                posts += 1;
                match posts {
                    1 => Reply::new(503),
                    2 => Reply::reset(),
                    _ => Reply::json(201, "{}"),
                }
            }
            "PUT" => Reply::new(202),
            _ => Reply::json(200, r#"{"nextExpectedRanges":[]}"#),
        }
    })
    .await;
    send(upload(&server).with_commit(), b"abc").await.unwrap();
    let calls = calls(&server);
    let (post, get) = ("POST /up", "GET /up");
    assert_eq!(calls[1..], ["PUT /up", post, get, post, get, post]);
}

#[tokio::test]
async fn a_conflict_hands_back_the_session_and_leaves_it() {
    for (status, kind) in [
        (409, UploadErrorKind::Conflict),
        (412, UploadErrorKind::PreconditionFailed),
        (507, UploadErrorKind::Other),
        (400, UploadErrorKind::Other),
    ] {
        let content = content(UNIT + 1);
        let faults = [(2, Fault::Status(status))];
        let (_, server) = UploadService::start(Style::Drive, content.len(), faults).await;
        let error = send(upload(&server), &content).await.unwrap_err();
        assert_eq!(error.kind(), kind);
        assert_eq!(error.error().code(), Some("nameAlreadyExists"));
        let session = error.session().unwrap();
        assert_eq!(session.url(), url(&server, "/up/1?tempauth=S3CRET-URL"));
        assert_eq!(server.count(), 3, "no retry and no DELETE");
    }
}

#[tokio::test]
async fn an_upload_is_canceled_even_if_it_is_gone() {
    let (service, server) = UploadService::start(Style::Drive, 10, []).await;
    service.has(b"abc");
    let session = UploadSession::new(&url(&server, "/up/1")).unwrap();
    let core = root(&server).core().clone();
    for _ in 0..2 {
        bounded(session.cancel(&core)).await.unwrap();
    }
    assert_eq!(calls(&server), ["DELETE /up/1"; 2]);
    let server = answering(|_| Reply::new(403)).await;
    let session = UploadSession::new(&url(&server, "/up/1")).unwrap();
    let error = bounded(session.cancel(root(&server).core())).await;
    assert_eq!(error.unwrap_err().kind(), ErrorKind::Service);
}

#[tokio::test]
async fn the_newest_expiry_counts() {
    let content = content(UNIT * 2);
    let (_, server) = UploadService::start(Style::Drive, content.len(), []).await;
    let (tell, told) = std::sync::mpsc::channel();
    let upload = upload(&server).with_progress(move |session, _| {
        tell.send(session.expires_at().unwrap().minute()).unwrap();
    });
    send(upload, &content).await.unwrap();
    let minutes: Vec<u8> = told.try_iter().collect();
    assert_eq!(minutes, [0, 3, 3], "the last response has none");
}
