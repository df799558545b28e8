//! The course of an upload: each step is decided by what the service expects.

use std::ops::Range;

use azure_core::http::Method;

use super::create::create;
use super::ranges::Ranges;
use super::source::Failure;
use super::upload_session::Status;
use super::{Upload, UploadError, UploadErrorKind, UploadSession, UploadSource};
use crate::client::{BoundRequest, send};
use crate::http::{Decoder, Operation, RawResponse};
use crate::transfers::TransferProgress;
use crate::transfers::patience::Patience;
use crate::{Error, ErrorKind, RequestOptions, Response, RetryMode, Value};

/// An upload that is under way.
pub(super) struct Run<T> {
    pub(super) upload: Upload<T>,
    pub(super) source: UploadSource,
    pub(super) session: UploadSession,
    pub(super) patience: Patience,
    /// How many new sessions may still be created.
    pub(super) new_sessions: u32,
    /// The fewest bytes that this session has expected so far.
    pub(super) fewest: u64,
    /// Whether the response to a request that may have completed the upload was lost.
    pub(super) is_uncertain: bool,
    /// The result, if the service has reported it instead of a status.
    pub(super) result: Option<RawResponse>,
}

impl<T: Value> Run<T> {
    /// Creates the session, or asks for the state of an existing one.
    pub(super) async fn start(
        mut upload: Upload<T>,
        source: UploadSource,
    ) -> Result<Self, UploadError> {
        let operation = Operation {
            method: Method::Put,
            path: "{url}".into(),
        };
        let existing = upload.session.take();
        let session = match &existing {
            Some(session) => session.clone(),
            None => create(upload.create.clone()).await?,
        };
        let mut run = Self {
            patience: Patience::new(&upload.core, operation),
            new_sessions: upload.new_sessions,
            upload,
            source,
            session,
            fewest: u64::MAX,
            is_uncertain: false,
            result: None,
        };
        if existing.is_some() {
            run.ask().await?;
        }
        Ok(run)
    }

    /// Sends what is expected until the service has all, and has completed the upload.
    pub(super) async fn finish(mut self) -> Result<Response<T>, UploadError> {
        while self.result.is_none() {
            let expected = self.session.expected.within(self.source.len());
            self.report(&expected);
            match expected.first() {
                Some(range) => self.send_slice(range, expected.length()).await?,
                None if self.upload.commits => self.commit().await?,
                None => self.await_result().await?,
            }
        }
        self.report(&Ranges::all().within(0));
        match self.result.take() {
            Some(result) => Ok(Response::new(result, Decoder::value())),
            None => Err(Error::new(ErrorKind::NoContent, "the upload has no result").into()),
        }
    }

    /// Tells the program, and remembers progress.
    pub(super) fn report(&mut self, expected: &Ranges) {
        let (total, left) = (self.source.len(), expected.length());
        if left < self.fewest {
            self.fewest = left;
            self.patience.renew();
        }
        if let Some(on_progress) = &mut self.upload.on_progress {
            let progress = TransferProgress {
                done: total - left,
                total: Some(total),
            };
            on_progress(&self.session, progress);
        }
    }

    /// Sends the beginning of `range`, of `left` bytes that are expected.
    async fn send_slice(&mut self, range: Range<u64>, left: u64) -> Result<(), UploadError> {
        let end = range.end.min(range.start + self.upload.rule.slice_size());
        let is_last = left == end - range.start;
        let failure = Failure::default();
        let request = self.slice(range.start..end, &failure);
        match send(request.map_err(UploadError::from)?).await {
            Ok(response) => self.sent(response, range.start, is_last).await,
            Err(error) => match failure.take() {
                Some(cause) => {
                    let text = format!("the source of the upload can't be read: {cause}");
                    let error = Error::new(ErrorKind::Io, text).with_source(cause);
                    Err(self.fail(UploadErrorKind::Source, error))
                }
                None if error.status().map(u16::from) == Some(413) => {
                    self.shrink(error, end - range.start)
                }
                None => self.recover(error, is_last).await,
            },
        }
    }

    /// Goes on with smaller slices.
    fn shrink(&mut self, error: Error, sent: u64) -> Result<(), UploadError> {
        match self.upload.rule.shrink(sent) {
            true => Ok(()),
            false => Err(self.fail(UploadErrorKind::SliceTooLarge, error)),
        }
    }

    fn slice(&self, range: Range<u64>, failure: &Failure) -> Result<BoundRequest, Error> {
        let (start, last, total) = (range.start, range.end - 1, self.source.len());
        let content_range = format!("bytes {start}-{last}/{total}");
        let options = once().with_header("content-range", content_range);
        let mut request = self.request(Method::Put, options)?;
        let body = self.source.body(range, failure);
        request.content(body, "application/octet-stream");
        Ok(request)
    }

    /// A request to the session, sent once: the next one depends on what the service expects then.
    pub(super) fn request(
        &self,
        method: Method,
        options: RequestOptions,
    ) -> Result<BoundRequest, Error> {
        let request = self.session.request(&self.upload.core, method, options)?;
        Ok(request.into_parts().0)
    }

    /// The service has accepted a slice from `start` on.
    async fn sent(
        &mut self,
        response: RawResponse,
        start: u64,
        is_last: bool,
    ) -> Result<(), UploadError> {
        let status = u16::from(response.status);
        match Status::of(&response) {
            Err(error) => Err(self.fail(UploadErrorKind::Other, error)),
            // Nothing in between is as no list at all.
            Ok(Some(status)) if is_last || !self.is_nothing(&status) => {
                self.session.update(status);
                let first = self.session.expected.within(self.source.len()).first();
                match first.filter(|first| first.start <= start) {
                    Some(_) => self.stall(),
                    None => Ok(()),
                }
            }
            Ok(None) if is_last && (status == 202 || Status::is_silent(&response)) => {
                self.session.expected = Ranges::all().within(0);
                Ok(())
            }
            Ok(None) if is_last => {
                self.result = Some(response);
                Ok(())
            }
            Ok(None) if status != 202 && Status::is_item(&response) => {
                let text = "the service returned the new item before it had all bytes";
                Err(self.fail(UploadErrorKind::Other, Error::new(ErrorKind::Decode, text)))
            }
            Ok(_) => {
                self.stall()?;
                self.ask().await
            }
        }
    }

    pub(super) fn is_nothing(&self, status: &Status) -> bool {
        status.expected.within(self.source.len()).is_empty()
    }

    /// Counts a response that is no progress.
    pub(super) fn stall(&mut self) -> Result<(), UploadError> {
        let text = "the upload makes no progress: the service expects again what it has accepted";
        let counted = self.patience.count(Error::new(ErrorKind::Decode, text));
        counted.map_err(|error| self.fail(UploadErrorKind::Other, error))
    }

    pub(super) fn fail(&self, kind: UploadErrorKind, error: Error) -> UploadError {
        UploadError::new(kind, error).with_session(&self.session)
    }
}

pub(super) fn once() -> RequestOptions {
    RequestOptions::new().with_retry(RetryMode::Never)
}
