//! A proxy on this machine, which leads every name to one server.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

use super::https::head;

/// Ends with the test.
pub(crate) struct Proxy {
    address: SocketAddr,
    heads: Arc<Mutex<Vec<String>>>,
    task: JoinHandle<()>,
}

impl Proxy {
    /// Leads all to `server`.
    pub(crate) async fn to(server: SocketAddr) -> Self {
        Self::start(server, "200 Connection established", None).await
    }

    /// Answers every CONNECT with this status; the connection itself may be encrypted.
    pub(crate) async fn start(
        server: SocketAddr,
        status: &'static str,
        tls: Option<TlsAcceptor>,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let heads = Arc::new(Mutex::new(Vec::new()));
        let log = heads.clone();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (log, tls) = (log.clone(), tls.clone());
                tokio::spawn(async move {
                    match tls {
                        Some(tls) => match tls.accept(stream).await {
                            Ok(stream) => tunnel(stream, server, status, &log).await,
                            Err(_) => None,
                        },
                        None => tunnel(stream, server, status, &log).await,
                    }
                });
            }
        });
        Self {
            address,
            heads,
            task,
        }
    }

    /// As a URL, with these credentials, such as `user:password@`.
    pub(crate) fn url(&self, credentials: &str) -> String {
        format!("http://{credentials}{}", self.address)
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// The heads of what it was asked for, in small letters.
    pub(crate) fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn tunnel(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    server: SocketAddr,
    status: &str,
    log: &Mutex<Vec<String>>,
) -> Option<()> {
    let asked = head(&mut stream).await?;
    log.lock().unwrap().push(asked.clone());
    if !asked.starts_with("connect ") {
        // A whole URL: answered here.
        let answer = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";
        return stream.write_all(answer.as_bytes()).await.ok();
    }
    let answer = format!("HTTP/1.1 {status}\r\n\r\n");
    stream.write_all(answer.as_bytes()).await.ok()?;
    if status.starts_with("200") {
        let mut server = TcpStream::connect(server).await.ok()?;
        copy_bidirectional(&mut stream, &mut server).await.ok()?;
    }
    Some(())
}
