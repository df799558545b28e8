//! The same answer in every dress that HTTP allows: compressed, in chunks, behind a byte order mark, after an informational one.

use azure_core::Bytes;
use futures_util::stream;
use graph_tests::server::Reply;

use crate::support::{A_JOB, bounded, job, scripted};

/// `{"id":"scim.1"}`, by gzip.
const ZIPPED: &[u8] = &[
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 171, 86, 202, 76, 81, 178, 82, 42, 78, 206, 204, 213, 51, 84,
    170, 5, 0, 173, 251, 255, 182, 15, 0, 0, 0,
];

fn chunked() -> Reply {
    let pieces: Vec<Bytes> = A_JOB
        .as_bytes()
        .chunks(7)
        .map(Bytes::copy_from_slice)
        .collect();
    Reply::stream(None, stream::iter(pieces)).with_header("content-type", "application/json")
}

#[tokio::test]
async fn one_job_in_every_dress() {
    let hinted = format!(
        "HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{A_JOB}",
        A_JOB.len()
    );
    let closing = format!("HTTP/1.1 200\r\nContent-Type: application/json\r\n\r\n{A_JOB}");
    let dresses = [
        Reply::json(200, ZIPPED).with_header("content-encoding", "gzip"),
        Reply::json(200, format!("\u{feff}{A_JOB}")),
        Reply::json(200, format!("\r\n\t {A_JOB}\n\n")),
        Reply::new(200).with_body(A_JOB),
        Reply::text(200, "Application/JSON; charset=UTF-8", A_JOB),
        Reply::text(200, "application/vnd.something+json", A_JOB),
        Reply::raw(hinted),
        Reply::raw(closing),
        chunked(),
    ];
    let count = dresses.len();
    let (server, graph) = scripted(dresses).await;
    for n in 0..count {
        let answer = bounded(job(&graph).get(None)).await.unwrap();
        let model = answer
            .into_model()
            .unwrap_or_else(|error| panic!("{n}: {error}"));
        assert_eq!(model.id.as_deref(), Some("scim.1"), "{n}");
    }
    assert_eq!(server.count(), count);
}
