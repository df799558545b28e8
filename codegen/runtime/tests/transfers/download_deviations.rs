//! Downloads whose responses deviate from the documentation, and redirects that lead elsewhere.

use std::io::Write as _;

use graph_runtime::testing::http::Reply;
use graph_runtime::testing::{MockResponse, MockTransport};
use graph_runtime::transfers::{Download, DownloadResult, FileHash};
use graph_runtime::{ByteStream, Error, ErrorKind, Request, RequestOptions, Target};

use super::support::{Drive, answering, bounded, content, range_of, root, url};

async fn read(request: Request<ByteStream>) -> Result<(Vec<u8>, DownloadResult), Error> {
    let mut bytes = Vec::new();
    let download = Download::new(request).with_range_size(100_000);
    let result = bounded(download.write_to(&mut bytes)).await?;
    Ok((bytes, result))
}

fn zipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A range of a compressed file is no range of the file.
#[tokio::test]
async fn compressed_ranges_are_refused() {
    let server = answering(|received| {
        assert_eq!(received.header("accept-encoding"), Some("identity"));
        range_of(&zipped(&[7; 1000]), received).with_header("content-encoding", "gzip")
    })
    .await;
    let error = read(root(&server).segment("content").get_stream(None)).await;
    assert_eq!(error.unwrap_err().kind(), ErrorKind::Decode);

    // The whole file is decompressed, and what can't be is refused.
    for (coding, expected) in [("gzip", true), ("br", false)] {
        let server = answering(move |_| {
            let reply = Reply::text(200, "text/plain", zipped(&[7; 1000]));
            reply.with_header("content-encoding", coding)
        })
        .await;
        let read = read(root(&server).segment("content").get_stream(None)).await;
        assert_eq!(read.is_ok_and(|(bytes, _)| bytes == [7; 1000]), expected);
    }
}

/// More bytes than the range that was announced.
#[tokio::test]
async fn a_body_that_is_longer_than_its_range() {
    let server = answering(|_| {
        let pieces = futures_util::stream::iter(["abc".into(), "def".into()]);
        let mut reply = Reply::stream(None, pieces);
        reply = reply.with_header("content-range", "bytes 0-3/4");
        reply.with_status(206)
    })
    .await;
    let error = read(root(&server).segment("content").get_stream(None)).await;
    assert_eq!(error.unwrap_err().kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn several_ranges_in_one_body_are_refused() {
    let server = answering(|_| {
        let body = "--b\r\nContent-Range: bytes 0-2/6\r\n\r\nabc\r\n--b--\r\n";
        Reply::text(206, "multipart/byteranges; boundary=b", body)
    })
    .await;
    let error = read(root(&server).segment("content").get_stream(None)).await;
    assert_eq!(error.unwrap_err().kind(), ErrorKind::Decode);
}

/// Without an ETag, and with weak ones.
#[tokio::test]
async fn versions_without_a_strong_etag() {
    for etags in [["", ""], ["W/\"1\"", "W/\"1\""], ["W/\"1\"", "\"1\""]] {
        let content = content(150_000);
        let file = content.clone();
        let server = answering(move |received| {
            let range = received.header("range").unwrap();
            let (bytes, number, range) = match range {
                "bytes=0-99999" => (&file[..100_000], 0, "bytes 0-99999/150000"),
                _ => (&file[100_000..], 1, "bytes 100000-149999/150000"),
            };
            let reply = Reply::text(206, "text/plain", bytes.to_vec());
            let reply = reply.with_header("content-range", range);
            match etags[number] {
                "" => reply,
                etag => reply.with_header("etag", etag),
            }
        })
        .await;
        let request = root(&server).segment("content").get_stream(None);
        let (bytes, result) = read(request).await.unwrap();
        assert!(bytes == content, "{etags:?}");
        let expected = Some(etags[0]).filter(|etag| !etag.is_empty());
        assert_eq!(result.etag.as_deref(), expected);
    }
}

/// From one origin to the next, and only once to Graph.
#[tokio::test]
async fn redirects_in_a_row() {
    let content = content(250_000);
    let file = content.clone();
    let last = answering(move |received| {
        assert_eq!(received.header("authorization"), None);
        range_of(&file, received)
    })
    .await;
    let target = url(&last, "/file?sig=1");
    let middle = answering(move |received| {
        assert_eq!(received.header("authorization"), None);
        assert!(received.header("range").is_some());
        Reply::new(307).with_header("location", &target)
    })
    .await;
    let target = url(&middle, "/next");
    let graph = answering(move |_| Reply::new(302).with_header("location", &target)).await;
    let (bytes, _) = read(root(&graph).segment("content").get_stream(None))
        .await
        .unwrap();
    assert!(bytes == content);
    assert_eq!((graph.count(), middle.count(), last.count()), (1, 1, 3));
}

/// A redirect without a target, and one to plain http: nothing is sent there.
#[tokio::test]
async fn redirects_that_lead_nowhere() {
    for location in [
        None,
        Some("http://files.example/1"),
        Some("ftp://files.example/1"),
        Some(""),
    ] {
        let mock = MockTransport::new();
        let target = Target::root(&mock.core(), "v1.0").segment("content");
        let range = RequestOptions::new().with_header("range", "bytes=0-99999");
        let redirect = MockResponse::new(302);
        let redirect = match location {
            Some(location) => redirect.with_header("location", location),
            None => redirect,
        };
        mock.expect(target.get_stream(Some(range)))
            .responds(redirect);
        let error = read(target.get_stream(None)).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Redirect, "{location:?}");
        assert_eq!(mock.requests().len(), 1);
    }
}

/// A hash that is not the one of the bytes, although all requests succeeded.
#[tokio::test]
async fn a_file_that_differs_is_an_error_in_the_end() {
    let file = content(1000);
    let drive = Drive::start(move |received, _| range_of(&file, received)).await;
    let hash = FileHash::sha256(&"00".repeat(32));
    let mut bytes = Vec::new();
    let download = Download::new(drive.request()).with_hash(hash);
    let error = bounded(download.write_to(&mut bytes)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Checksum);
}
