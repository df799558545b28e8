//! The state that the builders of all generated crates share: endpoint, credential, pipeline.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use azure_core::credentials::TokenCredential;
use azure_core::http::{Pipeline, Url};
use azure_core::tracing::Tracer;

use super::pipeline::{self, Auth};
use super::throttle::Throttle;
use super::timer::Clock;
use super::{Cloud, GraphClientOptions, RetryOptions, Timeouts};
#[cfg(feature = "blocking")]
use crate::blocking::Runtime;
use crate::http::RawRequest;
use crate::url::is_loopback_http;
use crate::{Error, ErrorKind};

/// The endpoint, the credential and the HTTP pipeline. Cheap to clone; the clients of several generated crates can share one,
/// and then share connections, tokens and throttling.
#[derive(Clone)]
pub struct Core(Arc<Inner>);

struct Inner {
    endpoint: Url,
    timeouts: Timeouts,
    clock: Clock,
    retry: RetryOptions,
    throttle: Arc<Throttle>,
    /// Makes spans.
    tracer: Option<Arc<dyn Tracer>>,
    /// Sends the token, to the endpoint's origin only.
    own: Pipeline,
    /// Sends no token: for what leaves the endpoint by design.
    foreign: Pipeline,
    /// Where requests run; `None` where their callers await them.
    runtime: Option<Arc<Runtime>>,
}

/// No runtime: the caller's.
#[cfg(not(feature = "blocking"))]
pub(crate) enum Runtime {}

impl Core {
    /// Creates a core that gets its tokens from `credential`.
    ///
    /// # Errors
    /// If the options are invalid: an endpoint that is neither https nor a loopback address, or has a version; an application id that can't be part
    /// of the user agent, no transport, a scope or an authority of another [`Cloud`] than the endpoint.
    pub fn new(
        credential: Arc<dyn TokenCredential>,
        options: Option<GraphClientOptions>,
    ) -> Result<Self, Error> {
        Self::on(credential, options, None)
    }

    /// The same, with a runtime that all requests run on.
    pub(crate) fn on(
        credential: Arc<dyn TokenCredential>,
        options: Option<GraphClientOptions>,
        runtime: Option<Arc<Runtime>>,
    ) -> Result<Self, Error> {
        let options = options.unwrap_or_default();
        let endpoint = endpoint(&options.cloud)?;
        let cloud = &options.cloud;
        cloud.check(options.client_options.cloud.as_deref())?;
        let scope = cloud.scope().unwrap_or_default();
        let (timeouts, retry) = (options.timeouts, options.retry);
        let clock = options.clock.clone();
        let throttle = Arc::new(Throttle::new(clock.clone()));
        let parts = pipeline::Parts::new(options, &endpoint, throttle.clone())?;
        let own = parts.pipeline(Auth::Bearer { credential, scope });
        let foreign = parts.pipeline(Auth::None);
        Ok(Self(Arc::new(Inner {
            endpoint,
            timeouts,
            clock,
            retry,
            throttle,
            tracer: parts.tracer,
            own,
            foreign,
            runtime,
        })))
    }

    /// The service root, without a version.
    pub fn endpoint(&self) -> &Url {
        &self.0.endpoint
    }

    /// Waits by the clock of the client, as its retries do. A client of a `MockTransport` has a simulated clock: no time passes,
    /// and the wait is in `MockTransport::waits`.
    pub async fn wait(&self, duration: Duration) {
        if !duration.is_zero() {
            self.0.clock.wait(duration).await;
        }
    }

    /// The time by the same clock.
    pub fn now(&self) -> Instant {
        self.0.clock.now()
    }

    pub(crate) fn timeouts(&self) -> &Timeouts {
        &self.0.timeouts
    }

    pub(crate) fn clock(&self) -> &Clock {
        &self.0.clock
    }

    pub(crate) fn retry(&self) -> &RetryOptions {
        &self.0.retry
    }

    /// Makes spans, if the options of azure_core have a provider of tracers.
    pub(crate) fn tracer(&self) -> Option<&Arc<dyn Tracer>> {
        self.0.tracer.as_ref()
    }

    /// Where requests run, if not where they are awaited.
    pub(crate) fn runtime(&self) -> Option<&Arc<Runtime>> {
        self.0.runtime.as_ref()
    }

    /// The waits that the service asked for.
    pub(crate) fn throttle(&self) -> &Throttle {
        &self.0.throttle
    }

    /// The pipeline for `request`: with the token of the credential only for the endpoint, and if the caller sets no other.
    pub(crate) fn pipeline(&self, request: &RawRequest) -> &Pipeline {
        let own = request.url.origin() == self.0.endpoint.origin();
        if own && !request.without_token && !request.has_authorization() {
            &self.0.own
        } else {
            &self.0.foreign
        }
    }

    /// Whether a URL that the service returns for use without the token can be used: https, or a loopback address if the
    /// endpoint is one too.
    pub(crate) fn can_lead_to(&self, url: &Url) -> bool {
        url.scheme() == "https" || is_loopback_http(url) && is_loopback_http(&self.0.endpoint)
    }

    pub(crate) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The endpoint as a URL that a token may be sent to.
fn endpoint(cloud: &Cloud) -> Result<Url, Error> {
    let refuse = |what| Err(Error::new(ErrorKind::Configuration, what));
    let Ok(url) = Url::parse(cloud.endpoint()) else {
        return refuse("the endpoint is not an absolute URL, as https://graph.microsoft.com is");
    };
    match url.scheme() {
        "https" => {}
        "http" if is_loopback_http(&url) => {}
        "http" => {
            return refuse(
                "the endpoint is plain http, which would expose the token; use https, or a loopback address (localhost, 127.0.0.0/8, ::1)",
            );
        }
        _ => return refuse("the endpoint is not https"),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return refuse("the endpoint contains a user name or a password");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return refuse("the endpoint has a query or a fragment");
    }
    let last = url
        .path_segments()
        .and_then(|mut segments| segments.rfind(|segment| !segment.is_empty()));
    if matches!(last, Some("v1.0" | "beta")) {
        return refuse(
            "the endpoint ends with a version of Graph, which each request adds; leave it out",
        );
    }
    Ok(url)
}

impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Core")
            .field("endpoint", &self.0.endpoint.as_str())
            .finish_non_exhaustive()
    }
}
