//! Downloads from a server on this machine, with everything that can go wrong.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod interrupted;
mod refused;
mod server;
#[cfg(target_os = "linux")]
mod tls;

use server::{Server, answer};
use std::time::Duration;
use xtask_fetch::{Address, Downloaded, Error, Known, Lines, Outcome, Request, download};

const PATH: &str = "/v1.0/$metadata";
const BODY: &[u8] = b"<edmx:Edmx Version=\"4.0\"/>";

/// A download of this URL that does not wait long.
fn request(url: &str) -> Request {
    Request {
        address: Address::parse(url).unwrap(),
        known: None,
        limit: 1000,
        timeout: Duration::from_secs(30),
    }
}

/// The result, and the lines that a person sees.
fn run(request: &Request) -> (Result<Outcome, Error>, String) {
    let mut lines = Vec::new();
    let result = download(request, &mut Lines::new(&mut lines));
    (result, String::from_utf8(lines).unwrap())
}

#[track_caller]
fn file(result: Result<Outcome, Error>) -> Downloaded {
    match result.unwrap() {
        Outcome::Downloaded(file) => file,
        Outcome::Unchanged => panic!("unchanged"),
    }
}

#[test]
fn a_file_is_downloaded_with_its_etag_and_day() {
    let headers = [
        "ETag: \"a\"",
        "Last-Modified: Fri, 31 Jul 2026 10:00:00 GMT",
    ];
    let server = Server::new([answer("200 OK", &headers, BODY)]);
    let url = server.url(&format!("{PATH}?sig=secret"));
    let (result, lines) = run(&request(&url));
    let file = file(result);
    assert_eq!(file.body, BODY);
    assert_eq!(file.etag.as_deref(), Some("\"a\""));
    assert_eq!(file.day.as_deref(), Some("2026-07-31"));
    assert_eq!(file.address.as_str(), url);
    let shown = server.url(PATH);
    assert_eq!(
        lines,
        format!("downloading {shown} (26 bytes)\n26 bytes received\n")
    );
    let requests = server.requests();
    assert!(requests[0].starts_with("get /v1.0/$metadata?sig=secret http/1.1\r\n"));
    assert!(requests[0].contains("accept-encoding: gzip\r\n"));
    for header in ["authorization", "cookie", "if-none-match", "range"] {
        assert!(!requests[0].contains(header), "{header}: {requests:?}");
    }
}

#[test]
fn an_unchanged_file_is_not_downloaded_again() {
    let server = Server::new([
        answer("304 Not Modified", &["ETag: W/\"a\""], b""),
        answer("200 OK", &["ETag: W/\"b\""], BODY),
    ]);
    let url = server.url(PATH);
    let known = |etag: &str| Request {
        known: Some(Known {
            url: url.clone(),
            etag: etag.to_owned(),
        }),
        ..request(&url)
    };
    let (result, _) = run(&known("W/\"a\""));
    assert!(matches!(result, Ok(Outcome::Unchanged)), "{result:?}");
    let (result, _) = run(&known("W/\"a\""));
    assert_eq!(file(result).etag.as_deref(), Some("W/\"b\""));
    let requests = server.requests();
    assert!(requests[0].contains("if-none-match: w/\"a\"\r\n"));
}

#[test]
fn an_etag_is_only_sent_to_the_url_that_it_is_from() {
    let server = Server::new([answer("200 OK", &[], BODY)]);
    let other = Request {
        known: Some(Known {
            url: "http://127.0.0.1:9/other".to_owned(),
            etag: "\"a\"".to_owned(),
        }),
        ..request(&server.url(PATH))
    };
    file(run(&other).0);
    assert!(!server.requests()[0].contains("if-none-match"));
}

#[test]
fn a_compressed_body_is_returned_as_it_is() {
    let server = Server::new([answer("200 OK", &["Content-Encoding: gzip"], b"\x1f\x8bx")]);
    assert_eq!(file(run(&request(&server.url(PATH))).0).body, b"\x1f\x8bx");
}

#[test]
fn chunks_and_the_end_of_the_connection_end_a_body() {
    let chunks = b"5\r\n<edmx\r\n15\r\n:Edmx Version=\"4.0\"/>\r\n0\r\n\r\n";
    let server = Server::new([
        answer("200 OK", &["Transfer-Encoding: chunked"], chunks),
        [b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", BODY].concat(),
    ]);
    for _ in 0..2 {
        assert_eq!(file(run(&request(&server.url(PATH))).0).body, BODY);
    }
}

#[test]
fn redirects_on_this_machine_are_followed_and_carry_nothing() {
    let target = Server::new([answer("200 OK", &[], BODY)]);
    let to = format!("Location: {}", target.url("/beta/$metadata"));
    let server = Server::new([
        answer("301 Moved Permanently", &["Location: /there"], b"moved"),
        answer("307 Temporary Redirect", &[&to], b""),
    ]);
    let url = server.url(PATH);
    let known = Request {
        known: Some(Known {
            url: url.clone(),
            etag: "\"a\"".to_owned(),
        }),
        ..request(&url)
    };
    let file = file(run(&known).0);
    assert_eq!(file.address.as_str(), target.url("/beta/$metadata"));
    let requests = server.requests();
    assert!(requests[0].contains("if-none-match"));
    assert!(requests[1].starts_with("get /there "));
    assert!(!requests[1].contains("if-none-match"));
    assert!(!target.requests()[0].contains("if-none-match"));
}
