//! Streams as readers of the standard library.

use std::io::{self, BufRead, Read};
use std::time::Duration;

use graph_runtime::blocking::{BlockingClient, Reader};
use graph_runtime::testing::http::{Reply, Server};
use graph_runtime::{ByteStream, Error, ErrorKind, Request, Target};

use crate::{blocking, bounded, single};

fn content(blocking: &BlockingClient) -> Request<ByteStream> {
    Target::root(blocking.core(), "v1.0")
        .segment("content")
        .get_stream(None)
}

fn reader(blocking: &BlockingClient) -> Reader {
    let response = content(blocking).send_blocking().unwrap();
    blocking.reader(response.into_model().unwrap())
}

/// Runs `test` with a client of a server that gives this reply, outside of async code.
fn with(reply: impl Fn() -> Reply + Send + 'static, test: fn(BlockingClient)) {
    bounded(move || {
        let runtime = crate::several(1);
        let server = runtime.block_on(Server::answering(move |_| reply()));
        test(blocking(&server.unwrap()));
    });
}

#[test]
fn all_bytes_arrive_and_errors_have_their_cause() {
    let bytes: Vec<u8> = (0..300_000_u32).map(|n| (n % 251) as u8).collect();
    with(
        move || Reply::text(200, "image/png", bytes.clone()),
        |blocking| {
            let mut all = Vec::new();
            let count = io::copy(&mut reader(&blocking), &mut all).unwrap();
            assert_eq!(count, 300_000);
            assert!(
                all.iter()
                    .zip(0_u32..)
                    .all(|(byte, n)| u32::from(*byte) == n % 251)
            );
            let mut reader = reader(&blocking);
            let mut three = [0; 3];
            assert_eq!(reader.read(&mut []).unwrap(), 0);
            reader.read_exact(&mut three).unwrap();
            assert_eq!((three, reader.fill_buf().unwrap()[0]), ([0, 1, 2], 3));
        },
    );
    with(
        || Reply::text(200, "text/plain", "first\nsecond\nthird").cut_off(3),
        |blocking| {
            let mut lines = reader(&blocking).lines();
            assert_eq!(lines.next().unwrap().unwrap(), "first");
            let error = lines.find_map(Result::err).unwrap();
            let cause = error.get_ref().and_then(|it| it.downcast_ref::<Error>());
            assert_eq!(cause.unwrap().kind(), ErrorKind::Io);
        },
    );
}

/// It ends after an error, instead of blocking or repeating it.
#[test]
fn nothing_comes_after_the_end() {
    with(
        || Reply::text(200, "text/plain", "abcdef").cut_off(3),
        |blocking| {
            let mut reader = reader(&blocking);
            let mut all = Vec::new();
            reader.read_to_end(&mut all).unwrap_err();
            assert_eq!(reader.read(&mut [0; 9]).unwrap(), 0);
        },
    );
}

#[test]
fn the_only_thread_of_a_runtime_is_not_blocked() {
    bounded(|| {
        let server = crate::several(1);
        let server = (
            server.block_on(Server::answering(|_| Reply::text(200, "a/b", "x"))),
            server,
        );
        let blocking = blocking(server.0.as_ref().unwrap());
        let mut reader = reader(&blocking);
        let error = single().block_on(async { reader.read(&mut [0; 9]) });
        let error = error.unwrap_err();
        let cause = error.get_ref().and_then(|it| it.downcast_ref::<Error>());
        assert_eq!(cause.unwrap().kind(), ErrorKind::Configuration);
    });
}

#[cfg(feature = "transfers")]
#[test]
fn a_download_is_one_too() {
    use graph_runtime::transfers::Download;

    with(
        || Reply::text(200, "a/b", "abc").after(Duration::from_millis(5)),
        |blocking| {
            let stream = Download::new(content(&blocking)).into_stream();
            let mut reader = blocking.reader(stream);
            let mut text = String::new();
            reader.read_to_string(&mut text).unwrap();
            assert_eq!(text, "abc");
            let result = reader.get_ref().and_then(|stream| stream.result());
            assert_eq!(result.unwrap().length, 3);
        },
    );
}
