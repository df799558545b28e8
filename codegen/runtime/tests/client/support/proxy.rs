//! A proxy on this machine, which connects every host to one server.

use std::net::SocketAddr;
use std::sync::Mutex;

use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt, copy_bidirectional};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;

use super::recorder::{Heads, Recorder, head};

/// A proxy that connects every host to `server`.
pub(crate) async fn proxy(server: SocketAddr) -> Recorder {
    proxy_with(server, "200 Connection established", None).await
}

/// A proxy that answers every CONNECT with this status; the connection itself may be encrypted.
pub(crate) async fn proxy_with(
    server: SocketAddr,
    status: &'static str,
    tls: Option<TlsAcceptor>,
) -> Recorder {
    let serve = move |stream, log: Heads| {
        let tls = tls.clone();
        async move {
            match tls {
                Some(tls) => match tls.accept(stream).await {
                    Ok(stream) => tunnel(stream, server, status, &log).await,
                    Err(_) => None,
                },
                None => tunnel(stream, server, status, &log).await,
            };
        }
    };
    Recorder::start(serve).await
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
