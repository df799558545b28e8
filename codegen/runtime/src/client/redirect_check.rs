//! Tests whether an HTTP client of the program follows redirects, which could send the token to another origin.
//!
//! An [`HttpClient`](azure_core::http::HttpClient) can't be asked, so it is tested with a request to this machine, whose
//! response redirects to another port. The program did not make that request, so only a client that uses a network is tested.
//! Such a client never responds at once; one that responds from memory does, and is not tested. If the client has no
//! connection, nothing else is sent during the test; with an open connection it may have sent the first request, whose
//! response is then withheld.

use std::future::poll_fn;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::task::Poll;
use std::thread;
use std::time::{Duration, Instant};

use azure_core::error::ErrorKind as AzureKind;
use azure_core::http::policies::PolicyResult;
use azure_core::http::{Context, Method, Request, Transport, Url};

use super::timer::Clock;
use crate::{Error, ErrorKind};

/// The time limit of the test, which takes milliseconds unless the machine is overloaded or a firewall drops packets.
const MAX_TEST_TIME: Duration = Duration::from_secs(10);

/// The clients of this crate, as their `Debug` names them. They follow no redirects.
pub(crate) const HYPER_CLIENT: &str = "graph_runtime::HyperClient";
pub(crate) const MOCK_TRANSPORT: &str = "graph_runtime::MockTransport";

/// The result of the test.
#[derive(Debug, Default)]
pub(super) struct RedirectCheck {
    follows: OnceLock<bool>,
}

impl RedirectCheck {
    /// A check of `transport`, unless it is one of this crate.
    pub(super) fn of(transport: &Transport) -> Option<Self> {
        let shown = format!("{transport:?}");
        let is_own = [HYPER_CLIENT, MOCK_TRANSPORT]
            .iter()
            .any(|name| shown.ends_with(&format!("http_client: {name} }} }}")));
        (!is_own).then(Self::default)
    }

    /// Refuses a client that follows redirects.
    pub(super) fn refuse(&self) -> azure_core::Result<()> {
        match self.follows.get() {
            Some(true) => Err(refusal()),
            _ => Ok(()),
        }
    }

    /// The result of `sending`, unless its `transport` follows redirects.
    pub(super) async fn during(
        &self,
        sending: impl Future<Output = PolicyResult> + Send,
        transport: &Transport,
        clock: &Clock,
    ) -> PolicyResult {
        let mut sending = pin!(sending);
        if self.follows.get().is_none() {
            let first = poll_fn(|context| Poll::Ready(sending.as_mut().poll(context))).await;
            if let Poll::Ready(result) = first {
                return result;
            }
            let follows = follows(transport, clock).await;
            self.follows.get_or_init(|| follows);
        }
        self.refuse()?;
        sending.await
    }
}

fn refusal() -> azure_core::Error {
    let text = "the HTTP client follows redirects, which could send the token to another origin; \
        disable that (in reqwest: `redirect(Policy::none())`)";
    azure_core::Error::new(AzureKind::Other, Error::new(ErrorKind::Redirect, text))
}

/// Whether `transport` follows a redirect to another port of this machine. `false` if it can't be tested:
/// without sockets, or if it can't reach this machine.
async fn follows(transport: &Transport, clock: &Clock) -> bool {
    let Ok(trap) = Trap::set() else {
        return false;
    };
    let mut request = Request::new(trap.url.clone(), Method::Get);
    let context = Context::new();
    let sending = transport.send(&context, &mut request);
    let _ = clock.within(MAX_TEST_TIME, sending).await;
    trap.was_followed()
}

/// Two ports of this machine. The first redirects to the second.
struct Trap {
    url: Url,
    is_over: Arc<AtomicBool>,
    was_followed: Arc<AtomicBool>,
}

impl Trap {
    fn set() -> std::io::Result<Self> {
        // Others on this machine who find a port don't know the path.
        let secret = azure_core::Uuid::new_v4();
        let (first, from) = listen()?;
        let (second, to) = listen()?;
        let redirect = format!(
            "HTTP/1.1 302 Found\r\nlocation: http://{to}/{secret}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        );
        let is_over = Arc::new(AtomicBool::new(false));
        let was_followed = Arc::new(AtomicBool::new(false));
        let (over, followed) = (is_over.clone(), was_followed.clone());
        let asked = format!("GET /{secret} ");
        let serve = move || {
            let end = Instant::now() + MAX_TEST_TIME;
            while !over.load(Ordering::Acquire) && Instant::now() < end {
                answer(&first, &asked, || redirect.as_str());
                answer(&second, &asked, || {
                    // Before the client has the response and asks.
                    followed.store(true, Ordering::Release);
                    "HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n"
                });
                thread::sleep(Duration::from_millis(1));
            }
        };
        thread::Builder::new().spawn(serve)?;
        let url = Url::parse(&format!("http://{from}/{secret}")).map_err(std::io::Error::other)?;
        Ok(Self {
            url,
            is_over,
            was_followed,
        })
    }

    fn was_followed(&self) -> bool {
        self.was_followed.load(Ordering::Acquire)
    }
}

impl Drop for Trap {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Release);
    }
}

fn listen() -> std::io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Responds to the next request at `listener`, if it begins with `asked`. A connection that fails is one of others, or is seen by
/// the client.
fn answer<'r>(listener: &TcpListener, asked: &str, reply: impl FnOnce() -> &'r str) {
    let connection = listener.accept();
    let _ = connection.and_then(|(stream, _)| exchange(stream, asked, reply));
}

fn exchange<'r>(
    mut stream: TcpStream,
    asked: &str,
    reply: impl FnOnce() -> &'r str,
) -> std::io::Result<()> {
    stream.set_nonblocking(false)?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    let mut head = Vec::new();
    let mut piece = [0; 1024];
    while !head.ends_with(b"\r\n\r\n") && head.len() < 16 * 1024 {
        match stream.read(&mut piece)? {
            0 => return Ok(()),
            length => head.extend_from_slice(&piece[..length]),
        }
    }
    if head.starts_with(asked.as_bytes()) {
        stream.write_all(reply().as_bytes())?;
    }
    Ok(())
}
