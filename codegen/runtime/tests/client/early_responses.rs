//! Responses of servers that do not read the body: they answer, and close the connection.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::pin::Pin;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use azure_core::Bytes;
use azure_core::http::{Body, ClientOptions, Transport};
use futures_util::Stream;
use graph_runtime::{
    Cloud, Core, Error, ErrorKind, GraphClientOptions, HttpOptions, RequestOptions, RetryMode,
    Target, body_from_fn,
};

use super::support::{MockCredential, bounded};

const PIECE: usize = 1 << 20;
const PIECES: usize = 8;

/// A server that reads the head of one request, sends `response`, and closes the connection. The receiver learns of that.
fn refusing(response: String) -> (SocketAddr, Receiver<()>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let (closed, is_closed) = channel();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut head = Vec::new();
        let mut byte = [0];
        while !head.ends_with(b"\r\n\r\n") {
            assert_eq!(stream.read(&mut byte).unwrap(), 1);
            head.push(byte[0]);
        }
        // Some of the body is there: a close with unread bytes is a reset.
        assert_eq!(stream.peek(&mut byte).unwrap(), 1);
        stream.write_all(response.as_bytes()).unwrap();
        drop(stream);
        std::thread::sleep(Duration::from_millis(50));
        let _ = closed.send(());
    });
    (address, is_closed)
}

/// A body whose second piece comes when the server has closed the connection, with nothing read in between.
struct Late {
    polls: usize,
    is_closed: Arc<Mutex<Receiver<()>>>,
}

impl Stream for Late {
    type Item = std::io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.polls += 1;
        match self.polls {
            // What is there is written.
            2 => {
                context.waker().wake_by_ref();
                return Poll::Pending;
            }
            3 => self.is_closed.lock().unwrap().recv().unwrap(),
            polls if polls > PIECES + 1 => return Poll::Ready(None),
            _ => {}
        }
        Poll::Ready(Some(Ok(vec![7; PIECE].into())))
    }
}

fn late(is_closed: Receiver<()>) -> Body {
    let is_closed = Arc::new(Mutex::new(is_closed));
    body_from_fn(Some((PIECE * PIECES) as u64), move || Late {
        polls: 0,
        is_closed: is_closed.clone(),
    })
}

/// The error of a PUT of 8 MiB.
async fn put(response: String) -> Error {
    let (address, is_closed) = refusing(response);
    let client = ClientOptions {
        transport: Some(Transport::new(HttpOptions::new().build().unwrap())),
        ..Default::default()
    };
    let cloud = Cloud::Custom {
        endpoint: format!("http://{address}"),
        scope: None,
    };
    let options = GraphClientOptions::new()
        .with_cloud(cloud)
        .with_client_options(client);
    let core = Core::new(Arc::new(MockCredential::default()), Some(options)).unwrap();
    let once = RequestOptions::new().with_retry(RetryMode::Never);
    let content = Target::root(&core, "v1.0").segment("content");
    let call = content.put_stream(late(is_closed), "application/octet-stream", Some(once));
    bounded(call).await.unwrap_err()
}

#[tokio::test]
async fn a_refusal_is_read_though_the_body_cannot_be_sent() {
    for status in [401, 403, 413, 429] {
        let body = r#"{"error":{"code":"tooMuch"}}"#;
        let length = body.len();
        let error = put(format!(
            "HTTP/1.1 {status} Refused\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        ))
        .await;
        assert_eq!(error.status().map(u16::from), Some(status), "{error:?}");
        assert_eq!(error.code(), Some("tooMuch"), "{status}");
        assert!(!error.may_have_run(), "{status}");
    }
    // No connection waits for the rest of its body.
    let tasks = tokio::runtime::Handle::current().metrics();
    let ended = async {
        while tasks.num_alive_tasks() > 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    bounded(ended).await;
}

#[tokio::test]
async fn without_a_response_the_connection_broke() {
    let error = put("HTTP/1.1 413".to_owned()).await;
    assert_eq!((error.kind(), error.status()), (ErrorKind::Io, None));
}
