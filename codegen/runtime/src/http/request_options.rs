//! Options that any call takes: headers, preconditions, a time limit, and what to do when it fails.

use std::fmt;
use std::time::Duration;

use super::Error;

/// When a call that failed is sent again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum RetryMode {
    /// What can be repeated without harm is; an action that may have run is not.
    #[default]
    Safe,
    /// As if every call could be repeated without harm: for an action that is known to bear it.
    EvenIfItMayHaveRun,
    /// Never, not even when no connection was made.
    Never,
}

/// Options that any call takes.
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

    /// A header. Names are not case-sensitive; the last value given for a name counts, also against what the operation
    /// would send by itself: `Accept`, `Content-Type`, `Prefer`, `User-Agent`. A `Prefer` that is given here is sent as it is;
    /// [`RequestOptions::with_prefer`] adds to it.
    ///
    /// What the transport writes (`Host`, `Content-Length`, `Transfer-Encoding`, `Connection`, `Keep-Alive`, `TE`,
    /// `Trailer`, `Upgrade`, `Expect`, `Proxy-…`) is refused as an input error before anything is sent, and so is
    /// `Authorization`, which has [`RequestOptions::with_authorization`].
    #[must_use]
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let name = name.into().to_ascii_lowercase();
        self.prefer_is_given |= name == "prefer";
        self.headers.push((name, value.into()));
        self
    }

    /// `Authorization`: a token of one's own for this call, such as `Bearer …`, instead of one from the credential. It is
    /// sent to the endpoint only, and not refreshed after a 401. In a batch, set it for the whole
    /// ([`Batch::with_options`](crate::Batch::with_options)).
    #[must_use]
    pub fn with_authorization(mut self, value: impl Into<String>) -> Self {
        self.authorization = Some(value.into());
        self
    }

    /// `If-Match`: only if the thing still has this ETag.
    #[must_use]
    pub fn with_if_match(self, etag: impl Into<String>) -> Self {
        self.with_header("if-match", etag)
    }

    /// `If-None-Match`: only if the thing has another ETag by now.
    #[must_use]
    pub fn with_if_none_match(self, etag: impl Into<String>) -> Self {
        self.with_header("if-none-match", etag)
    }

    /// A preference; several are sent as one `Prefer` header (RFC 7240).
    ///
    /// Requests whose answers can hold members of an evolvable enum, one that has `unknownFutureValue`, send the preference
    /// `include-unknown-enum-members` by themselves, along with those given here. Without it the service writes
    /// `unknownFutureValue` instead of each member that was added later, and what is read, changed and sent back would lose
    /// the value. [`RequestOptions::without_unknown_enum_members`] leaves it out.
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

    /// The caller's id of the request, which errors and the service's logs repeat. Without it there is a random one.
    #[must_use]
    pub fn with_client_request_id(self, id: impl Into<String>) -> Self {
        self.with_header("client-request-id", id)
    }

    /// A query parameter of one's own.
    #[must_use]
    pub fn with_query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// How long to wait for the beginning of the answer, instead of the client's limit.
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Whether a failed call is sent again.
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
