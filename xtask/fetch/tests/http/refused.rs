//! Responses that are no file.

use crate::server::{Server, answer};
use crate::{BODY, PATH, file, request, run};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};
use xtask_fetch::Error;

/// The error that one response causes, and the number of requests.
fn error(answers: impl IntoIterator<Item = Vec<u8>>) -> (Error, usize) {
    let server = Server::new(answers);
    let (result, _) = run(&request(&server.url(PATH)));
    (result.unwrap_err(), server.requests().len())
}

#[test]
fn a_status_without_metadata_is_an_error_at_once() {
    for (status, hint) in [
        ("404 Not Found", "give the URL of a metadata file"),
        ("403 Forbidden", "a proxy may refuse it"),
        ("204 No Content", "204 No Content"),
        ("304 Not Modified", "304 Not Modified"),
        ("206 Partial Content", "206 Partial Content"),
    ] {
        let (error, requests) = error([answer(status, &[], b""), answer(status, &[], b"")]);
        assert!(matches!(error, Error::Status { .. }), "{error:?}");
        assert!(error.to_string().contains(hint), "{error}");
        assert_eq!(requests, 1, "{status}");
    }
}

#[test]
fn a_failing_server_is_asked_four_times() {
    let (error, requests) = error([(); 5].map(|()| answer("500 Internal Server Error", &[], b"")));
    assert_eq!(requests, 4);
    let error = error.to_string();
    assert!(
        error.ends_with("answers 500 Internal Server Error (4 attempts)"),
        "{error}"
    );
}

#[test]
fn a_busy_server_is_asked_again_when_it_says() {
    let server = Server::new([
        answer("503 Service Unavailable", &["Retry-After: 2"], b""),
        answer("429 Too Many Requests", &["Retry-After: 0"], b""),
        answer("200 OK", &[], BODY),
    ]);
    let began = Instant::now();
    let (result, lines) = run(&request(&server.url(PATH)));
    file(result);
    let took = began.elapsed();
    assert!(took >= Duration::from_secs(2), "{took:?}");
    assert!(
        lines.contains("answers 503 Service Unavailable; trying again in 2s\n"),
        "{lines}"
    );
}

#[test]
fn a_long_wait_is_left_to_the_caller() {
    let (error, requests) = error([answer(
        "503 Service Unavailable",
        &["Retry-After: 3600"],
        b"",
    )]);
    assert_eq!(requests, 1);
    assert!(
        error.to_string().contains("asks to wait 3600 seconds"),
        "{error}"
    );
}

#[test]
fn unsafe_redirects_are_not_followed() {
    for (location, why) in [
        ("http://graph.microsoft.com/v1.0/$metadata", "not https"),
        ("ftp://127.0.0.1/x", "not https"),
        ("https://me:secret@127.0.0.1/x?sig=secret", "credentials"),
        ("http://[", "not a URL"),
    ] {
        let header = format!("Location: {location}");
        let (error, requests) = error([answer("302 Found", &[&header], b"")]);
        assert!(matches!(error, Error::Redirect { .. }), "{error:?}");
        let error = error.to_string();
        assert!(error.contains(why) && !error.contains("secret"), "{error}");
        assert_eq!(requests, 1);
    }
}

#[test]
fn a_loop_of_redirects_ends() {
    let (error, requests) = error([(); 9].map(|()| answer("302 Found", &["Location: /x"], b"")));
    assert_eq!(requests, 6);
    assert!(error.to_string().contains("too many redirects"), "{error}");
}

#[test]
fn a_large_body_is_refused() {
    let body = [b'x'; 1001];
    let chunk = [&b"3e9\r\n"[..], &body, b"\r\n0\r\n\r\n"].concat();
    for response in [
        answer("200 OK", &[], &body),
        answer("200 OK", &["Transfer-Encoding: chunked"], &chunk),
        [b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", &body[..]].concat(),
        answer("200 OK", &["Content-Length: 99999999999"], b"x"),
    ] {
        let (error, requests) = error([response]);
        assert!(
            matches!(error, Error::TooLarge { limit: 1000, .. }),
            "{error:?}"
        );
        assert_eq!(requests, 1);
    }
    let server = Server::new([answer("200 OK", &[], &body[..1000])]);
    assert_eq!(file(run(&request(&server.url(PATH))).0).body.len(), 1000);
}

#[test]
fn other_compression_is_refused() {
    let (error, _) = error([answer("200 OK", &["Content-Encoding: br"], b"x")]);
    assert!(
        error.to_string().contains("compressed by \"br\""),
        "{error}"
    );
}

#[test]
fn a_server_that_does_not_answer_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let mut request = request(&url);
    request.timeout = Duration::from_millis(100);
    let (result, _) = run(&request);
    assert!(matches!(result, Err(Error::GivenUp { .. })), "{result:?}");
}

#[test]
fn a_port_where_nobody_listens_is_given_up() {
    // One end of a connection does not listen, and nobody else gets its port.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let connection = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    let url = format!("http://{}/", connection.local_addr().unwrap());
    let error = run(&request(&url)).0.unwrap_err();
    assert!(matches!(error, Error::GivenUp { .. }), "{error:?}");
    assert!(error.to_string().starts_with(&url), "{error}");
}
