//! A server on this machine, for tests over HTTP (feature `testing-http`).
//!
//! [`MockTransport`](super::MockTransport) needs no socket, is typed, and simulates time. Use the server for tests that need a
//! connection: of the bytes on the wire, of connections that break, and of transports themselves.
//!
//! ```
//! # use graph_runtime::testing::{MockCredential, http::{Loopback, Reply, Server}};
//! # use graph_runtime::{Core, GraphClientOptions, Target};
//! # use std::sync::Arc;
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let server = Server::scripted([Reply::new(204)]).await?;
//! # #[cfg(feature = "rustls")] {
//! let options = GraphClientOptions::new().with_cloud(server.cloud());
//! let core = Core::new(Arc::new(MockCredential::new()), Some(options))?;
//! Target::root(&core, "v1.0").segment("me").delete(None).await?;
//! assert_eq!(server.only().target, "/v1.0/me");
//! # }
//! # Ok(())
//! # }
//! ```
//!
//! That client uses plain http. [`Loopback`] is for clients with https URLs: it redirects their
//! requests to servers on this machine below all policies.

mod loopback;
mod received;
mod reply;
mod serve;

use std::collections::VecDeque;
use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};

use tokio::net::{TcpListener, TcpSocket};
use tokio::task::{JoinHandle, JoinSet};

pub use loopback::Loopback;
pub use received::Received;
pub use reply::Reply;

use super::locked;
use crate::Cloud;

/// Small beside what tests send through it.
const BUFFER: u32 = 256 << 10;

type Script = Box<dyn FnMut(&Received) -> Reply + Send>;
type OnPiece = Box<dyn Fn(u64) + Send + Sync>;

/// A server for HTTP/1.1 on a free port of 127.0.0.1. It needs tokio, and ends when it is dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

/// What all connections of a server have in common.
struct Shared {
    script: Mutex<Script>,
    queue: Arc<Mutex<VecDeque<Reply>>>,
    received: Mutex<Vec<Received>>,
    on_piece: Option<OnPiece>,
}

impl Server {
    /// Starts a server that sends these responses in turn, and 599 when they are used up.
    ///
    /// # Errors
    /// If no port can be opened.
    pub async fn scripted(replies: impl IntoIterator<Item = Reply>) -> io::Result<Self> {
        Self::in_turn(replies, None)
    }

    /// Like [`scripted`](Self::scripted), and calls `on_piece` with the length of each piece of a request body that it has read.
    ///
    /// # Errors
    /// If no port can be opened.
    pub async fn watching(
        replies: impl IntoIterator<Item = Reply>,
        on_piece: impl Fn(u64) + Send + Sync + 'static,
    ) -> io::Result<Self> {
        Self::in_turn(replies, Some(Box::new(on_piece)))
    }

    /// Starts a server that sends the responses that `script` returns.
    ///
    /// # Errors
    /// If no port can be opened.
    pub async fn answering(
        script: impl FnMut(&Received) -> Reply + Send + 'static,
    ) -> io::Result<Self> {
        Self::start(Box::new(script), Arc::default(), None)
    }

    fn in_turn(
        replies: impl IntoIterator<Item = Reply>,
        on_piece: Option<OnPiece>,
    ) -> io::Result<Self> {
        let queue: VecDeque<Reply> = replies.into_iter().collect();
        let queue = Arc::new(Mutex::new(queue));
        let next = queue.clone();
        let script = move |_: &Received| locked(&next).pop_front().unwrap_or(Reply::new(599));
        Self::start(Box::new(script), queue, on_piece)
    }

    fn start(
        script: Script,
        queue: Arc<Mutex<VecDeque<Reply>>>,
        on_piece: Option<OnPiece>,
    ) -> io::Result<Self> {
        let listener = listen()?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            script: Mutex::new(script),
            queue,
            received: Mutex::default(),
            on_piece,
        });
        let each = shared.clone();
        let task = tokio::spawn(async move {
            // They end with this task.
            let mut connections = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                while connections.try_join_next().is_some() {}
                connections.spawn(serve::connection(stream, each.clone()));
            }
        });
        Ok(Self {
            address,
            shared,
            task,
        })
    }

    /// The address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// A [`Cloud`] whose endpoint is this server, over plain http.
    pub fn cloud(&self) -> Cloud {
        Cloud::Custom {
            endpoint: format!("http://{}", self.address),
            scope: None,
        }
    }

    /// Adds a response to those of [`scripted`](Self::scripted).
    pub fn then(&self, reply: Reply) {
        locked(&self.shared.queue).push_back(reply);
    }

    /// All requests so far.
    pub fn received(&self) -> Vec<Received> {
        locked(&self.shared.received).clone()
    }

    /// The number of requests so far.
    pub fn count(&self) -> usize {
        locked(&self.shared.received).len()
    }

    /// The only request so far.
    ///
    /// # Panics
    /// If there is none, or more than one.
    #[track_caller]
    pub fn only(&self) -> Received {
        let mut received = self.received();
        assert_eq!(received.len(), 1, "the number of requests");
        received.remove(0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

fn listen() -> io::Result<TcpListener> {
    let socket = TcpSocket::new_v4()?;
    socket.set_recv_buffer_size(BUFFER)?;
    socket.set_send_buffer_size(BUFFER)?;
    socket.bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?;
    socket.listen(64)
}
