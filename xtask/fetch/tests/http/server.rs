//! A server on this machine that answers from a script, byte by byte.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

/// A response: its bytes, written as they are. Then the connection is closed.
pub(crate) type Answer = Vec<u8>;

/// A running server.
pub(crate) struct Server {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
    is_over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

/// A stream that can be closed for writing.
pub(crate) trait Connection: Read + Write {
    fn close(&mut self);
}

impl Connection for TcpStream {
    fn close(&mut self) {
        let _ = self.shutdown(Shutdown::Write);
        // The client's last bytes are read, so that closing does not reset the connection.
        let _ = self.read(&mut [0; 1024]);
    }
}

impl Server {
    /// A server that gives each connection the next answer.
    pub(crate) fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        Self::on(listener, address, answers, Ok)
    }

    /// As [`new`](Self::new), on this listener, with connections that are wrapped first.
    pub(crate) fn on<C: Connection>(
        listener: TcpListener,
        address: SocketAddr,
        answers: impl IntoIterator<Item = Answer>,
        wrap: impl Fn(TcpStream) -> std::io::Result<C> + Send + 'static,
    ) -> Self {
        let answers: Vec<Answer> = answers.into_iter().collect();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let record = Arc::clone(&requests);
        let is_over = Arc::new(AtomicBool::new(false));
        let over = Arc::clone(&is_over);
        let thread = thread::spawn(move || {
            for answer in answers {
                let Ok((stream, _)) = listener.accept() else {
                    return;
                };
                if over.load(Ordering::Acquire) {
                    return;
                }
                let Ok(mut connection) = wrap(stream) else {
                    continue;
                };
                let Some(head) = head(&mut connection) else {
                    continue;
                };
                record.lock().unwrap().push(head);
                let _ = connection.write_all(&answer);
                let _ = connection.flush();
                connection.close();
            }
        });
        Self {
            address,
            requests,
            is_over,
            thread: Some(thread),
        }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The heads of all requests, in lower case. All answers must have been given.
    #[track_caller]
    pub(crate) fn requests(mut self) -> Vec<String> {
        self.stop();
        let requests = self.requests.lock().unwrap();
        requests.iter().map(|head| head.to_lowercase()).collect()
    }

    fn stop(&mut self) {
        let Some(thread) = self.thread.take() else {
            return;
        };
        self.is_over.store(true, Ordering::Release);
        // The thread may wait for a connection.
        let connection = TcpStream::connect(self.address);
        drop(connection);
        thread.join().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The request up to its empty line.
fn head(connection: &mut impl Read) -> Option<String> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        if connection.read(&mut byte).ok()? == 0 {
            return None;
        }
        head.push(byte[0]);
    }
    String::from_utf8(head).ok()
}

/// A response with these headers and this body; `Content-Length` is the body's, unless the headers have one.
pub(crate) fn answer(status: &str, headers: &[&str], body: &[u8]) -> Answer {
    let mut text = format!("HTTP/1.1 {status}\r\nConnection: close\r\n");
    for header in headers {
        text.push_str(header);
        text.push_str("\r\n");
    }
    let has_length = headers
        .iter()
        .any(|header| header.starts_with("Content-Length") || header.starts_with("Transfer"));
    if !has_length {
        text.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    text.push_str("\r\n");
    [text.as_bytes(), body].concat()
}
