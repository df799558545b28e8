//! HTTP/1.1 as a server sees it, with every way to break it.

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A request as it arrived.
#[derive(Clone, Debug, Default)]
pub(crate) struct Received {
    pub(crate) method: String,
    /// Path and query, byte for byte.
    pub(crate) target: String,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
}

impl Received {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).expect("a JSON body")
    }

    pub(crate) fn path(&self) -> &str {
        self.target.split('?').next().unwrap()
    }

    /// Reads one request; `None` where the connection was closed before it.
    pub(crate) async fn read(stream: &mut TcpStream) -> Option<Self> {
        let mut buffer = Vec::new();
        let (mut received, body_at) = loop {
            if let Some(found) = Self::parse(&buffer) {
                break found;
            }
            read_some(stream, &mut buffer).await?;
        };
        if received.header("transfer-encoding") == Some("chunked") {
            while !buffer.ends_with(b"0\r\n\r\n") {
                read_some(stream, &mut buffer).await?;
            }
            received.body = unchunk(&buffer[body_at..]);
        } else {
            let length: usize = received
                .header("content-length")
                .map_or(0, |n| n.parse().unwrap());
            while buffer.len() < body_at + length {
                read_some(stream, &mut buffer).await?;
            }
            received.body = buffer[body_at..].to_vec();
        }
        Some(received)
    }

    fn parse(buffer: &[u8]) -> Option<(Self, usize)> {
        let mut headers = [httparse::EMPTY_HEADER; 64];
        let mut request = httparse::Request::new(&mut headers);
        let httparse::Status::Complete(at) = request.parse(buffer).unwrap() else {
            return None;
        };
        let headers = request.headers.iter().map(|header| {
            (
                header.name.to_lowercase(),
                String::from_utf8_lossy(header.value).into_owned(),
            )
        });
        let received = Self {
            method: request.method.unwrap().to_owned(),
            target: request.path.unwrap().to_owned(),
            headers: headers.collect(),
            body: Vec::new(),
        };
        Some((received, at))
    }
}

async fn read_some(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<()> {
    match stream.read_buf(buffer).await {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(()),
    }
}

fn unchunk(mut bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    while let Some(end) = bytes.windows(2).position(|pair| pair == b"\r\n") {
        let size = usize::from_str_radix(std::str::from_utf8(&bytes[..end]).unwrap(), 16).unwrap();
        out.extend_from_slice(&bytes[end + 2..end + 2 + size]);
        bytes = &bytes[end + 2 + size + 2..];
        if size == 0 {
            break;
        }
    }
    out
}

/// An answer, and how it fails.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    fault: Option<Fault>,
}

#[derive(Clone, Debug)]
pub(crate) enum Fault {
    /// The connection is reset instead of an answer.
    Reset,
    /// The connection closes this many bytes before the end of the body.
    Short(usize),
    /// The answer begins this much later.
    Late(Duration),
    /// The body is all that is written, head included, and the connection closes.
    Raw,
    /// The body stops in its middle for this long.
    Stalled(Duration),
}

impl Reply {
    pub(crate) fn new(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Vec::new(),
            fault: None,
        }
    }

    pub(crate) fn json(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::new(status)
            .with("content-type", "application/json; odata.metadata=minimal")
            .body(body)
    }

    pub(crate) fn text(status: u16, media: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::new(status).with("content-type", media).body(body)
    }

    pub(crate) fn fault(mut self, fault: Fault) -> Self {
        self.fault = Some(fault);
        self
    }

    pub(crate) fn reset() -> Self {
        Self::new(200).fault(Fault::Reset)
    }

    /// These bytes and nothing else, and the connection closes.
    pub(crate) fn raw(bytes: impl Into<Vec<u8>>) -> Self {
        Self::new(200).body(bytes).fault(Fault::Raw)
    }

    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// Writes the answer; `false` where the connection can't be used after it.
    pub(crate) async fn write(self, stream: &mut TcpStream) -> bool {
        let mut head = format!("HTTP/1.1 {} X\r\n", self.status);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if self.status != 204 && self.status != 304 {
            head.push_str(&format!("content-length: {}\r\n", self.body.len()));
        }
        head.push_str("\r\n");
        let half = self.body.len() / 2;
        match self.fault {
            Some(Fault::Reset) => {
                #[expect(
                    deprecated,
                    reason = "only a linger of nothing makes the close a reset"
                )]
                let _ = stream.set_linger(Some(Duration::ZERO));
                return false;
            }
            Some(Fault::Short(missing)) => {
                let _ = stream.write_all(head.as_bytes()).await;
                let _ = stream
                    .write_all(&self.body[..self.body.len() - missing])
                    .await;
                return false;
            }
            Some(Fault::Raw) => {
                let _ = stream.write_all(&self.body).await;
                return false;
            }
            Some(Fault::Late(time)) => tokio::time::sleep(time).await,
            Some(Fault::Stalled(_)) | None => {}
        }
        let _ = stream.write_all(head.as_bytes()).await;
        let _ = stream.write_all(&self.body[..half]).await;
        if let Some(Fault::Stalled(time)) = self.fault {
            tokio::time::sleep(time).await;
        }
        // A 204 with a body breaks the connection for what follows, as it does in the world.
        stream.write_all(&self.body[half..]).await.is_ok() && self.status != 204
    }
}
