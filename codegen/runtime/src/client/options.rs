//! How a client is made.

use std::sync::Arc;
use std::time::Duration;

use azure_core::http::{ClientOptions, HttpClient, Transport};

use super::Cloud;
use super::timer::Clock;

/// Options for a client. Each has a default that serves.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GraphClientOptions {
    /// Where Graph is.
    pub cloud: Cloud,
    /// How long to wait for what.
    pub timeouts: Timeouts,
    /// When and how often to send again.
    pub retry: RetryOptions,
    /// The most bytes that the body of a successful answer may have, decompressed, where it is read whole; 128 MiB by
    /// default. A longer one is an error of the kind [`TooLarge`](crate::ErrorKind::TooLarge). Streams are not limited.
    pub max_response_body: u64,
    /// azure_core's own options: transport, policies, logging, instrumentation, user agent. Its `retry` is not used, since
    /// it would repeat actions; nor is its `cloud`.
    pub client_options: ClientOptions,
    /// Whether a client that was handed in is tried once, on this machine, for following redirects, which it must not; `true`
    /// by default. See [the rules for such a client](crate::client#transport).
    pub check_redirects: bool,
    /// What time is measured by.
    pub(crate) clock: Clock,
}

impl Default for GraphClientOptions {
    fn default() -> Self {
        Self {
            cloud: Cloud::default(),
            timeouts: Timeouts::default(),
            retry: RetryOptions::default(),
            max_response_body: 128 << 20,
            client_options: ClientOptions::default(),
            check_redirects: true,
            clock: Clock::default(),
        }
    }
}

impl GraphClientOptions {
    /// The defaults.
    pub fn new() -> Self {
        Self::default()
    }

    /// Where Graph is.
    #[must_use]
    pub fn with_cloud(mut self, cloud: Cloud) -> Self {
        self.cloud = cloud;
        self
    }

    /// How long to wait for what.
    #[must_use]
    pub fn with_timeouts(mut self, timeouts: Timeouts) -> Self {
        self.timeouts = timeouts;
        self
    }

    /// When and how often to send again.
    #[must_use]
    pub fn with_retry(mut self, retry: RetryOptions) -> Self {
        self.retry = retry;
        self
    }

    /// The most bytes that the body of a successful answer may have, where it is read whole.
    #[must_use]
    pub fn with_max_response_body(mut self, bytes: u64) -> Self {
        self.max_response_body = bytes;
        self
    }

    /// The HTTP client to send by, instead of the one that [`HttpOptions`](crate::HttpOptions) makes by default. It must
    /// follow no redirects; one that does is refused, see [`check_redirects`](Self::check_redirects). It is set in
    /// [`client_options`](Self::client_options), so those come first where both are given.
    #[must_use]
    pub fn with_http_client(mut self, client: Arc<dyn HttpClient>) -> Self {
        self.client_options.transport = Some(Transport::new(client));
        self
    }

    /// Whether a client that was handed in is tried for following redirects. Where it is not, the program vouches for it.
    #[must_use]
    pub fn with_check_redirects(mut self, check: bool) -> Self {
        self.check_redirects = check;
        self
    }

    /// azure_core's own options.
    #[must_use]
    pub fn with_client_options(mut self, options: ClientOptions) -> Self {
        self.client_options = options;
        self
    }
}

/// How long to wait for what. A timeout is not followed by another attempt: the time is spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Timeouts {
    /// For a connection; a transport of the caller's has its own limit.
    pub connect: Duration,
    /// For the beginning of an answer, in each attempt. Some actions take minutes.
    pub response: Duration,
    /// Between two pieces of a body.
    pub read: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(20),
            response: Duration::from_secs(120),
            read: Duration::from_secs(60),
        }
    }
}

impl Timeouts {
    /// For a connection.
    #[must_use]
    pub fn with_connect(mut self, limit: Duration) -> Self {
        self.connect = limit;
        self
    }

    /// For the beginning of an answer.
    #[must_use]
    pub fn with_response(mut self, limit: Duration) -> Self {
        self.response = limit;
        self
    }

    /// Between two pieces of a body.
    #[must_use]
    pub fn with_read(mut self, limit: Duration) -> Self {
        self.read = limit;
        self
    }
}

/// When and how often to send again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RetryOptions {
    /// How often at most, after the first time.
    pub max_retries: u32,
    /// The first wait where the service names none; each further one is twice as long.
    pub first_delay: Duration,
    /// The longest such wait.
    pub max_delay: Duration,
    /// The longest wait that the service may ask for; if it asks for more, the error comes at once and says how long.
    /// Until that time is over, other calls to the same part of the service fail with the same error and are not sent.
    pub max_retry_after: Duration,
}

impl Default for RetryOptions {
    fn default() -> Self {
        Self {
            max_retries: 3,
            first_delay: Duration::from_millis(800),
            max_delay: Duration::from_secs(30),
            max_retry_after: Duration::from_secs(120),
        }
    }
}

impl RetryOptions {
    /// Never send again.
    pub fn none() -> Self {
        Self {
            max_retries: 0,
            ..Self::default()
        }
    }

    /// How often at most, after the first time.
    #[must_use]
    pub fn with_max_retries(mut self, retries: u32) -> Self {
        self.max_retries = retries;
        self
    }

    /// The first wait where the service names none.
    #[must_use]
    pub fn with_first_delay(mut self, delay: Duration) -> Self {
        self.first_delay = delay;
        self
    }

    /// The longest wait where the service names none.
    #[must_use]
    pub fn with_max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    /// The longest wait that the service may ask for.
    #[must_use]
    pub fn with_max_retry_after(mut self, wait: Duration) -> Self {
        self.max_retry_after = wait;
        self
    }
}
