//! Graph on this machine: a real HTTP/1.1 server over TCP that answers by a script and remembers all that it was sent,
//! and a transport that leads there.

mod log;
mod received;
mod reply;
mod serve;
mod tokens;
mod transport;

pub use log::{Log, Logging};
pub use received::Received;
pub use reply::{Fault, Reply};
pub use tokens::Tokens;
pub use transport::{FOREIGN, GRAPH, Loopback};

use std::collections::VecDeque;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::net::{TcpListener, TcpSocket};
use tokio::task::JoinHandle;

const BUFFER: u32 = 256 << 10;

type Script = Box<dyn FnMut(&Received) -> Reply + Send>;
type OnPiece = Box<dyn Fn(u64) + Send + Sync>;

/// A server that ends when it is dropped.
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
    /// Gives these answers in turn, and 599 when they are used up.
    ///
    /// # Errors
    /// Where this machine gives no port.
    pub async fn scripted(replies: impl IntoIterator<Item = Reply>) -> io::Result<Self> {
        let queue: VecDeque<Reply> = replies.into_iter().collect();
        let queue = Arc::new(Mutex::new(queue));
        let next = queue.clone();
        let script = move |_: &Received| locked(&next).pop_front().unwrap_or(Reply::new(599));
        Self::start(Box::new(script), queue, None).await
    }

    /// Gives the answers that `script` makes.
    ///
    /// # Errors
    /// Where this machine gives no port.
    pub async fn answering(
        script: impl FnMut(&Received) -> Reply + Send + 'static,
    ) -> io::Result<Self> {
        Self::start(Box::new(script), Arc::default(), None).await
    }

    /// Gives these answers in turn, and tells `on_piece` the length of each piece of a body that it has read.
    ///
    /// # Errors
    /// Where this machine gives no port.
    pub async fn watching(
        replies: impl IntoIterator<Item = Reply>,
        on_piece: impl Fn(u64) + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let mut queue: VecDeque<Reply> = replies.into_iter().collect();
        let script = move |_: &Received| queue.pop_front().unwrap_or(Reply::new(599));
        Self::start(Box::new(script), Arc::default(), Some(Box::new(on_piece))).await
    }

    async fn start(
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
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve::connection(stream, each.clone()));
            }
        });
        Ok(Self {
            address,
            shared,
            task,
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// One more answer for a server that gives answers in turn.
    pub fn then(&self, reply: Reply) {
        locked(&self.shared.queue).push_back(reply);
    }

    /// All requests so far.
    pub fn received(&self) -> Vec<Received> {
        locked(&self.shared.received).clone()
    }

    /// How many requests came so far.
    pub fn count(&self) -> usize {
        locked(&self.shared.received).len()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// A port of this machine, with buffers that are small beside what tests send through them.
fn listen() -> io::Result<TcpListener> {
    let socket = TcpSocket::new_v4()?;
    socket.set_recv_buffer_size(BUFFER)?;
    socket.set_send_buffer_size(BUFFER)?;
    socket.bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?;
    socket.listen(64)
}

/// What a lock holds, even if a test has failed while it held it.
fn locked<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
