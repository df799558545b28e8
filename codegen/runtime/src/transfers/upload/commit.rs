//! The end of an upload of which the service has all bytes.

use azure_core::http::Method;

use super::run::{Run, once};
use super::upload_session::Status;
use super::{UploadError, UploadErrorKind};
use crate::client::send;
use crate::{Error, ErrorKind, Value};

impl<T: Value> Run<T> {
    /// Commits the upload, of which the service has all bytes.
    pub(super) async fn commit(&mut self) -> Result<(), UploadError> {
        let request = self.request(Method::Post, once())?;
        match send(request).await {
            Ok(response) => match Status::of(&response) {
                Ok(Some(status)) if !self.is_nothing(&status) => {
                    self.session.update(status);
                    self.stall()
                }
                _ => {
                    self.result = Some(response);
                    Ok(())
                }
            },
            Err(error) => self.recover(error, true).await,
        }
    }

    /// The service has all bytes, but has not reported the item.
    pub(super) async fn await_result(&mut self) -> Result<(), UploadError> {
        self.is_uncertain = true;
        self.ask().await?;
        let expected = self.session.expected.within(self.source.len());
        if self.result.is_none() && expected.is_empty() {
            let text =
                "the service has all bytes, and waits for a commit; see `Upload::with_commit`";
            let error = Error::new(ErrorKind::NoContent, text);
            return Err(self.fail(UploadErrorKind::NotCommitted, error));
        }
        match self.result {
            // It expects again what it had: not for ever.
            None => self.stall(),
            Some(_) => Ok(()),
        }
    }
}
