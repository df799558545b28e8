//! The course of a download: which range is asked for, where, and what the response means.

use azure_core::Bytes;
use azure_core::http::headers::Headers;
use azure_core::http::{Method, Url};

use super::version::{ContentRange, Version, content_length, header};
use super::{Download, DownloadResult, OnProgress};
use crate::client::{BoundRequest, send};
use crate::http::{Payload, RawResponse};
use crate::transfers::TransferProgress;
use crate::transfers::hashes::Hasher;
use crate::transfers::patience::Patience;
use crate::{ByteStream, Error, ErrorKind, RequestOptions, RetryMode};

/// A download that is under way.
pub(super) struct Reading {
    /// The request to the service.
    request: BoundRequest,
    /// Where the service redirected it to, until that has expired.
    target: Option<Url>,
    range_size: u64,
    /// How many bytes were handed over.
    offset: u64,
    /// `None` before the first response.
    version: Option<Version>,
    body: Option<Body>,
    /// Whether all bytes were handed over.
    is_complete: bool,
    /// Whether the next request is for all bytes: some servers refuse any range of an empty file.
    is_whole: bool,
    hasher: Hasher,
    patience: Patience,
    on_progress: Option<OnProgress>,
}

/// The body of a response.
struct Body {
    pieces: ByteStream,
    /// Bytes at its beginning that were handed over before.
    skip: u64,
    /// Bytes that it has after those; `None` if that is not known.
    left: Option<u64>,
    /// Whether it has more bytes than it should.
    is_too_long: bool,
}

impl Body {
    /// Whether it has given all that it has.
    fn is_over(&self) -> bool {
        self.skip == 0 && self.left == Some(0)
    }

    /// Whether it may end here.
    fn can_end(&self) -> bool {
        self.skip == 0 && self.left.is_none_or(|left| left == 0)
    }

    /// The bytes of a piece that count.
    fn take(&mut self, mut piece: Bytes) -> Bytes {
        let at = |length: u64| usize::try_from(length).unwrap_or(usize::MAX);
        let skipped = piece.split_to(piece.len().min(at(self.skip)));
        self.skip -= skipped.len() as u64;
        if let Some(left) = &mut self.left {
            self.is_too_long |= piece.len() > at(*left);
            piece.truncate(at(*left));
            *left -= piece.len() as u64;
        }
        piece
    }
}

impl Reading {
    pub(super) fn new(download: Download) -> Self {
        let Download {
            mut request,
            hash,
            range_size,
            on_progress,
        } = download;
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
            offset: 0,
            version: None,
            body: None,
            is_complete: false,
            is_whole: false,
            hasher: Hasher::of(hash),
            on_progress,
        }
    }

    /// The next bytes; `None` if there are no more.
    pub(super) async fn next(&mut self) -> Result<Option<Bytes>, Error> {
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
            let text = format!("the bytes do not have the {name} of the file");
            self.error(ErrorKind::Checksum, &text)
        })?;
        Ok(DownloadResult {
            length: self.offset,
            verification,
            etag: self
                .version
                .as_ref()
                .and_then(|version| version.etag.clone()),
        })
    }

    fn error(&self, kind: ErrorKind, text: &str) -> Error {
        Error::new(kind, text).with_operation(&self.request.operation())
    }

    fn total(&self) -> Option<u64> {
        self.version.as_ref()?.total
    }

    fn hand_over(&mut self, piece: Bytes) -> Bytes {
        self.offset += piece.len() as u64;
        self.hasher.update(&piece);
        self.patience.renew();
        let total = self.total();
        if let Some(on_progress) = &mut self.on_progress {
            on_progress(TransferProgress {
                done: self.offset,
                total,
            });
        }
        piece
    }

    /// A body has ended as it should. One whose length nobody knew was the whole file.
    fn end(&mut self) {
        let length = self.body.take().and_then(|body| body.left);
        self.is_complete = length.is_none() || self.total() == Some(self.offset);
    }

    /// Asks for the next range.
    async fn open(&mut self) -> Result<(), Error> {
        let mut request = self.next_request()?;
        if !self.is_whole {
            let last = self.offset.saturating_add(self.range_size - 1);
            let range = format!("bytes={}-{last}", self.offset);
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
        let coding = header(&headers, "content-encoding").map(str::trim);
        if coding
            .is_some_and(|coding| !matches!(coding.to_ascii_lowercase().as_str(), "" | "identity"))
        {
            let text = "the bytes of the download are compressed, which was not asked for";
            return Err(self.error(ErrorKind::Decode, text));
        }
        let announced = content_length(&headers);
        let (start, left, total) = match u16::from(status) {
            200 => (0, announced, announced),
            206 => match ContentRange::of(&headers) {
                Some(range) if self.is_asked_for(range, announced) => {
                    (range.start, Some(range.end - range.start), range.total)
                }
                _ => {
                    let text = "the range of the response is not the one that was asked for";
                    return self.patience.count(self.error(ErrorKind::Decode, text));
                }
            },
            status => {
                let text = format!("the response to a download has the status {status}");
                return Err(self.error(ErrorKind::Decode, &text));
            }
        };
        self.compare(Version::of(&headers, total))?;
        let skip = self.offset - start;
        let Payload::Stream(pieces) = payload else {
            return Err(self.error(ErrorKind::Decode, "the response has no stream"));
        };
        self.body = Some(Body {
            pieces,
            skip,
            left: left.or(self.total()).map(|left| left.saturating_sub(skip)),
            is_too_long: false,
        });
        Ok(())
    }

    fn is_asked_for(&self, range: ContentRange, announced: Option<u64>) -> bool {
        let length = range.end - range.start;
        range.start == self.offset && announced.is_none_or(|announced| announced == length)
    }

    /// Whether this is still the same file. As long as nothing was handed over it may be another one.
    fn compare(&mut self, version: Version) -> Result<(), Error> {
        match &mut self.version {
            Some(first) if self.offset > 0 => {
                let merged = first.merge(version);
                merged.map_err(|error| error.with_operation(&self.request.operation()))
            }
            _ => {
                self.version = Some(version);
                Ok(())
            }
        }
    }

    async fn refused(&mut self, error: Error) -> Result<(), Error> {
        let status = error.status().map(u16::from);
        if status == Some(416) {
            return self.beyond_the_end(error);
        }
        let was_at_target = self.target.take();
        match status {
            Some(401 | 403 | 404 | 410) if was_at_target.is_some() => self.patience.count(error),
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
        let total = self.total().or((self.offset > 0).then_some(self.offset));
        if total == Some(self.offset) {
            self.is_complete = true;
            return Ok(());
        }
        // Without a length it may be an empty file.
        self.is_whole = self.offset == 0 && stated.is_none();
        self.patience.count(error)
    }
}
