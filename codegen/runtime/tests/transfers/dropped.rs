//! Futures that are dropped in the middle.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::StreamExt;
use graph_runtime::testing::http::Reply;
use graph_runtime::transfers::{Download, Upload, UploadSession};

use super::support::{
    Drive, Style, UNIT, UploadService, answering, bounded, content, range_of, root, send,
    small_slices, upload, url,
};

/// An upload is dropped during a slice, and resumed from the session that was saved.
#[tokio::test]
async fn an_upload_is_resumed_after_it_was_dropped() {
    let content = content(UNIT * 3 + 5);
    let (service, server) = UploadService::start(Style::Drive, content.len(), []).await;
    let saved = Arc::new(Mutex::new(None::<String>));
    let (keep, dropped) = (saved.clone(), Arc::new(tokio::sync::Notify::new()));
    let stop = dropped.clone();
    let running = upload(&server)
        .with_progress(move |session, progress| {
            *keep.lock().unwrap() = Some(session.url().to_owned());
            if progress.done >= 2 * UNIT as u64 {
                stop.notify_one();
            }
        })
        .send(content.clone());
    bounded(async {
        tokio::select! {
            biased;
            () = dropped.notified() => {}
            _ = running => panic!("it was not dropped"),
        }
    })
    .await;
    assert_eq!(service.files(), 0);
    let url = saved.lock().unwrap().clone().unwrap();
    let session = UploadSession::new(&url).unwrap();
    let resumed = Upload::resume(root(&server).core(), session, small_slices());
    send(resumed, &content).await.unwrap();
    assert!(service.file() == content);
}

/// A `next` that is dropped loses no byte.
#[tokio::test]
async fn a_download_goes_on_after_a_dropped_next() {
    let content = content(300_000);
    let file = content.clone();
    let drive = Drive::start(move |received, _| {
        range_of(&file, received).with_pause(Duration::from_millis(30))
    })
    .await;
    let mut stream = Download::new(drive.request())
        .with_range_size(100_000)
        .into_stream();
    let mut bytes = Vec::new();
    loop {
        let next = tokio::time::timeout(Duration::from_millis(7), stream.next());
        match bounded(next).await {
            Err(_) => {}
            Ok(Some(piece)) => bytes.extend(piece.unwrap()),
            Ok(None) => break,
        }
    }
    assert!(bytes == content);
    assert!(stream.result().is_some());
}

/// The same with the stream of `futures`, which is polled by other tasks.
#[tokio::test]
async fn a_download_can_change_tasks() {
    let content = content(200_000);
    let file = content.clone();
    let server = answering(move |received| match received.path() {
        "/v1.0/content" => range_of(&file, received),
        _ => Reply::new(404),
    })
    .await;
    assert!(url(&server, "/").starts_with("http://127.0.0.1"));
    let request = root(&server).segment("content").get_stream(None);
    let mut stream = Download::new(request).with_range_size(50_000).into_stream();
    let mut bytes = Vec::new();
    loop {
        let task = tokio::spawn(async move {
            let piece = StreamExt::next(&mut stream).await;
            (stream, piece)
        });
        let (back, piece) = bounded(task).await.unwrap();
        stream = back;
        match piece {
            Some(piece) => bytes.extend(piece.unwrap()),
            None => break,
        }
    }
    assert!(bytes == content);
}
