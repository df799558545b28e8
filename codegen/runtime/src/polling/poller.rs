//! The poller: an operation from the request that starts it to its end.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use azure_core::http::{Method, Url};
use futures_core::Stream;

use super::settings::Settings;
use super::watch::{Watch, Watched};
use super::{Completed, OperationState};
use crate::{Core, Error, ErrorKind, Link, Request, Response};

/// A long-running operation; see the [module](super). Nothing is sent until it is awaited or polled.
///
/// Awaiting it gives the result. [`Poller::next`] gives each state on the path to it; the poller is also a `Stream` of them.
#[must_use = "nothing is sent until a poller is awaited"]
pub struct Poller {
    settings: Settings,
    state: State,
    monitor: Option<Link>,
}

enum State {
    Idle(Box<Watch>),
    Busy(Stepping),
    End,
}

type Stepping = Pin<Box<dyn Future<Output = (Box<Watch>, Watched)> + Send>>;

impl<T> Request<T> {
    /// A poller for the operation that this request starts; nothing is sent yet. A response without a monitor, such as 200 with
    /// the result, ends it at once.
    ///
    /// ```
    /// # use graph_runtime::{Request, Result, polling::OperationState};
    /// # async fn example<T>(copy: Request<T>) -> Result<()> {
    /// let mut poller = copy.into_poller();
    /// while let Some(state) = poller.next().await {
    ///     match state? {
    ///         OperationState::Running(progress) => println!("{:?} %", progress.percentage),
    ///         OperationState::Completed(done) => println!("{:?}", done.resource_id()),
    ///         _ => {}
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn into_poller(self) -> Poller {
        let (request, _) = self.into_parts();
        Poller::new(Watch::start(request))
    }
}

impl<T> Response<T> {
    /// A poller for the operation that this response has accepted: that of a part of a batch, or of a request whose response the
    /// program needs itself. It continues as [`Request::into_poller`] does after that response; `core` is that of the client.
    ///
    /// ```
    /// # use graph_runtime::testing::{MockResponse, MockTransport};
    /// # use graph_runtime::{Error, Method, Target};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Error> {
    /// # let mock = MockTransport::in_any_order();
    /// # let core = mock.core();
    /// # let graph = Target::root(&core, "v1.0");
    /// # let copy = || graph.segment("copy").raw(Method::Post, None, None);
    /// # let monitor = "https://contoso.sharepoint.com/monitor/1";
    /// # mock.expect(copy()).responds(MockResponse::new(202).with_header("Location", monitor));
    /// # let asked = core.without_token(Method::Get, monitor, None)?.any::<graph_runtime::Json>();
    /// # mock.expect(asked).returns(&r#"{"status":"completed","resourceId":"r"}"#.parse()?);
    /// let mut batch = graph.batch();
    /// let item = batch.add(copy())?;
    /// let response = batch.send().await?.take(item)?;
    /// let done = response.into_poller(&core).await?;
    /// assert_eq!(done.resource_id(), Some("r"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn into_poller(self, core: &Core) -> Poller {
        let response = self.into_raw();
        let (method, url) = match &response.of {
            Some(of) => (of.operation.method, of.url.clone()),
            None => (Method::Post, core.endpoint().clone()),
        };
        Poller::new(Watch::received(core, response, method, url))
    }
}

impl Poller {
    fn new(watch: Watch) -> Self {
        Self {
            settings: Settings::default(),
            monitor: watch.monitor(),
            state: State::Idle(Box::new(watch)),
        }
    }

    /// Continues an operation at a saved [`monitor`](Self::monitor). The monitor is requested at once.
    ///
    /// # Errors
    /// If the link is no absolute URL, or neither of the service nor https. Nothing is sent.
    pub fn resume(core: &Core, monitor: &Link) -> Result<Self, Error> {
        let text = "a saved monitor is an absolute URL";
        let url =
            Url::parse(monitor.as_str()).map_err(|_| Error::new(ErrorKind::ForeignLink, text))?;
        Ok(Self::new(Watch::resume(core, url)?))
    }

    /// The wait between two requests if the service sends no `Retry-After`; by default 5 seconds, and 30 seconds for Teams.
    pub fn with_interval(mut self, interval: Duration) -> Self {
        self.settings.interval = Some(interval);
        self
    }

    /// The time limit of the whole operation, from its first request; none by default. When it is reached, or the next
    /// request would be after it, the result is an error of the kind [`Timeout`](ErrorKind::Timeout). The operation
    /// continues at the service.
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = Some(timeout);
        self
    }

    /// How long 404 and 410 mean that the monitor does not exist yet, if it has never been found; 2 minutes by default.
    pub fn with_grace_period(mut self, period: Duration) -> Self {
        self.settings.grace_period = period;
        self
    }

    /// How many requests to the monitor may fail in a row (429, 5xx, no connection, no answer); 5 by default. The
    /// next failure is returned as an error; the poller can be used again.
    pub fn with_max_failures(mut self, failures: u32) -> Self {
        self.settings.max_failures = failures;
        self
    }

    /// The URL of the monitor, to be saved and [resumed](Self::resume) later; `None` before the operation is accepted, and
    /// if it has none. **It is a secret** where it works without a token, as that of a drive does. Debug does not show it.
    pub fn monitor(&self) -> Option<&Link> {
        self.monitor.as_ref()
    }

    /// The next state, after the wait that is due; `None` after the end. The future can be dropped without loss.
    ///
    /// # Errors
    /// [`ErrorKind::OperationFailed`] if the operation failed, and [`ErrorKind::OperationUnknown`] if the service no longer knows it: these are
    /// the end. [`ErrorKind::Timeout`], and what keeps failing, are not: the next call asks the monitor again.
    pub async fn next(&mut self) -> Option<Result<OperationState, Error>> {
        std::future::poll_fn(|context| self.poll_step(context)).await
    }

    /// Polls until the operation is finished. Unlike awaiting the poller, this keeps it, so that the [`monitor`](Self::monitor) is
    /// still known after an error. The future can be dropped without loss.
    ///
    /// # Errors
    /// If the operation failed, its outcome is unknown, the timeout is reached, or the monitor can't be requested.
    pub async fn finish(&mut self) -> Result<Completed, Error> {
        while let Some(state) = self.next().await {
            if let OperationState::Completed(done) = state? {
                return Ok(*done);
            }
        }
        Err(Error::input("the end of the operation was returned before"))
    }

    fn poll_step(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<OperationState, Error>>> {
        if let State::Idle(_) = self.state
            && let State::Idle(watch) = std::mem::replace(&mut self.state, State::End)
        {
            let settings = self.settings;
            self.state = State::Busy(Box::pin(watch.step(settings)));
        }
        let State::Busy(stepping) = &mut self.state else {
            return Poll::Ready(None);
        };
        let (watch, watched) = ready!(stepping.as_mut().poll(context));
        self.monitor = watch.monitor();
        let (state, step) = match watched {
            Watched::More(step) => (State::Idle(watch), step),
            Watched::Last(step) => (State::End, step),
        };
        self.state = state;
        Poll::Ready(Some(step))
    }
}

impl Stream for Poller {
    type Item = Result<OperationState, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_step(context)
    }
}

impl IntoFuture for Poller {
    type Output = Result<Completed, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(mut self) -> Self::IntoFuture {
        Box::pin(async move { self.finish().await })
    }
}

impl fmt::Debug for Poller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Poller")
            .field("settings", &self.settings)
            .field("monitor", &self.monitor)
            .finish_non_exhaustive()
    }
}
