//! The transport itself.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use azure_core::Bytes;
use azure_core::error::ErrorKind as AzureKind;
use azure_core::http::{
    AsyncRawResponse, ClientOptions, HttpClient, Request as AzureRequest, Transport,
};
use futures_core::Stream;

use super::clock::{Delay, SimulatedClock};
use super::expected::ExpectedRequest;
use super::script::{Outcome, Refused, Reply, Script, find};
use super::{Expectation, MockCredential, MockResponse, SentRequest, batch, locked};
use crate::client::Clock;
use crate::client::redirect_check::MOCK_TRANSPORT;
use crate::{Core, Error, ErrorKind, GraphClientOptions, Request};

/// A mock transport with scripted responses; see the [module](super).
///
/// It is a handle: clones share the script. When the last one is dropped, it panics if a request was not expected or a
/// response was not used, as [`MockTransport::verify`] does; if the test is already panicking, it prints the report instead.
#[derive(Clone)]
pub struct MockTransport(Arc<Checked>);

/// Checks when it is dropped.
struct Checked(Arc<Shared>);

/// What the handles and the transport have in common.
pub(super) struct Shared {
    script: Mutex<Script>,
    clock: Arc<SimulatedClock>,
}

impl MockTransport {
    /// A transport that expects requests in the order of the calls of [`expect`](Self::expect).
    pub fn new() -> Self {
        Self::with(Script::new(false))
    }

    /// A transport that accepts the expected requests in any order. For equal requests, responses are used in the order of the
    /// calls.
    pub fn in_any_order() -> Self {
        Self::with(Script::new(true))
    }

    fn with(script: Script) -> Self {
        let shared = Shared {
            script: Mutex::new(script),
            clock: Arc::new(SimulatedClock::new()),
        };
        Self(Arc::new(Checked(Arc::new(shared))))
    }

    /// The core of a client of the global service with this transport, a [`MockCredential`], and the defaults for everything else.
    ///
    /// # Panics
    /// Never: these options can work.
    pub fn core(&self) -> Core {
        let core = Core::new(Arc::new(MockCredential::new()), Some(self.options()));
        core.expect("options that can work")
    }

    /// Options for a client with this transport and its clock, and the defaults for everything else.
    pub fn options(&self) -> GraphClientOptions {
        let client = ClientOptions {
            transport: Some(Transport::new(self.http_client())),
            ..ClientOptions::default()
        };
        let mut options = GraphClientOptions::new().with_client_options(client);
        options.clock = Clock::Simulated(self.0.0.clock.clone());
        options
    }

    /// The transport as an HTTP client of azure_core, such as for the options of a credential.
    pub fn http_client(&self) -> Arc<dyn HttpClient> {
        Arc::new(Answering(self.0.0.clone()))
    }

    /// Expects `request`, sent alone or in a `$batch`, for each response that it is given.
    ///
    /// It is compared by its method, its URL (query options in any order), its headers, and its body (as JSON where it is
    /// JSON). Headers that the client adds when it sends, such as the token, are not compared.
    ///
    /// # Panics
    /// If the request contains an error, and so can't be sent.
    #[must_use = "nothing is expected without a response"]
    #[track_caller]
    pub fn expect<T>(&self, request: Request<T>) -> Expectation<T> {
        Expectation::new(self.clone(), request)
    }

    /// All requests so far, as sent.
    pub fn requests(&self) -> Vec<SentRequest> {
        locked(&self.0.0.script).requests.clone()
    }

    /// The simulated waits of clients, such as those before a retry, in order.
    pub fn waits(&self) -> Vec<Duration> {
        self.0.0.clock.waits()
    }

    /// The requests that were not expected, and the responses that were not used, one per line; `None` if there are none.
    pub fn problems(&self) -> Option<String> {
        locked(&self.0.0.script).report()
    }

    /// Fails the test if it differs from what is expected.
    ///
    /// # Panics
    /// If a request was not expected, or a response was not used.
    #[track_caller]
    pub fn verify(self) {
        if let Some(problems) = locked(&self.0.0.script).finish() {
            panic!("{problems}");
        }
    }

    pub(super) fn push(&self, expected: Arc<ExpectedRequest>, reply: Reply) {
        locked(&self.0.0.script).push(expected, reply);
    }
}

impl Default for MockTransport {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Checked {
    fn drop(&mut self) {
        let Some(problems) = locked(&self.0.script).finish() else {
            return;
        };
        if std::thread::panicking() {
            eprintln!("{problems}");
        } else {
            panic!("{problems}");
        }
    }
}

/// The HTTP client. It has the script without the check, so that clients may be dropped after the mock.
struct Answering(Arc<Shared>);

#[async_trait::async_trait]
impl HttpClient for Answering {
    async fn execute_request(
        &self,
        request: &AzureRequest,
    ) -> azure_core::Result<AsyncRawResponse> {
        let sent = SentRequest::of(request).await?;
        locked(&self.0.script).requests.push(sent.clone());
        let reply = match batch::parts(&sent) {
            Some(parts) => batch::answer(&self.0, &sent, parts).await?,
            None => self.0.reply(&sent).await?,
        };
        self.0.clock.delay(reply.delay).await;
        match reply.outcome {
            Outcome::Response(response) => Ok(raw(response, &self.0.clock)),
            Outcome::NoConnection => {
                let text = "the test lets no connection be made";
                Err(azure_core::Error::with_message(AzureKind::Connection, text))
            }
            Outcome::ConnectionLost => Err(lost()),
        }
    }
}

impl Shared {
    /// The response to a request; an error if it is not expected.
    pub(super) async fn reply(&self, sent: &SentRequest) -> azure_core::Result<Reply> {
        match self.reply_if_expected(sent).await? {
            Ok(reply) => Ok(reply),
            Err(open) => {
                let text = locked(&self.script).refuse(sent, &open);
                let error = Error::new(ErrorKind::UnexpectedRequest, text);
                Err(azure_core::Error::new(AzureKind::Other, error))
            }
        }
    }

    /// The response to a request, or how it differs from each that may come next.
    pub(super) async fn reply_if_expected(
        &self,
        sent: &SentRequest,
    ) -> azure_core::Result<Result<Reply, Vec<Refused>>> {
        loop {
            let open = locked(&self.script).open();
            match find(open, sent).await? {
                Ok(number) => {
                    if let Some(reply) = locked(&self.script).take(number) {
                        return Ok(Ok(reply));
                    }
                }
                Err(open) => return Ok(Err(open)),
            }
        }
    }
}

/// Whether a transport failed because a test did not expect the request.
pub(crate) fn is_unexpected(error: &azure_core::Error) -> bool {
    let own = error.downcast_ref::<Error>();
    own.is_some_and(|error| error.kind() == ErrorKind::UnexpectedRequest)
}

fn lost() -> azure_core::Error {
    azure_core::Error::with_message(AzureKind::Io, "the test lets the connection break")
}

fn raw(response: MockResponse, clock: &Arc<SimulatedClock>) -> AsyncRawResponse {
    let MockResponse {
        status,
        headers,
        mut body,
        cut_off,
        pause,
    } = response;
    if let Some(length) = cut_off {
        body.truncate(length);
    }
    let (first, pause) = match pause {
        Some((after, pause)) => (body.split_to(after.min(body.len())), pause),
        None => (std::mem::take(&mut body), Duration::ZERO),
    };
    let pieces = Pieces {
        first: Some(first),
        pause: clock.delay(pause),
        rest: Some(body),
        breaks: cut_off.is_some(),
    };
    AsyncRawResponse::new(status, headers, Box::pin(pieces))
}

/// A body in two pieces.
struct Pieces {
    first: Option<Bytes>,
    pause: Delay,
    rest: Option<Bytes>,
    breaks: bool,
}

impl Stream for Pieces {
    type Item = azure_core::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if let Some(first) = this.first.take_if(|first| !first.is_empty()) {
            return Poll::Ready(Some(Ok(first)));
        }
        std::task::ready!(Pin::new(&mut this.pause).poll(context));
        let rest = this.rest.take().filter(|rest| !rest.is_empty());
        let end = || std::mem::take(&mut this.breaks).then(|| Err(lost()));
        Poll::Ready(rest.map(Ok).or_else(end))
    }
}

impl fmt::Debug for MockTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MockTransport").finish_non_exhaustive()
    }
}

impl fmt::Debug for Answering {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MOCK_TRANSPORT)
    }
}
