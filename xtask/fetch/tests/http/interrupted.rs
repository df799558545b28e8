//! Downloads that break in the middle.

use crate::server::{Server, answer};
use crate::{BODY, PATH, file, request, run};
use xtask_fetch::Error;

const LENGTH: &str = "Content-Length: 26";
const RANGES: &str = "Accept-Ranges: bytes";
const STRONG: &str = "ETag: \"a\"";

/// The first ten bytes of a body of 26.
fn broken(headers: &[&str]) -> Vec<u8> {
    answer("200 OK", &[&[LENGTH], headers].concat(), &BODY[..10])
}

fn whole(etag: &str) -> Vec<u8> {
    answer("200 OK", &[etag], BODY)
}

/// Downloads from a server with these answers: the body, and the heads of the requests.
#[track_caller]
fn bytes(answers: impl IntoIterator<Item = Vec<u8>>) -> (Vec<u8>, Vec<String>) {
    let server = Server::new(answers);
    let (result, _) = run(&request(&server.url(PATH)));
    (file(result).body, server.requests())
}

#[test]
fn the_rest_is_asked_for_with_a_strong_etag() {
    let rest = answer(
        "206 Partial Content",
        &[STRONG, "Content-Range: bytes 10-25/26"],
        &BODY[10..],
    );
    let server = Server::new([broken(&[RANGES, STRONG]), rest]);
    let (result, lines) = run(&request(&server.url(PATH)));
    assert_eq!(file(result).body, BODY);
    assert!(lines.contains(" from byte 10 (26 bytes)\n"), "{lines}");
    let requests = server.requests();
    assert!(requests[1].contains("range: bytes=10-\r\n"), "{requests:?}");
    assert!(requests[1].contains("if-range: \"a\"\r\n"), "{requests:?}");
}

#[test]
fn a_rest_that_breaks_is_continued() {
    let middle = answer(
        "206 Partial Content",
        &[
            STRONG,
            "Content-Range: bytes 10-25/26",
            "Content-Length: 16",
        ],
        &BODY[10..15],
    );
    let rest = answer(
        "206 Partial Content",
        &[STRONG, "Content-Range: bytes 15-25/26"],
        &BODY[15..],
    );
    let (body, requests) = bytes([broken(&[RANGES, STRONG]), middle, rest]);
    assert_eq!(body, BODY);
    assert!(requests[2].contains("range: bytes=15-\r\n"), "{requests:?}");
}

#[test]
fn without_ranges_or_a_strong_etag_it_is_begun_anew() {
    for headers in [
        &[RANGES][..],
        &[RANGES, "ETag: W/\"a\""],
        &[STRONG],
        &["Accept-Ranges: none", STRONG],
    ] {
        let (body, requests) = bytes([broken(headers), whole(STRONG)]);
        assert_eq!(body, BODY);
        assert!(!requests[1].contains("range"), "{requests:?}");
    }
}

#[test]
fn a_file_that_changed_in_the_middle_is_downloaded_whole() {
    let (body, requests) = bytes([
        broken(&[RANGES, STRONG]),
        answer("200 OK", &["ETag: \"b\""], b"<b/>"),
    ]);
    assert_eq!(body, b"<b/>");
    assert!(requests[1].contains("if-range: \"a\""), "{requests:?}");
}

#[test]
fn a_wrong_rest_is_not_appended() {
    for headers in [
        &["ETag: \"b\"", "Content-Range: bytes 10-25/26"][..],
        &[STRONG, "Content-Range: bytes 11-25/26"],
        &[STRONG, "Content-Range: bytes 10-25/27"],
        &[STRONG],
        &["Content-Range: bytes 10-25/26"],
    ] {
        let rest = answer("206 Partial Content", headers, &BODY[10..]);
        let (body, requests) = bytes([broken(&[RANGES, STRONG]), rest, whole(STRONG)]);
        assert_eq!(body, BODY, "{headers:?}");
        assert!(!requests[2].contains("range"), "{requests:?}");
    }
}

#[test]
fn an_unsatisfiable_range_begins_anew() {
    let unsatisfiable = answer(
        "416 Range Not Satisfiable",
        &["Content-Range: bytes */5"],
        b"",
    );
    let (body, requests) = bytes([broken(&[RANGES, STRONG]), unsatisfiable, whole(STRONG)]);
    assert_eq!(body, BODY);
    assert!(!requests[2].contains("range"), "{requests:?}");
}

#[test]
fn a_connection_that_drops_before_the_response_is_tried_again() {
    let (body, _) = bytes([Vec::new(), b"HTTP/1.1 200".to_vec(), whole(STRONG)]);
    assert_eq!(body, BODY);
}

#[test]
fn a_body_that_always_ends_early_is_an_error() {
    let chunks = b"5\r\n<edmx\r\n15\r\n:Edmx";
    for response in [
        broken(&[]),
        answer("200 OK", &["Transfer-Encoding: chunked"], chunks),
    ] {
        let server = Server::new([(); 4].map(|()| response.clone()));
        let (result, lines) = run(&request(&server.url(PATH)));
        let error = result.unwrap_err();
        assert!(
            matches!(error, Error::GivenUp { attempts: 4, .. }),
            "{error:?}"
        );
        assert!(error.to_string().contains("interrupted"), "{error}");
        assert!(lines.contains("trying again in 500ms"), "{lines}");
        assert_eq!(server.requests().len(), 4);
    }
}

#[test]
fn a_content_length_that_is_too_small_ends_the_body() {
    // Its reader finds that the XML is cut short.
    let (body, _) = bytes([answer("200 OK", &["Content-Length: 5"], BODY)]);
    assert_eq!(body, b"<edmx");
}
