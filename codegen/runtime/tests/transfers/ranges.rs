//! Several ranges: exactly the bytes that are missing are sent, gap by gap.

use std::sync::{Arc, Mutex};

use graph_runtime::testing::http::{Received, Reply, Server};
use graph_runtime::transfers::{Upload, UploadSession};
use graph_runtime::{Error, Json};

use super::support::{
    UNIT, answering, content, content_range, root, send, small_slices, upload, url,
};

/// A service that knows which bytes it has, and states the gaps.
async fn with_gaps(content: Vec<u8>, gaps: &[(usize, usize)]) -> (Server, Arc<Mutex<Vec<u8>>>) {
    let mut stored: Vec<Option<u8>> = content.iter().copied().map(Some).collect();
    for &(start, last) in gaps {
        stored[start..=last].fill(None);
    }
    let file: Arc<Mutex<Vec<u8>>> = Arc::default();
    let result = file.clone();
    let server = answering(move |received| {
        if received.method == "PUT" {
            let (start, end, total) = content_range(received);
            assert_eq!(total, stored.len());
            let is_missing = stored[start..end].iter().all(Option::is_none);
            assert!(is_missing, "{start}..{end} is there already");
            for (slot, byte) in stored[start..end].iter_mut().zip(&received.body) {
                *slot = Some(*byte);
            }
        }
        if stored.iter().all(Option::is_some) {
            *result.lock().unwrap() = stored.iter().flatten().copied().collect();
            return Reply::json(201, r#"{"id":"new"}"#);
        }
        let ranges = missing(&stored);
        Reply::json(202, format!(r#"{{"nextExpectedRanges":{ranges:?}}}"#))
    })
    .await;
    (server, file)
}

fn missing(stored: &[Option<u8>]) -> Vec<String> {
    let mut ranges = Vec::new();
    let mut at = 0;
    for run in stored.chunk_by(|one, other| one.is_some() == other.is_some()) {
        if run[0].is_none() {
            ranges.push(format!("{at}-{}", at + run.len() - 1));
        }
        at += run.len();
    }
    ranges
}

fn resume(server: &Server) -> Upload<Json> {
    let session = UploadSession::new(&url(server, "/up/1")).unwrap();
    Upload::resume(root(server).core(), session, small_slices())
}

#[tokio::test]
async fn gaps_are_filled_in_ascending_order() {
    let content = content(UNIT + 100_000);
    let gaps = [(12_345, 55_232), (77_829, 99_375), (100_000, UNIT + 99_999)];
    let (server, file) = with_gaps(content.clone(), &gaps).await;
    let done: Arc<Mutex<Vec<f64>>> = Arc::default();
    let seen = done.clone();
    let resumed = resume(&server).with_progress(move |_, progress| {
        seen.lock().unwrap().push(progress.fraction().unwrap());
    });
    send(resumed, &content).await.unwrap();
    assert!(*file.lock().unwrap() == content);
    let received = server.received();
    let sent: Vec<_> = received[1..].iter().map(content_range).collect();
    let total = content.len();
    let expected = [
        (12_345, 55_233, total),
        (77_829, 99_376, total),
        (100_000, 100_000 + UNIT, total),
    ];
    assert_eq!(sent, expected);
    let done = done.lock().unwrap();
    assert!(done.is_sorted() && done.iter().all(|done| (0.0..=1.0).contains(done)));
    assert_eq!(done.last(), Some(&1.0));
}

/// The list may not be complete, and the answer to a slice may be the next range alone.
#[tokio::test]
async fn the_newest_answer_counts() {
    let mut number = 0;
    let server = answering(move |received: &Received| {
        number += 1;
        let host = received.header("host").unwrap();
        let ranges = |ranges: &str| {
            Reply::json(
                202,
                format!(r#"{{"uploadUrl":"http://{host}/up","nextExpectedRanges":{ranges}}}"#),
            )
        };
        match number {
            1 => ranges(r#"["0-1", "6-7"]"#),
            2 => ranges(r#"["2-"]"#),
            3 => Reply::new(416),
            4 => ranges(r#"["6-7", "9"]"#),
            5 => ranges(r#"[9]"#),
            _ => Reply::json(200, "{}"),
        }
    })
    .await;
    send(upload(&server), b"0123456789").await.unwrap();
    let sent: Vec<String> = server
        .received()
        .iter()
        .filter(|it| it.method == "PUT")
        .map(|it| String::from_utf8(it.body.clone()).unwrap())
        .collect();
    assert_eq!(sent, ["01", "23456789", "67", "9"]);
}

#[tokio::test]
async fn ranges_beyond_the_file_are_cut() -> Result<(), Error> {
    let mut number = 0;
    let server = answering(move |_| {
        number += 1;
        match number {
            1 => Reply::json(200, r#"{"nextExpectedRanges":["8-20", "30-"]}"#),
            _ => Reply::json(201, "{}"),
        }
    })
    .await;
    send(resume(&server), b"0123456789").await?;
    let last = server.received().pop().unwrap();
    assert_eq!(last.header("content-range"), Some("bytes 8-9/10"));
    Ok(())
}
