//! Kinds of errors.

/// The kind of an [`Error`](crate::Error).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A value that can't be sent. Nothing was sent.
    Input,
    /// Options that can't work, or a proxy that refuses. Nothing was sent.
    Configuration,
    /// The credential returned no token.
    Credential,
    /// No connection could be made. Nothing was sent.
    Connection,
    /// The connection broke.
    Io,
    /// No response within the time limit.
    Timeout,
    /// The service returned an error.
    Service,
    /// The service wants a token with further claims; see [`Error::claims`](crate::Error::claims).
    ClaimsChallenge,
    /// The service returned a redirect. It is not followed, since the token belongs to one origin. Also: the HTTP client that
    /// the program brings follows redirects.
    Redirect,
    /// The body of the response is not what was expected.
    Decode,
    /// The response has no content, where a model was expected.
    NoContent,
    /// A link has another origin, or is not a URL.
    ForeignLink,
    /// The next link of a page repeats an earlier one.
    LinkLoop,
    /// The body of a success is longer than the client takes; see
    /// [`GraphClientOptions::max_response_body`](crate::GraphClientOptions::max_response_body).
    TooLarge,
    /// A file changed while it was downloaded.
    Changed,
    /// The bytes of a download do not have the hash that the service states.
    Checksum,
    /// A request that a test did not expect; see [`MockTransport`](crate::testing::MockTransport).
    #[cfg(feature = "testing")]
    UnexpectedRequest,
    /// A long-running operation failed.
    #[cfg(feature = "polling")]
    OperationFailed,
    /// The monitor of a long-running operation does not exist (any more). Whether the operation has finished is unknown.
    #[cfg(feature = "polling")]
    OperationUnknown,
    /// The response contains no monitor of a long-running operation.
    #[cfg(feature = "polling")]
    NotAnOperation,
    /// The link of a delta query is no longer valid: the changes have to be read from the start; see
    /// [`Error::resync`](crate::Error::resync).
    #[cfg(feature = "delta")]
    Resync,
    /// A `$batch` that can't be sent as asked, or a response that lacks a part.
    Batch,
}
