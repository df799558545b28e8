//! What must not be printed: the URLs of sessions and downloads.

use std::error::Error as _;

use graph_runtime::Json;
use graph_runtime::testing::http::Reply;
use graph_runtime::transfers::{Download, Upload, UploadSession};

use super::support::{
    Drive, Fault, Log, Style, UNIT, UploadService, answering, bounded, content, range_of, root,
    send, small_slices, upload, without,
};

const SECRETS: [&str; 3] = ["S3CRET-URL", "/up/1", "/file/1"];

fn check(printed: &str) {
    for secret in SECRETS {
        without(printed, secret, "what is printed");
    }
}

#[tokio::test]
async fn the_url_of_a_session_is_not_printed() {
    let content = content(UNIT + 1);
    for fault in [
        Fault::Status(409),
        Fault::Gone,
        Fault::Status(500),
        Fault::Reset,
    ] {
        let faults = (2..50).map(|it| (it, fault));
        let (_, server) = UploadService::start(Style::Drive, content.len(), faults).await;
        let error = send(upload(&server), &content).await.unwrap_err();
        check(&format!("{error} {error:?} {:#?}", error.error()));
        let mut source = error.source();
        while let Some(cause) = source {
            check(&format!("{cause} {cause:?}"));
            source = cause.source();
        }
    }
    let session = UploadSession::new("https://files.example/up/1?S3CRET-URL").unwrap();
    check(&format!("{session:?}"));
    let (_, server) = UploadService::start(Style::Drive, 1, []).await;
    let upload = Upload::<Json>::resume(root(&server).core(), session, small_slices());
    check(&format!("{upload:?}"));
}

/// Services repeat the URL in their messages.
#[tokio::test]
async fn values_echoed_by_the_service_are_redacted() {
    let server = answering(|received| {
        let host = received.header("host").unwrap();
        let url = format!("http://{host}/up/1?tempauth=S3CRET-URL");
        match received.method.as_str() {
            "POST" => Reply::json(200, format!(r#"{{"uploadUrl":"{url}"}}"#)),
            _ => Reply::json(
                400,
                format!(r#"{{"error":{{"code":"bad","message":"no {url}"}}}}"#),
            ),
        }
    })
    .await;
    let error = send(upload(&server), b"abc").await.unwrap_err();
    check(&format!("{error} {error:?}"));
    assert!(error.to_string().contains("redacted"), "{error}");
}

#[tokio::test]
async fn the_url_of_a_download_is_not_printed() {
    let drive = Drive::start(|received, _| {
        let text = format!("no {}", received.target);
        Reply::json(
            400,
            format!(r#"{{"error":{{"code":"bad","message":"{text}"}}}}"#),
        )
    })
    .await;
    let error = bounded(Download::new(drive.request()).write_to(&mut Vec::new())).await;
    let error = error.unwrap_err();
    check(&format!("{error} {error:?}"));
    assert_eq!(error.path_template(), Some("/content"));
}

/// Every wait is an event, and no event has a URL.
#[tokio::test]
async fn waits_are_logged_without_the_url() {
    let (log, _guard) = Log::start();
    let content = content(UNIT * 3);
    let faults = [(2, Fault::Status(503)), (4, Fault::Reset), (6, Fault::Gone)];
    let (_, server) = UploadService::start(Style::Drive, content.len(), faults).await;
    send(upload(&server), &content).await.unwrap();
    let drive = Drive::start(move |received, number| match number {
        1 => Reply::new(503),
        _ => range_of(&content, received),
    })
    .await;
    let download = Download::new(drive.request());
    bounded(download.write_to(&mut Vec::new())).await.unwrap();
    let text = log.text();
    check(&text);
    let waits = text.matches("waiting before the transfer is continued");
    assert_eq!(waits.count(), 3, "{text}");
    for part in [
        "reason=\"status 503\"",
        "reason=\"Io\"",
        "path=\"{url}\"",
        "path=\"/content\"",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}
