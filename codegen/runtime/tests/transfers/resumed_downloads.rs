//! Downloads that continue in a later run, and pages that come instead of the rest of a file.

use std::sync::{Arc, Mutex};

use futures_util::io::Cursor;
use graph_runtime::testing::http::{Received, Reply};
use graph_runtime::transfers::{Download, DownloadState, FileHash, Verification};
use graph_runtime::{ByteStream, Error, ErrorKind, Request};

use super::support::{Drive, answering, bounded, calls, content, hash_of, range_of, root};

const RANGE: u64 = 100_000;

/// The first two ranges, until the service is gone; and the states that were saved.
async fn interrupted(file: &[u8]) -> (Vec<u8>, Vec<DownloadState>) {
    let own = file.to_vec();
    let drive = Drive::start(move |received, number| match number {
        1 | 2 => range_of(&own, received),
        _ => Reply::new(400),
    })
    .await;
    let states = Arc::new(Mutex::new(Vec::new()));
    let saved = states.clone();
    let mut bytes = Vec::new();
    let download = Download::new(drive.request())
        .with_range_size(RANGE)
        .with_checkpoint(move |state| saved.lock().unwrap().push(state.clone()));
    bounded(download.write_to(&mut bytes)).await.unwrap_err();
    let states = states.lock().unwrap().clone();
    (bytes, states)
}

fn saved_and_read(state: &DownloadState) -> DownloadState {
    let text = serde_json::to_string(state).unwrap();
    assert!(
        !text.contains("http"),
        "no URL, which would be a secret: {text}"
    );
    serde_json::from_str(&text).unwrap()
}

#[tokio::test]
async fn a_later_run_continues_after_the_last_byte() {
    let file = content(250_000);
    let (bytes, states) = interrupted(&file).await;
    assert_eq!(bytes.len(), 200_000);
    assert_eq!(states[0].done(), 0);
    assert!(states.is_sorted_by_key(DownloadState::done));
    let last = states.last().unwrap();
    assert_eq!(last.done(), 200_000, "what was written, and no more");
    let own = file.clone();
    let drive = Drive::start(move |received, _| range_of(&own, received)).await;
    let mut rest = Vec::new();
    let download = Download::new(drive.request())
        .resume(saved_and_read(last), Cursor::new(bytes.clone()))
        .with_hash(FileHash::quick_xor_hash(&hash_of(&file)));
    let result = bounded(download.write_to(&mut rest)).await.unwrap();
    assert_eq!(result.verification, Verification::QuickXorHash);
    assert_eq!(result.length, 250_000);
    assert!([bytes, rest].concat() == file);
    let received = drive.files.received();
    assert_eq!(received.len(), 1);
    assert!(
        received[0]
            .header("range")
            .unwrap()
            .starts_with("bytes=200000-")
    );
}

async fn resumed(
    request: Request<ByteStream>,
    state: &DownloadState,
    earlier: &[u8],
) -> Result<Vec<u8>, Error> {
    let mut rest = Vec::new();
    let download = Download::new(request).resume(state.clone(), Cursor::new(earlier.to_vec()));
    bounded(download.write_to(&mut rest)).await?;
    Ok(rest)
}

#[tokio::test]
async fn a_file_that_changed_meanwhile_is_not_continued() {
    let file = content(250_000);
    let (bytes, states) = interrupted(&file).await;
    let state = states.last().unwrap();
    let own = file.clone();
    let changed = Drive::start(move |received, _| {
        range_of(&own, received).with_header("etag", "\"{GUID},2\"")
    })
    .await;
    let own = file.clone();
    let longer = Drive::start(move |received, _| range_of(&[&own[..], b"x"].concat(), received));
    for drive in [changed, longer.await] {
        let error = resumed(drive.request(), state, &bytes).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Changed);
    }
    // What was received is no longer there, or no longer what it was.
    let own = file.clone();
    let drive = Drive::start(move |received, _| range_of(&own, received)).await;
    let error = resumed(drive.request(), state, &bytes[1..])
        .await
        .unwrap_err();
    assert_eq!((error.kind(), drive.graph.count()), (ErrorKind::Input, 0));
    let download = Download::new(drive.request())
        .resume(state.clone(), Cursor::new(vec![0; bytes.len()]))
        .with_hash(FileHash::quick_xor_hash(&hash_of(&file)));
    let error = bounded(download.write_to(&mut Vec::new()))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Checksum);
}

/// All bytes were there, but the program did not learn it.
#[tokio::test]
async fn a_complete_file_is_complete() {
    let file = content(1000);
    let own = file.clone();
    let drive = Drive::start(move |received, _| range_of(&own, received)).await;
    let state =
        serde_json::from_str(r#"{"done":1000,"total":1000,"eTag":"\"{GUID},1\""}"#).unwrap();
    assert!(
        resumed(drive.request(), &state, &file)
            .await
            .unwrap()
            .is_empty()
    );
    assert!(serde_json::from_str::<DownloadState>(r#"{"done":2,"total":1}"#).is_err());
    assert!(serde_json::from_str::<DownloadState>(r#"{"total":1}"#).is_err());
}

const PAGE: &str =
    "<html>sign in, please; this page is longer than what was received of the file</html>";

/// A first range of 10 bytes, then a page without a length, then the rest.
fn with_a_page(received: &Received, number: u32) -> Reply {
    let file: Vec<u8> = (0..20).collect();
    match number {
        2 => {
            let pieces = futures_util::stream::iter([PAGE.into()]);
            Reply::stream(None, pieces).with_header("content-type", "text/html")
        }
        _ => range_of(&file, received),
    }
}

/// Its end would be taken for the rest of the file.
#[tokio::test]
async fn a_page_is_not_the_rest_of_the_file() {
    let mut number = 0;
    let server = answering(move |received| {
        number += 1;
        with_a_page(received, number)
    })
    .await;
    let request = root(&server).segment("content").get_stream(None);
    let mut bytes = Vec::new();
    let download = Download::new(request).with_range_size(10);
    let error = bounded(download.write_to(&mut bytes)).await.unwrap_err();
    assert_eq!((error.kind(), bytes.len()), (ErrorKind::Decode, 10));
    assert!(error.to_string().contains("a page of HTML"), "{error}");
    assert_eq!(server.count(), 2);

    // From a host that the service redirected to: it may give another one.
    let drive = Drive::start(with_a_page).await;
    let mut bytes = Vec::new();
    let download = Download::new(drive.request()).with_range_size(10);
    bounded(download.write_to(&mut bytes)).await.unwrap();
    assert_eq!(bytes, (0..20).collect::<Vec<u8>>());
    assert_eq!(calls(&drive.graph).len(), 2);
}

#[tokio::test]
async fn a_page_from_the_beginning_is_named_by_the_error_of_the_hash() {
    let server = answering(|_| Reply::text(200, "text/html", PAGE)).await;
    let request = || root(&server).segment("content").get_stream(None);
    let hash = FileHash::quick_xor_hash(&hash_of(b"the file"));
    let download = Download::new(request()).with_hash(hash);
    let error = bounded(download.write_to(&mut Vec::new()))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Checksum);
    assert!(error.to_string().contains("a page of HTML"), "{error}");
    // Without a hash it may be the file.
    let mut bytes = Vec::new();
    bounded(Download::new(request()).write_to(&mut bytes))
        .await
        .unwrap();
    assert_eq!(bytes, PAGE.as_bytes());
}
