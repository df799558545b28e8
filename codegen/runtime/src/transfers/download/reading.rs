//! The course of a download: which range is asked for, where, and what the response means.

use azure_core::Bytes;
use azure_core::http::headers::Headers;
use azure_core::http::{Method, Url};

use super::body::Body;
use super::content_range::ContentRange;
use super::part::{Misfit, Part};
use super::state::{DownloadState, Received, read_again};
use super::version::{Version, header};
use super::{Download, DownloadResult, OnCheckpoint, OnProgress};
use crate::client::{BoundRequest, send};
use crate::http::{Payload, RawResponse, is_html};
use crate::transfers::TransferProgress;
use crate::transfers::hashes::Hasher;
use crate::transfers::patience::Patience;
use crate::{Error, ErrorKind, RequestOptions, RetryMode};

/// A download that is under way.
pub(super) struct Reading {
    /// The request to the service.
    request: BoundRequest,
    /// Where the service redirected it to, until that has expired.
    target: Option<Url>,
    range_size: u64,
    /// How many bytes of which version were handed over; of no version before the first response.
    state: DownloadState,
    /// The bytes of an earlier run, which are still to be read.
    received: Option<Received>,
    body: Option<Body>,
    /// Whether all bytes were handed over.
    is_complete: bool,
    /// Whether the next request is for all bytes: some servers refuse any range of an empty file.
    is_whole: bool,
    hasher: Hasher,
    patience: Patience,
    on_progress: Option<OnProgress>,
    on_checkpoint: Option<OnCheckpoint>,
}

impl Reading {
    pub(super) fn new(download: Download) -> Self {
        let Download {
            mut request,
            hash,
            range_size,
            earlier,
            on_progress,
            on_checkpoint,
        } = download;
        let (state, received) = match earlier {
            Some((state, received)) => (state, Some(received)),
            None => (DownloadState::new(), None),
        };
        if header(&request.headers, "range").is_some() {
            let text = "a download sets the header range itself; a part of a file needs no download, but its request alone";
            request.fail(Error::input(text));
        }
        request.retry = RetryMode::Never;
        Self {
            patience: Patience::new(&request.core, request.operation()),
            request,
            target: None,
            range_size,
            state,
            received,
            body: None,
            is_complete: false,
            is_whole: false,
            hasher: Hasher::of(hash),
            on_progress,
            on_checkpoint,
        }
    }

    /// The next bytes; `None` if there are no more.
    pub(super) async fn next(&mut self) -> Result<Option<Bytes>, Error> {
        if let Some(received) = self.received.take() {
            let read = read_again(received, self.state.done, &mut self.hasher).await;
            read.map_err(|error| error.with_operation(&self.request.operation()))?;
        } else if let Some(on_checkpoint) = &mut self.on_checkpoint {
            on_checkpoint(&self.state);
        }
        while !self.is_complete {
            let Some(body) = &mut self.body else {
                self.open().await?;
                continue;
            };
            match body.pieces.next().await {
                Some(Ok(piece)) => {
                    let piece = body.take(piece);
                    if body.is_too_long {
                        let text = "the body of the download is longer than its range";
                        return Err(self.error(ErrorKind::Decode, text));
                    }
                    if !piece.is_empty() {
                        return Ok(Some(self.hand_over(piece)));
                    }
                }
                None if body.can_end() => self.end(),
                _ if body.is_over() => self.end(),
                broken => {
                    self.body = None;
                    let short =
                        || self.error(ErrorKind::Io, "the body of the download is too short");
                    let error = broken.and_then(Result::err).unwrap_or_else(short);
                    let error = error.with_operation(&self.request.operation());
                    self.patience.wait(error).await?;
                }
            }
        }
        Ok(None)
    }

    /// How the download ended.
    ///
    /// # Errors
    /// If the bytes don't have the hash of the file.
    pub(super) fn result(&self) -> Result<DownloadResult, Error> {
        let verification = self.hasher.verify().map_err(|name| {
            let page = match self.state.version.is_page {
                true => "; they came as a page of HTML, which a proxy may have sent instead",
                false => "",
            };
            let text = format!("the bytes do not have the {name} of the file{page}");
            self.error(ErrorKind::Checksum, &text)
        })?;
        Ok(DownloadResult {
            length: self.state.done,
            verification,
            etag: self.state.version.etag.clone(),
        })
    }

    fn error(&self, kind: ErrorKind, text: &str) -> Error {
        Error::new(kind, text).with_operation(&self.request.operation())
    }

    fn total(&self) -> Option<u64> {
        self.state.version.total
    }

    fn hand_over(&mut self, piece: Bytes) -> Bytes {
        self.state.done += piece.len() as u64;
        self.hasher.update(&piece);
        self.patience.renew();
        let total = self.total();
        if let Some(on_progress) = &mut self.on_progress {
            on_progress(TransferProgress {
                done: self.state.done,
                total,
            });
        }
        piece
    }

    /// A body has ended as it should. One whose length nobody knew was the whole file.
    fn end(&mut self) {
        let length = self.body.take().and_then(|body| body.left);
        self.is_complete = length.is_none() || self.total() == Some(self.state.done);
    }

    /// Asks for the next range.
    async fn open(&mut self) -> Result<(), Error> {
        let mut request = self.next_request()?;
        if !self.is_whole {
            let last = self.state.done.saturating_add(self.range_size - 1);
            let range = format!("bytes={}-{last}", self.state.done);
            request.headers.insert("range", range);
        }
        match send(request).await {
            Ok(response) => self.received(response).await,
            Err(error) => self.refused(error).await,
        }
    }

    fn next_request(&self) -> Result<BoundRequest, Error> {
        let Some(target) = &self.target else {
            return Ok(self.request.clone());
        };
        let options = RequestOptions::new().with_retry(RetryMode::Never);
        let core = &self.request.core;
        let request = core.without_token(Method::Get, target.as_str(), Some(options))?;
        let mut request = request.stream().into_parts().0;
        request.template = self.request.template.clone();
        request.timeout = self.request.timeout;
        Ok(request)
    }

    async fn received(&mut self, response: RawResponse) -> Result<(), Error> {
        let RawResponse {
            status,
            headers,
            payload,
            of,
            ..
        } = response;
        if let Some(of) = of
            && of.url != self.request.url
        {
            self.target = Some(of.url);
        }
        let is_page = is_html(&headers) && !self.state.version.is_page;
        if u16::from(status) == 200 && self.state.done > 0 && is_page {
            let text = "a page of HTML came instead of the rest of the file";
            let error = self.error(ErrorKind::Decode, text);
            // What the service redirected to may have expired.
            return match self.target.take() {
                Some(_) => self.patience.count(error),
                None => Err(error),
            };
        }
        let part = match Part::of(status, &headers, self.state.done) {
            Ok(part) => part,
            Err(Misfit::Range) => {
                let text = "the range of the response is not the one that was asked for";
                return self.patience.count(self.error(ErrorKind::Decode, text));
            }
            Err(Misfit::Status) => {
                let text = format!("the response to a download has the status {status}");
                return Err(self.error(ErrorKind::Decode, &text));
            }
            Err(Misfit::Compressed) => {
                let text = "the bytes of the download are compressed, which was not asked for";
                return Err(self.error(ErrorKind::Decode, text));
            }
        };
        self.compare(Version::of(&headers, part.total))?;
        let skip = self.state.done - part.start;
        let Payload::Stream(pieces) = payload else {
            return Err(self.error(ErrorKind::Decode, "the response has no stream"));
        };
        self.body = Some(Body {
            pieces,
            skip,
            left: part
                .length
                .or(self.total())
                .map(|left| left.saturating_sub(skip)),
            is_too_long: false,
        });
        Ok(())
    }

    /// Whether this is still the same file. As long as nothing was handed over it may be another one.
    fn compare(&mut self, version: Version) -> Result<(), Error> {
        if self.state.done == 0 {
            self.state.version = version;
            return Ok(());
        }
        let merged = self.state.version.merge(version);
        merged.map_err(|error| error.with_operation(&self.request.operation()))
    }

    async fn refused(&mut self, error: Error) -> Result<(), Error> {
        let status = error.status().map(u16::from);
        if status == Some(416) {
            return self.beyond_the_end(error);
        }
        let was_at_target = self.target.take();
        match status {
            // With 200 it is a page, such as one to sign in.
            Some(200 | 401 | 403 | 404 | 410) if was_at_target.is_some() => {
                self.patience.count(error)
            }
            _ => {
                self.patience.wait(error).await?;
                // The URL may still be valid.
                self.target = was_at_target;
                Ok(())
            }
        }
    }

    /// No byte is left to ask for.
    fn beyond_the_end(&mut self, error: Error) -> Result<(), Error> {
        let stated = error.headers().and_then(ContentRange::total_of);
        if let Some(total) = stated {
            self.compare(Version::of(&Headers::new(), Some(total)))?;
        }
        let total = self
            .total()
            .or((self.state.done > 0).then_some(self.state.done));
        if total == Some(self.state.done) {
            self.is_complete = true;
            return Ok(());
        }
        // Without a length it may be an empty file.
        self.is_whole = self.state.done == 0 && stated.is_none();
        self.patience.count(error)
    }
}
