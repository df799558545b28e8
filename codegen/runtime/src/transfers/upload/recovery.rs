//! What follows a failed request of an upload: a wait, the question what the service expects, or a new session.

use azure_core::http::Method;

use super::create::create;
use super::run::{Run, once};
use super::upload_session::{Status, is_gone};
use super::{UploadError, UploadErrorKind};
use crate::client::send;
use crate::http::RawResponse;
use crate::{Error, ErrorKind, Value};

impl<T: Value> Run<T> {
    /// Decides what follows a failed slice or commit; `completes` says whether it could have completed the upload.
    pub(super) async fn recover(
        &mut self,
        error: Error,
        completes: bool,
    ) -> Result<(), UploadError> {
        if self.has_lost_session(&error) {
            return self.replace_session(error).await;
        }
        if error.status().map(u16::from) == Some(416) {
            let counted = self.patience.count(error);
            counted.map_err(|error| self.fail(UploadErrorKind::Other, error))?;
            return self.ask().await;
        }
        let was_refused = error.status().map(u16::from) == Some(429);
        self.is_uncertain |= completes && error.may_have_run();
        self.wait(error).await?;
        match was_refused {
            true => Ok(()),
            false => self.ask().await,
        }
    }

    async fn wait(&mut self, error: Error) -> Result<(), UploadError> {
        let waited = self.patience.wait(error).await;
        waited.map_err(|error| {
            let kind = UploadError::from(error.clone()).kind();
            self.fail(kind, error)
        })
    }

    /// Asks the service what it expects.
    pub(super) async fn ask(&mut self) -> Result<(), UploadError> {
        loop {
            let request = self.request(Method::Get, once())?;
            match send(request).await {
                Ok(response) => return self.learn(response),
                Err(error) if self.has_lost_session(&error) => {
                    return self.replace_session(error).await;
                }
                Err(error) => self.wait(error).await?,
            }
        }
    }

    /// Adopts the status of the session. The item instead of a status is the result.
    fn learn(&mut self, response: RawResponse) -> Result<(), UploadError> {
        match Status::of(&response) {
            Ok(Some(status)) => {
                self.session.update(status);
                self.is_uncertain = false;
                Ok(())
            }
            Ok(None) if Status::is_item(&response) => {
                self.result = Some(response);
                Ok(())
            }
            Ok(None) => {
                let text = "the status of the upload session does not say what is expected";
                Err(self.fail(UploadErrorKind::Other, Error::new(ErrorKind::Decode, text)))
            }
            Err(error) => Err(self.fail(UploadErrorKind::Other, error)),
        }
    }

    fn has_lost_session(&self, error: &Error) -> bool {
        let is_refused = matches!(error.status().map(u16::from), Some(401 | 403));
        let now = self.upload.core.clock().now_utc();
        is_gone(error) || is_refused && self.session.has_expired(now)
    }

    /// Begins anew with a new session. Not if the lost one may be gone because it was completed: the file would be there twice.
    async fn replace_session(&mut self, error: Error) -> Result<(), UploadError> {
        if self.is_uncertain {
            return Err(UploadError::new(UploadErrorKind::OutcomeUnknown, error));
        }
        if self.new_sessions == 0 || self.upload.create.is_none() {
            return Err(UploadError::new(UploadErrorKind::Gone, error));
        }
        self.new_sessions -= 1;
        self.session = create(self.upload.create.clone()).await?;
        self.fewest = u64::MAX;
        Ok(())
    }
}
