//! Kinds of errors.

/// What kind of thing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A value that can't be sent; nothing was.
    Input,
    /// A client that can't be built as asked, or a proxy that can't be used as it is set up; nothing was sent.
    Configuration,
    /// The credential gave no token.
    Credential,
    /// No connection was made.
    Connection,
    /// The connection broke.
    Io,
    /// No answer within the time limit.
    Timeout,
    /// The service answered with an error.
    Service,
    /// The service wants a token with further claims; see [`Error::claims`](crate::Error::claims).
    ClaimsChallenge,
    /// The service answered with a redirect, and the token does not go elsewhere; or the HTTP client that was handed in
    /// follows redirects.
    Redirect,
    /// The answer could not be read as what was expected.
    Decode,
    /// The answer has no content where a model was asked for.
    NoContent,
    /// A link leads to another origin, or is no URL.
    ForeignLink,
    /// A collection's next link was seen before.
    LinkLoop,
    /// The body of a success is longer than the client takes; see
    /// [`GraphClientOptions::max_response_body`](crate::GraphClientOptions::max_response_body).
    TooLarge,
    /// A request that a test did not expect; see [`MockTransport`](crate::testing::MockTransport).
    #[cfg(feature = "testing")]
    UnexpectedRequest,
    /// A `$batch` that can't be sent as asked, or an answer that lacks a part.
    Batch,
}
