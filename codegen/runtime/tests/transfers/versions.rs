//! A file that changes during its download.

use graph_runtime::ErrorKind;
use graph_runtime::testing::http::{Received, Reply};
use graph_runtime::transfers::Download;

use super::support::{Drive, bounded};

/// Downloads two ranges of 10 bytes, with these headers; the URL expires after the first.
async fn with(first: &[(&str, &str)], second: &[(&str, &str)]) -> Result<(), ErrorKind> {
    let own = |headers: &[(&str, &str)]| -> Vec<(String, String)> {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        headers.iter().map(own).collect()
    };
    let headers = [own(first), own(second)];
    let drive = Drive::start(move |received: &Received, number| {
        let is_first = received.header("range") == Some("bytes=0-9");
        let headers = match (is_first, number) {
            (true, _) => &headers[0],
            (false, 2) => return Reply::new(403),
            (false, _) => &headers[1],
        };
        let reply = Reply::text(206, "text/plain", "0123456789");
        let add = |reply: Reply, (name, value): &(String, String)| reply.with_header(name, value);
        headers.iter().fold(reply, add)
    })
    .await;
    let download = Download::new(drive.request()).with_range_size(10);
    let result = bounded(download.write_to(&mut Vec::new())).await;
    assert_eq!(drive.graph.count(), 2, "a new URL was asked for");
    result.map(drop).map_err(|error| error.kind())
}

const FIRST: (&str, &str) = ("content-range", "bytes 0-9/20");
const SECOND: (&str, &str) = ("content-range", "bytes 10-19/20");

#[tokio::test]
async fn another_etag_length_or_date_is_an_error() {
    let tag = |value| ("etag", value);
    let date = |value| ("last-modified", value);
    let (one, other) = (tag("\"1\""), tag("\"2\""));
    assert_eq!(with(&[FIRST, one], &[SECOND, one]).await, Ok(()));
    assert_eq!(with(&[FIRST, one], &[SECOND, tag("W/\"1\"")]).await, Ok(()));
    assert_eq!(with(&[FIRST, one], &[SECOND]).await, Ok(()));
    assert_eq!(with(&[FIRST], &[SECOND]).await, Ok(()));
    let changed = Err(ErrorKind::Changed);
    assert_eq!(with(&[FIRST, one], &[SECOND, other]).await, changed);
    let longer = ("content-range", "bytes 10-19/21");
    assert_eq!(with(&[FIRST, one], &[longer, one]).await, changed);
    let (monday, tuesday) = (date("Mon"), date("Tue"));
    assert_eq!(with(&[FIRST, monday], &[SECOND, tuesday]).await, changed);
    assert_eq!(
        with(&[FIRST, one, monday], &[SECOND, one, tuesday]).await,
        Ok(())
    );
}

/// The range is beyond the end of what is there now.
#[tokio::test]
async fn a_file_that_got_shorter_is_an_error() {
    let drive = Drive::start(|received, _| match received.header("range") {
        Some("bytes=0-9") => Reply::text(206, "text/plain", "0123456789")
            .with_header("content-range", "bytes 0-9/20"),
        _ => Reply::new(416).with_header("content-range", "bytes */10"),
    })
    .await;
    let download = Download::new(drive.request()).with_range_size(10);
    let error = bounded(download.write_to(&mut Vec::new())).await;
    assert_eq!(error.unwrap_err().kind(), ErrorKind::Changed);
}

/// Before the first byte it does not matter which version it is.
#[tokio::test]
async fn a_file_that_changes_before_the_first_byte() {
    let drive = Drive::start(|_, number| {
        let reply = Reply::text(206, "text/plain", "0123456789");
        let reply = reply.with_header("etag", &format!("\"{number}\""));
        let reply = reply.with_header("content-range", "bytes 0-9/10");
        if number == 1 {
            reply.cut_off(10)
        } else {
            reply
        }
    })
    .await;
    let mut bytes = Vec::new();
    let download = Download::new(drive.request());
    let result = bounded(download.write_to(&mut bytes)).await.unwrap();
    assert_eq!(
        (&*bytes, result.etag.as_deref()),
        (&b"0123456789"[..], Some("\"2\""))
    );
}
