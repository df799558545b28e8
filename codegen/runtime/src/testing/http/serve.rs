//! One connection: hyper reads and writes HTTP; where a response is to break it, the socket is taken back from hyper.

use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use hyper::body::{Body as _, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use super::received::KEPT;
use super::reply::{Fault, Sending};
use super::{Received, Reply, Shared, locked};

/// Serves requests until the client or a fault ends it.
pub(super) async fn connection(stream: TcpStream, shared: Arc<Shared>) {
    let fault = Arc::new(Mutex::new(None));
    let breaks = fault.clone();
    let service = service_fn(move |request| {
        let (shared, breaks) = (shared.clone(), breaks.clone());
        Box::pin(async move { answer(request, &shared, &breaks).await })
    });
    let mut connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    let _ = poll_fn(|context| connection.poll_without_shutdown(context)).await;
    let mut stream = connection.into_parts().io.into_inner();
    let fault = locked(&fault).take();
    match fault {
        Some(None) => {
            #[expect(
                deprecated,
                reason = "only a linger of nothing makes the close a reset"
            )]
            let _ = stream.set_linger(Some(Duration::ZERO));
        }
        Some(Some(bytes)) => {
            let _ = stream.write_all(&bytes).await;
            let _ = stream.shutdown().await;
        }
        None => {}
    }
}

/// What is written before a connection is closed; `None` where it is reset.
type Breaking = Option<Vec<u8>>;

/// The response of the script, or an error that ends the connection.
async fn answer(
    request: Request<Incoming>,
    shared: &Shared,
    fault: &Mutex<Option<Breaking>>,
) -> io::Result<Response<Sending>> {
    let received = read(request, shared).await;
    locked(&shared.received).push(received.clone());
    if !received.is_complete {
        return Err(io::Error::other("the client went away"));
    }
    let reply = (locked(&shared.script))(&received);
    tokio::time::sleep(reply.delay).await;
    let breaking = match &reply.fault {
        None => return response(reply),
        Some(Fault::Reset) => None,
        Some(Fault::CutOff(missing)) => Some(reply.cut(*missing)),
        Some(Fault::Raw(bytes)) => Some(bytes.clone()),
    };
    *locked(fault) = Some(breaking);
    Err(io::Error::other("the connection is to break"))
}

async fn read(request: Request<Incoming>, shared: &Shared) -> Received {
    let (head, mut body) = request.into_parts();
    let mut received = Received {
        method: head.method.to_string(),
        target: head.uri.to_string(),
        ..Received::default()
    };
    for (name, value) in &head.headers {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        received.headers.push((name.as_str().to_owned(), value));
    }
    loop {
        match poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
            None => {
                received.is_complete = true;
                return received;
            }
            Some(Err(_)) => return received,
            Some(Ok(frame)) => {
                let piece = frame.into_data().unwrap_or_default();
                received.length += piece.len() as u64;
                let room = KEPT.saturating_sub(received.body.len());
                received.body.extend(piece.iter().take(room));
                if let Some(on_piece) = &shared.on_piece {
                    on_piece(piece.len() as u64);
                }
            }
        }
    }
}

fn response(reply: Reply) -> io::Result<Response<Sending>> {
    let mut builder = Response::builder().status(reply.status);
    for (name, value) in &reply.headers {
        builder = builder.header(name, value);
    }
    builder.body(reply.body.into()).map_err(io::Error::other)
}
