//! Why an upload failed, with the session to continue it.

use std::error::Error as StdError;
use std::fmt;

use super::UploadSession;
use crate::Error;

/// Why an upload failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UploadErrorKind {
    /// The service has another item of that name (409). The session still has the bytes: they can be committed under another
    /// name by a PUT of an item with `@microsoft.graph.sourceUrl`, the URL of the session.
    Conflict,
    /// A precondition such as `If-Match` does not hold (412).
    PreconditionFailed,
    /// The service no longer has the session: it expired, or was canceled. There is no request for a new one, or the new ones
    /// were gone as well.
    Gone,
    /// The service has all bytes and waits for a commit; see [`Upload::with_commit`](super::Upload::with_commit).
    NotCommitted,
    /// The response to the last slice, or to the commit, was lost, and now there is no session: the item probably exists. Look
    /// before you upload it again.
    OutcomeUnknown,
    /// The service refuses a slice as too large (413), although slices can't be smaller.
    SliceTooLarge,
    /// The source can't be read, or is shorter than its length.
    Source,
    /// Anything else; [`UploadError::error`] has the details.
    Other,
}

/// The error of an upload. It prints as its [`error`](Self::error) does, without the URL of the session.
#[derive(Clone, Debug)]
pub struct UploadError {
    pub(super) kind: UploadErrorKind,
    pub(super) error: Error,
    pub(super) session: Option<UploadSession>,
}

impl UploadError {
    pub(super) fn new(kind: UploadErrorKind, error: Error) -> Self {
        Self {
            kind,
            error,
            session: None,
        }
    }

    pub(super) fn with_session(self, session: &UploadSession) -> Self {
        Self {
            session: Some(session.clone()),
            ..self
        }
    }

    /// Why it failed.
    #[must_use]
    pub fn kind(&self) -> UploadErrorKind {
        self.kind
    }

    /// The error of the request that failed.
    #[must_use]
    pub fn error(&self) -> &Error {
        &self.error
    }

    /// The session, if the service may still have it: to resume the upload with
    /// [`Upload::resume`](super::Upload::resume), or to cancel it. It is not canceled by itself.
    #[must_use]
    pub fn session(&self) -> Option<&UploadSession> {
        self.session.as_ref()
    }

    /// The session, to own it.
    #[must_use]
    pub fn into_session(self) -> Option<UploadSession> {
        self.session
    }
}

impl From<Error> for UploadError {
    fn from(error: Error) -> Self {
        let kind = match error.status().map(u16::from) {
            Some(409) => UploadErrorKind::Conflict,
            Some(412) => UploadErrorKind::PreconditionFailed,
            _ => UploadErrorKind::Other,
        };
        Self::new(kind, error)
    }
}

impl From<UploadError> for Error {
    fn from(error: UploadError) -> Self {
        error.error
    }
}

impl fmt::Display for UploadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            UploadErrorKind::Gone => f.write_str("the upload session is gone: ")?,
            UploadErrorKind::OutcomeUnknown => {
                f.write_str("the file may be complete, since only the last response was lost: ")?;
            }
            UploadErrorKind::SliceTooLarge => {
                f.write_str("the service does not accept even the smallest slice: ")?;
            }
            _ => {}
        }
        self.error.fmt(f)
    }
}

impl StdError for UploadError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.error.source()
    }
}
