//! The options of a client.

use std::sync::Arc;
use std::time::Duration;

use azure_core::http::{ClientOptions, HttpClient, Transport};

use super::Cloud;
use super::timer::Clock;

/// Options for a client. All have defaults.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GraphClientOptions {
    /// The deployment of Graph; the global one by default.
    pub cloud: Cloud,
    /// Timeouts.
    pub timeouts: Timeouts,
    /// Retries.
    pub retry: RetryOptions,
    /// The most bytes that the body of a successful response may have, decompressed, where it is read whole; 128 MiB by
    /// default. A longer one is an error of the kind [`TooLarge`](crate::ErrorKind::TooLarge). Streams are not limited.
    pub max_response_body: u64,
    /// The options of azure_core: transport, policies, logging, instrumentation, user agent. Its `retry` is ignored, since it
    /// would repeat actions. Its `cloud` may be left out; one that is not that of [`cloud`](Self::cloud) is refused. Its instrumentation gets [spans of this crate](crate::client#spans).
    pub client_options: ClientOptions,
    /// Whether an HTTP client that the program brings is tested once, on this machine, for following redirects, which it must
    /// not do; `true` by default. See [the rules for such a client](crate::client#transport).
    pub check_redirects: bool,
    /// The clock of waits and time limits.
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
    /// The defaults: the global service, retries of what does no harm, and no limit on the length of a call but the timeouts.
    pub fn new() -> Self {
        Self::default()
    }

    /// The deployment of Graph; the global one by default.
    #[must_use]
    pub fn with_cloud(mut self, cloud: Cloud) -> Self {
        self.cloud = cloud;
        self
    }

    /// How long a call waits for a connection, for the response, and between two parts of its body.
    #[must_use]
    pub fn with_timeouts(mut self, timeouts: Timeouts) -> Self {
        self.timeouts = timeouts;
        self
    }

    /// When and how often a failed request is sent again; [`RetryOptions::none`] for never.
    #[must_use]
    pub fn with_retry(mut self, retry: RetryOptions) -> Self {
        self.retry = retry;
        self
    }

    /// The most bytes that the body of a successful response may have, where it is read whole.
    #[must_use]
    pub fn with_max_response_body(mut self, bytes: u64) -> Self {
        self.max_response_body = bytes;
        self
    }

    /// The HTTP client, instead of the one that [`HttpOptions`](crate::HttpOptions) makes by default. It must not follow
    /// redirects; one that does is refused, see [`check_redirects`](Self::check_redirects). It is stored in
    /// [`client_options`](Self::client_options), so set those before it.
    #[must_use]
    pub fn with_http_client(mut self, client: Arc<dyn HttpClient>) -> Self {
        self.client_options.transport = Some(Transport::new(client));
        self
    }

    /// Whether an HTTP client that the program brings is tested for following redirects. Disable the test only for a client
    /// that does not follow them.
    #[must_use]
    pub fn with_check_redirects(mut self, check: bool) -> Self {
        self.check_redirects = check;
        self
    }

    /// The options of azure_core.
    #[must_use]
    pub fn with_client_options(mut self, options: ClientOptions) -> Self {
        self.client_options = options;
        self
    }
}

/// Timeouts. A request that times out is not retried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Timeouts {
    /// For a connection, 20 seconds by default. A transport that the program brings has its own limit.
    pub connect: Duration,
    /// For the headers of a response, in each attempt; 2 minutes by default, since some actions are slow.
    pub response: Duration,
    /// Between two chunks of a response body, 60 seconds by default.
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
    /// For a connection, with TLS; 20 seconds by default. It is part of the time for the response. Only the transport of this crate
    /// has it.
    #[must_use]
    pub fn with_connect(mut self, limit: Duration) -> Self {
        self.connect = limit;
        self
    }

    /// From sending a request to the headers of its response; 120 seconds by default, since some actions of Graph take longer than a
    /// minute. It counts for each attempt. What the credential takes does not count.
    #[must_use]
    pub fn with_response(mut self, limit: Duration) -> Self {
        self.response = limit;
        self
    }

    /// Between two parts of the body of a response; 60 seconds by default. A body of any length may take longer as a whole.
    #[must_use]
    pub fn with_read(mut self, limit: Duration) -> Self {
        self.read = limit;
        self
    }
}

/// When and how often a failed request is sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RetryOptions {
    /// The maximum number of retries, 3 by default.
    pub max_retries: u32,
    /// The first wait if the service asks for none, 0.8 seconds by default; each further one is twice as long.
    pub first_delay: Duration,
    /// The longest such wait, 30 seconds by default.
    pub max_delay: Duration,
    /// The longest wait that the service may ask for, 2 minutes by default. If it asks for more, the error is returned at once
    /// ([`Error::retry_after`](crate::Error::retry_after) is the wait). Until then, other calls to the same part of the service fail
    /// with the same error and are not sent.
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
    /// No retries: each request is sent once, and its error is returned.
    pub fn none() -> Self {
        Self {
            max_retries: 0,
            ..Self::default()
        }
    }

    /// The maximum number of retries, besides the first attempt.
    #[must_use]
    pub fn with_max_retries(mut self, retries: u32) -> Self {
        self.max_retries = retries;
        self
    }

    /// The first wait if the service asks for none.
    #[must_use]
    pub fn with_first_delay(mut self, delay: Duration) -> Self {
        self.first_delay = delay;
        self
    }

    /// The longest wait if the service asks for none.
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
