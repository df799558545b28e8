//! Other spellings of what is missing, and of the end of a file.

use graph_runtime::testing::http::{Received, Reply};
use graph_runtime::transfers::{Download, DownloadResult, UploadErrorKind};
use graph_runtime::{Error, ErrorKind};

use super::support::{UNIT, answering, bounded, calls, content, root, send, upload};

/// Uploads ten bytes to a session that expects `ranges`, and returns what the first slice had.
async fn first_slice(ranges: &'static str) -> Result<String, UploadErrorKind> {
    let server = answering(move |received: &Received| {
        let host = received.header("host").unwrap();
        match received.method.as_str() {
            "POST" => Reply::json(
                200,
                format!(r#"{{"UploadURL":"http://{host}/up","nextExpectedRanges":{ranges}}}"#),
            ),
            _ => Reply::new(409),
        }
    })
    .await;
    let error = send(upload(&server), b"0123456789").await.unwrap_err();
    let received = server.received();
    match received.get(1) {
        Some(put) => Ok(put.header("content-range").unwrap().to_owned()),
        None => Err(error.kind()),
    }
}

#[tokio::test]
async fn every_form_of_what_is_missing() {
    for (ranges, sent) in [
        (r#"["3-"]"#, "3-9"),
        (r#"["3"]"#, "3-9"),
        (r#""3-""#, "3-9"),
        ("[3]", "3-9"),
        ("3", "3-9"),
        (r#"["3-5"]"#, "3-5"),
        (r#"[" 3 - 5 "]"#, "3-5"),
        (r#"["7-","3-5"]"#, "3-5"),
        (r#"["3-6","5-"]"#, "3-9"),
        (r#"["5-","3-6","3-4"]"#, "3-9"),
        (r#"["3-5","6-8"]"#, "3-8"),
        (r#"["3-3","3-3"]"#, "3-3"),
        (r#"["3-900"]"#, "3-9"),
        (r#"["3-5,7-9"]"#, "3-5"),
        (r#""7-9, 3-5""#, "3-5"),
        (r#"["03-05"]"#, "3-5"),
        ("[]", "0-9"),
        ("null", "0-9"),
    ] {
        let expected = format!("bytes {sent}/10");
        assert_eq!(first_slice(ranges).await, Ok(expected), "{ranges}");
    }
    for ranges in [
        r#"[""]"#,
        r#"["-5"]"#,
        r#"["5-3"]"#,
        r#"["3-5,"]"#,
        r#"["3-5/10"]"#,
        r#"["3-18446744073709551615"]"#,
        r#"["a"]"#,
        "[null]",
        "{}",
        "[-1]",
    ] {
        let found = first_slice(ranges).await;
        assert_eq!(found, Err(UploadErrorKind::Other), "{ranges}");
    }
}

/// Legal JSON that no Rust string or number holds, and a byte order mark: a status that can't be read is not the new item.
#[tokio::test]
async fn odd_members_beside_the_ranges() {
    for [before, after] in [
        ["\u{feff}{", "}"],
        ["{", r#","x":"\ud83d"}"#],
        [r#"{"x":1e999,"#, "}"],
        [r#"{"\ud83d":[],"#, "}"],
        [r#"{"nextExpectedRanges":null,"uploadUrl":null,"#, "}"],
    ] {
        let content = content(UNIT + 5);
        let server = answering(move |received: &Received| {
            let host = received.header("host").unwrap();
            let member = match received.method.as_str() {
                "POST" => format!(r#""UploadUrl":"http://{host}/up""#),
                _ if received.header("content-range").unwrap().contains(" 0-") => {
                    format!(r#""NextExpectedRanges":["{UNIT}-"]"#)
                }
                _ => return Reply::json(201, r#"{"id":"new\ud83d"}"#),
            };
            Reply::json(202, format!("{before}{member}{after}"))
        })
        .await;
        let item = send(upload(&server), &content).await.unwrap();
        let item = item.into_model().unwrap();
        assert_eq!(item.as_str(), r#"{"id":"new\ud83d"}"#, "{before}{after}");
        assert_eq!(calls(&server).len(), 3);
    }
}

async fn download(
    reply: impl Fn(&Received) -> Reply + Send + 'static,
) -> (Result<DownloadResult, Error>, Vec<u8>) {
    let server = answering(move |received| reply(received)).await;
    let request = root(&server).segment("content").get_stream(None);
    let mut bytes = Vec::new();
    let download = Download::new(request).with_range_size(4);
    let result = bounded(download.write_to(&mut bytes)).await;
    assert!(calls(&server).len() < 10);
    (result, bytes)
}

/// A file of ten bytes, of which the service gives at most three at a time, and states the end by 416.
#[tokio::test]
async fn every_form_of_the_end() {
    for (unit, total, at_the_end) in [
        ("bytes", "10", "bytes */10"),
        ("Bytes", "10", "bytes */10"),
        ("bytes", "*", "bytes */10"),
        ("bytes", "*", "BYTES  */10 "),
        ("bytes", "*", "bytes */*"),
        ("bytes", "*", ""),
    ] {
        let (result, bytes) = download(move |received| {
            let range = received.header("range").unwrap();
            let start = range
                .strip_prefix("bytes=")
                .unwrap()
                .split_once('-')
                .unwrap()
                .0;
            let start: usize = start.parse().unwrap();
            let file = b"0123456789";
            if start >= file.len() {
                let reply = Reply::new(416);
                return match at_the_end {
                    "" => reply,
                    range => reply.with_header("content-range", range),
                };
            }
            let end = file.len().min(start + 3);
            let range = format!("{unit} {start}-{}/{total}", end - 1);
            Reply::text(206, "a/b", &file[start..end]).with_header("Content-Range", &range)
        })
        .await;
        assert_eq!(
            (result.unwrap().length, &*bytes),
            (10, &b"0123456789"[..]),
            "{at_the_end}"
        );
    }
    // The service says that there is more.
    let (result, bytes) = download(|received| match received.header("range").unwrap() {
        "bytes=0-3" => Reply::text(206, "a/b", "0123").with_header("content-range", "bytes 0-3/*"),
        _ => Reply::new(416).with_header("content-range", "bytes */10"),
    })
    .await;
    assert!(result.is_err() && bytes == b"0123");
}

#[tokio::test]
async fn every_form_of_an_empty_file() {
    let empty = [
        || Reply::text(200, "a/b", ""),
        || Reply::new(416).with_header("content-range", "bytes */0"),
    ];
    for reply in empty {
        let (result, bytes) = download(move |_| reply()).await;
        assert_eq!((result.unwrap().length, bytes.len()), (0, 0));
    }
    // Not in the middle of a file.
    let (result, _) = download(|received| match received.header("range").unwrap() {
        "bytes=0-3" => Reply::text(206, "a/b", "0123").with_header("content-range", "bytes 0-3/9"),
        _ => Reply::new(204),
    })
    .await;
    assert_eq!(result.unwrap_err().kind(), ErrorKind::Decode);
}

/// The host of the file says why, in XML.
#[tokio::test]
async fn an_error_of_the_host() {
    let (result, _) = download(|_| {
        let xml =
            "<?xml version=\"1.0\"?><Error><Code>BlobNotFound</Code><Message>m</Message></Error>";
        Reply::text(404, "application/xml", xml)
    })
    .await;
    let error = result.unwrap_err();
    assert_eq!(
        (error.code(), error.message()),
        (Some("BlobNotFound"), Some("m"))
    );
}
