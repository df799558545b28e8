//! Options of any request: headers, preconditions, a timeout, retries.

use std::fmt;
use std::time::Duration;

use super::Error;

/// Whether a failed request is sent again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryMode {
    /// If that does no harm: a POST or PATCH that may have run is not sent again.
    #[default]
    Safe,
    /// Even if it may have run: for an action that is known to be idempotent.
    EvenIfItMayHaveRun,
    /// Never, not even when no connection was made.
    Never,
}

/// Options of any request.
#[derive(Clone, Default)]
pub struct RequestOptions {
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) authorization: Option<String>,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) retry: RetryMode,
    /// Whether nothing is added to `Prefer`.
    pub(crate) prefer_is_given: bool,
    /// What is wrong with the options that these are part of.
    pub(crate) problem: Option<Error>,
}

impl RequestOptions {
    /// No options.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a header. Names are not case-sensitive; the last value for a name counts. It also replaces the value that the
    /// operation would send: `Accept`, `Content-Type`, `Prefer`, `User-Agent`. A `Prefer` that is set here is sent unchanged;
    /// [`RequestOptions::with_prefer`] adds to it.
    ///
    /// Headers that the transport writes (`Host`, `Content-Length`, `Transfer-Encoding`, `Connection`, `Keep-Alive`, `TE`,
    /// `Trailer`, `Upgrade`, `Expect`, `Proxy-…`) are an input error, and nothing is sent; so is `Authorization`, for which there is
    /// [`RequestOptions::with_authorization`].
    #[must_use]
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let name = name.into().to_ascii_lowercase();
        self.prefer_is_given |= name == "prefer";
        self.headers.push((name, value.into()));
        self
    }

    /// `Authorization` for this request, such as `Bearer …`, instead of a token from the credential. It is sent to the endpoint
    /// only, and not refreshed after a 401. In a batch, set it for the whole
    /// ([`Batch::with_options`](crate::Batch::with_options)).
    #[must_use]
    pub fn with_authorization(mut self, value: impl Into<String>) -> Self {
        self.authorization = Some(value.into());
        self
    }

    /// `If-Match`: only if the resource still has this ETag.
    #[must_use]
    pub fn with_if_match(self, etag: impl Into<String>) -> Self {
        self.with_header("if-match", etag)
    }

    /// `If-None-Match`: only if the resource has another ETag.
    #[must_use]
    pub fn with_if_none_match(self, etag: impl Into<String>) -> Self {
        self.with_header("if-none-match", etag)
    }

    /// A preference; several are sent as one `Prefer` header (RFC 7240).
    ///
    /// Requests whose responses can hold members of an evolvable enum, one that has `unknownFutureValue`, send the preference
    /// `include-unknown-enum-members` by themselves, along with those given here. Without it the service writes
    /// `unknownFutureValue` instead of each member that was added later, and a value that is read, changed and sent
    /// back would be lost. [`RequestOptions::without_unknown_enum_members`] leaves it out.
    #[must_use]
    pub fn with_prefer(mut self, preference: impl AsRef<str>) -> Self {
        let preference = preference.as_ref();
        let last = self.headers.iter_mut().rfind(|(name, _)| name == "prefer");
        match last {
            Some((_, value)) => {
                value.push_str(", ");
                value.push_str(preference);
            }
            None => self
                .headers
                .push(("prefer".to_owned(), preference.to_owned())),
        }
        self
    }

    /// Leaves out the preference `include-unknown-enum-members`, which [`RequestOptions::with_prefer`] explains: members that
    /// were added to an evolvable enum then come as `unknownFutureValue`.
    #[must_use]
    pub fn without_unknown_enum_members(mut self) -> Self {
        self.prefer_is_given = true;
        self
    }

    /// `ConsistencyLevel`: `eventual` is what advanced queries on directory objects need.
    #[must_use]
    pub fn with_consistency_level(self, level: impl Into<String>) -> Self {
        self.with_header("consistencylevel", level)
    }

    /// `client-request-id`: the caller's id of the request, which errors and the logs of the service contain. By default it is
    /// random.
    #[must_use]
    pub fn with_client_request_id(self, id: impl Into<String>) -> Self {
        self.with_header("client-request-id", id)
    }

    /// Adds a query parameter. Name and value are percent-encoded once. The lists of `$select` and `$expand` are joined with those of typed
    /// options; another system query option that is set twice with different values is an input error of the request, and parameters
    /// that are not OData's may repeat (OData URL conventions 4.01, section 5.1).
    #[must_use]
    pub fn with_query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// The timeout for the headers of the response, instead of the client's.
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Whether a failed request is sent again.
    #[must_use]
    pub fn with_retry(mut self, retry: RetryMode) -> Self {
        self.retry = retry;
        self
    }
}

impl fmt::Debug for RequestOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = |pairs: &[(String, String)]| -> Vec<String> {
            pairs.iter().map(|(name, _)| name.clone()).collect()
        };
        f.debug_struct("RequestOptions")
            .field("headers", &names(&self.headers))
            .field("authorization", &self.authorization.is_some())
            .field("query", &names(&self.query))
            .field("timeout", &self.timeout)
            .field("retry", &self.retry)
            .finish()
    }
}
