//! One attempt: the request, its redirects, and the body of the response.

use super::agent::agent;
use super::failure::{Failure, broken, contradiction, interrupted, refused, status};
use super::{Downloaded, Outcome, Request};
use crate::headers::{self, day};
use crate::partial::Partial;
use crate::{Address, Error, Progress};
use std::io::Read as _;
use ureq::Body;
use ureq::http::{Response, StatusCode, header};

/// How many redirects are followed.
const REDIRECTS: u32 = 5;

/// An attempt.
pub(super) struct Attempt<'a> {
    pub(super) request: &'a Request,
    /// What earlier attempts have left.
    pub(super) partial: &'a mut Partial,
    pub(super) progress: &'a mut dyn Progress,
}

/// What a request asked for besides the whole file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// Nothing.
    Whole,
    /// The file, unless it is the known one.
    IfChanged,
    /// The rest of an interrupted download.
    Rest,
}

impl Attempt<'_> {
    /// Makes the attempt.
    pub(super) fn run(mut self) -> Result<Outcome, Failure> {
        let mut address = self.request.address.clone();
        for _ in 0..=REDIRECTS {
            let (response, asked) = self.send(&address)?;
            if let Some(location) = location(&response) {
                address = address.redirect(location)?;
                continue;
            }
            return self.answer(&address, response, asked);
        }
        Err(Failure::Final(Error::Redirect {
            from: self.request.address.shown(),
            to: address.shown(),
            why: "there are too many redirects",
        }))
    }

    fn send(&self, address: &Address) -> Result<(Response<Body>, Asked), Failure> {
        let mut call = agent(self.request, address)
            .get(address.as_str())
            .header(header::ACCEPT, "application/xml, */*;q=0.1")
            .header(header::ACCEPT_ENCODING, "gzip");
        let known = self.request.known.as_ref();
        let mut asked = Asked::Whole;
        if let Some(etag) = self.partial.resumes(address) {
            let range = format!("bytes={}-", self.partial.bytes.len());
            call = call
                .header(header::RANGE, range)
                .header(header::IF_RANGE, etag);
            asked = Asked::Rest;
        } else if let Some(known) = known.filter(|known| known.url == address.as_str()) {
            call = call.header(header::IF_NONE_MATCH, &known.etag);
            asked = Asked::IfChanged;
        }
        let response = call.call().map_err(|error| broken(address, &error))?;
        Ok((response, asked))
    }

    fn answer(
        &mut self,
        address: &Address,
        response: Response<Body>,
        asked: Asked,
    ) -> Result<Outcome, Failure> {
        match (response.status(), asked) {
            (StatusCode::OK, _) => {
                let length = response.body().content_length();
                self.partial.begin(address, response.headers(), length);
            }
            (StatusCode::PARTIAL_CONTENT, Asked::Rest) => {
                if !self.partial.continues(response.headers()) {
                    *self.partial = Partial::default();
                    let what = "the rest that was asked for is not the rest of the same file";
                    return Err(Failure::Again(contradiction(address, what), None));
                }
            }
            (StatusCode::NOT_MODIFIED, Asked::IfChanged) => return Ok(Outcome::Unchanged),
            (StatusCode::RANGE_NOT_SATISFIABLE, Asked::Rest) => {
                *self.partial = Partial::default();
                return Err(Failure::Again(status(address, response.status()), None));
            }
            (code, _) => return Err(refused(address, code, &response)),
        }
        self.read(address, response)
    }

    /// Reads the body, or the rest of it.
    fn read(&mut self, address: &Address, response: Response<Body>) -> Result<Outcome, Failure> {
        let coding =
            headers::text(response.headers(), &header::CONTENT_ENCODING).unwrap_or_default();
        if !["", "gzip", "identity", "x-gzip"].contains(&&*coding.to_ascii_lowercase()) {
            let what = format!("the body is compressed by {coding:?}, and gzip was asked for");
            return Err(contradiction(address, what).into());
        }
        let limit = self.request.limit;
        let too_large = || Error::TooLarge {
            url: address.shown(),
            limit,
        };
        let length = response.body().content_length().unwrap_or_default();
        let so_far = self.partial.bytes.len() as u64;
        if self
            .partial
            .total
            .unwrap_or_default()
            .max(so_far.saturating_add(length))
            > limit
        {
            return Err(too_large().into());
        }
        let etag = headers::text(response.headers(), &header::ETAG).map(str::to_owned);
        let day = day(response.headers());
        self.progress
            .begin(&address.shown(), so_far, self.partial.total);
        let mut reader = response.into_body().into_reader();
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let count = match reader.read(&mut buffer) {
                Ok(0) => break,
                Ok(count) => count,
                Err(error) => {
                    self.partial.interrupt();
                    return Err(interrupted(address, &error.to_string()));
                }
            };
            if (self.partial.bytes.len() + count) as u64 > limit {
                return Err(too_large().into());
            }
            self.partial.bytes.extend_from_slice(&buffer[..count]);
            self.progress.at(self.partial.bytes.len() as u64);
        }
        if self
            .partial
            .total
            .is_some_and(|total| total != self.partial.bytes.len() as u64)
        {
            self.partial.interrupt();
            return Err(interrupted(address, "the body ended early"));
        }
        Ok(Outcome::Downloaded(Downloaded {
            body: std::mem::take(&mut self.partial.bytes),
            address: address.clone(),
            etag,
            day,
        }))
    }
}

/// The target of a redirect.
fn location(response: &Response<Body>) -> Option<&str> {
    let is_redirect = matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    headers::text(response.headers(), &header::LOCATION).filter(|_| is_redirect)
}
