//! The download: attempts, redirects, and the body.

use crate::headers::{self, day, retry_after};
use crate::partial::Partial;
use crate::{Address, Error, Progress};
use std::io::Read as _;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, SystemTime};
use ureq::http::{Response, StatusCode, header};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, Proxy};

/// How often a download is tried.
const ATTEMPTS: u32 = 4;

/// How many redirects are followed.
const REDIRECTS: u32 = 5;

/// A server that asks for a longer wait is not asked again.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// The wait before the second attempt, without `Retry-After`; it doubles.
const FIRST_WAIT: Duration = Duration::from_millis(500);

/// A download.
#[derive(Clone, Debug)]
pub struct Request {
    /// The URL.
    pub address: Address,
    /// An earlier download, if its file is still there.
    pub known: Option<Known>,
    /// The most bytes that are read.
    pub limit: u64,
    /// How long to wait for a connection, a response, or the next bytes of it.
    pub timeout: Duration,
}

/// An earlier download.
#[derive(Clone, Debug)]
pub struct Known {
    /// The URL that sent it, after redirects.
    pub url: String,
    /// Its ETag.
    pub etag: String,
}

/// The result.
#[derive(Debug)]
pub enum Outcome {
    /// The known file is still current.
    Unchanged,
    /// A file.
    Downloaded(Downloaded),
}

/// A file.
#[derive(Debug)]
pub struct Downloaded {
    /// The body as it was sent, which can be compressed by gzip.
    pub body: Vec<u8>,
    /// The URL that sent it, after redirects.
    pub address: Address,
    /// Its ETag.
    pub etag: Option<String>,
    /// The day when it was modified, or sent, as `2026-08-04`.
    pub day: Option<String>,
}

/// Why an attempt failed.
enum Failure {
    /// Another attempt would fail too.
    Final(Error),
    /// Another attempt can succeed, after this time.
    Again(Error, Option<Duration>),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Final(error)
    }
}

/// Downloads a file.
///
/// # Errors
/// If the URL is not available, redirects to an unsafe one, or sends too much.
pub fn download(request: &Request, progress: &mut dyn Progress) -> Result<Outcome, Error> {
    let mut partial = Partial::default();
    let mut wait = FIRST_WAIT;
    for attempt in 1.. {
        let result = attempt_once(request, &mut partial, progress);
        progress.end();
        let (error, asked) = match result {
            Ok(outcome) => return Ok(outcome),
            Err(Failure::Final(error)) => return Err(error),
            Err(Failure::Again(error, asked)) => (error, asked),
        };
        if attempt == ATTEMPTS {
            return Err(Error::GivenUp {
                error: Box::new(error),
                attempts: attempt,
            });
        }
        let delay = asked.unwrap_or(wait);
        progress.note(&format!("{error}; trying again in {delay:?}"));
        thread::sleep(delay);
        wait *= 2;
    }
    unreachable!("the last attempt returns")
}

fn attempt_once(
    request: &Request,
    partial: &mut Partial,
    progress: &mut dyn Progress,
) -> Result<Outcome, Failure> {
    let mut address = request.address.clone();
    for _ in 0..=REDIRECTS {
        let (response, asked) = send(request, partial, &address)?;
        if let Some(location) = location(&response) {
            address = address.redirect(location)?;
            continue;
        }
        return answer(request, partial, &address, response, asked, progress);
    }
    Err(Failure::Final(Error::Redirect {
        from: request.address.shown(),
        to: address.shown(),
        why: "there are too many redirects",
    }))
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

fn send(
    request: &Request,
    partial: &Partial,
    address: &Address,
) -> Result<(Response<Body>, Asked), Failure> {
    let mut call = agent(request, address)
        .get(address.as_str())
        .header(header::ACCEPT, "application/xml, */*;q=0.1")
        .header(header::ACCEPT_ENCODING, "gzip");
    let known = request.known.as_ref();
    let mut asked = Asked::Whole;
    if let Some(etag) = partial.resumes(address) {
        let range = format!("bytes={}-", partial.bytes.len());
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

/// The client for one request: no state is kept between two.
fn agent(request: &Request, address: &Address) -> Agent {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(provider)
        .build();
    // A proxy cannot reach this machine under its own name for itself.
    let proxy = Proxy::try_from_env().filter(|_| !address.is_loopback());
    let timeout = Some(request.timeout);
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .proxy(proxy)
        .timeout_connect(timeout)
        .timeout_per_read(timeout)
        .timeout_recv_response(timeout)
        .timeout_resolve(timeout)
        .timeout_send_request(timeout)
        .tls_config(tls)
        .user_agent(concat!("xtask-fetch/", env!("CARGO_PKG_VERSION")));
    config.build().new_agent()
}

/// A connection that failed. Another attempt can succeed, except if a certificate is not trusted.
fn broken(address: &Address, error: &ureq::Error) -> Failure {
    let failed = Error::Connection {
        url: address.shown(),
        what: error.to_string(),
    };
    match error {
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) | ureq::Error::InvalidProxyUrl => {
            Failure::Final(failed)
        }
        ureq::Error::Io(error) if error.to_string().contains("certificate") => {
            Failure::Final(failed)
        }
        _ => Failure::Again(failed, None),
    }
}

/// The target of a redirect.
fn location(response: &Response<Body>) -> Option<&str> {
    let is_redirect = matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    headers::text(response.headers(), &header::LOCATION).filter(|_| is_redirect)
}

fn answer(
    request: &Request,
    partial: &mut Partial,
    address: &Address,
    response: Response<Body>,
    asked: Asked,
    progress: &mut dyn Progress,
) -> Result<Outcome, Failure> {
    match (response.status(), asked) {
        (StatusCode::OK, _) => {
            let length = response.body().content_length();
            partial.begin(address, response.headers(), length);
        }
        (StatusCode::PARTIAL_CONTENT, Asked::Rest) => {
            if !partial.continues(response.headers()) {
                *partial = Partial::default();
                let what = "the rest that was asked for is not the rest of the same file";
                return Err(Failure::Again(contradiction(address, what), None));
            }
        }
        (StatusCode::NOT_MODIFIED, Asked::IfChanged) => return Ok(Outcome::Unchanged),
        (StatusCode::RANGE_NOT_SATISFIABLE, Asked::Rest) => {
            *partial = Partial::default();
            return Err(Failure::Again(status(address, response.status()), None));
        }
        (code, _) => return Err(refused(address, code, &response)),
    }
    read(request, partial, address, response, progress)
}

/// Reads the body, or the rest of it.
fn read(
    request: &Request,
    partial: &mut Partial,
    address: &Address,
    response: Response<Body>,
    progress: &mut dyn Progress,
) -> Result<Outcome, Failure> {
    let coding = headers::text(response.headers(), &header::CONTENT_ENCODING).unwrap_or_default();
    if !["", "gzip", "identity", "x-gzip"].contains(&&*coding.to_ascii_lowercase()) {
        let what = format!("the body is compressed by {coding:?}, and gzip was asked for");
        return Err(contradiction(address, what).into());
    }
    let too_large = || Error::TooLarge {
        url: address.shown(),
        limit: request.limit,
    };
    let length = response.body().content_length().unwrap_or_default();
    let so_far = partial.bytes.len() as u64;
    if partial
        .total
        .unwrap_or_default()
        .max(so_far.saturating_add(length))
        > request.limit
    {
        return Err(too_large().into());
    }
    let etag = headers::text(response.headers(), &header::ETAG).map(str::to_owned);
    let day = day(response.headers());
    progress.begin(&address.shown(), so_far, partial.total);
    let mut reader = response.into_body().into_reader();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let count = match reader.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) => {
                partial.interrupt();
                return Err(interrupted(address, &error.to_string()));
            }
        };
        if (partial.bytes.len() + count) as u64 > request.limit {
            return Err(too_large().into());
        }
        partial.bytes.extend_from_slice(&buffer[..count]);
        progress.at(partial.bytes.len() as u64);
    }
    if partial
        .total
        .is_some_and(|total| total != partial.bytes.len() as u64)
    {
        partial.interrupt();
        return Err(interrupted(address, "the body ended early"));
    }
    Ok(Outcome::Downloaded(Downloaded {
        body: std::mem::take(&mut partial.bytes),
        address: address.clone(),
        etag,
        day,
    }))
}

fn interrupted(address: &Address, what: &str) -> Failure {
    let error = Error::Connection {
        url: address.shown(),
        what: format!("the download was interrupted: {what}"),
    };
    Failure::Again(error, None)
}

fn contradiction(address: &Address, what: impl Into<String>) -> Error {
    Error::Response {
        url: address.shown(),
        what: what.into(),
    }
}

fn status(address: &Address, code: StatusCode) -> Error {
    let hint = match code.as_u16() {
        401 | 403 => "; metadata needs no token, so a proxy may refuse it",
        404 | 410 => {
            "; give the URL of a metadata file, such as https://graph.microsoft.com/v1.0/$metadata"
        }
        407 => "; the proxy needs a user name and a password, in HTTPS_PROXY",
        _ => "",
    };
    Error::Status {
        url: address.shown(),
        status: code.to_string(),
        hint,
    }
}

/// A status without metadata: another attempt can succeed if the server is busy or failing.
fn refused(address: &Address, code: StatusCode, response: &Response<Body>) -> Failure {
    if !matches!(code.as_u16(), 408 | 429 | 500 | 502 | 503 | 504) {
        return Failure::Final(status(address, code));
    }
    match retry_after(response.headers(), SystemTime::now()) {
        Some(wait) if wait > LONGEST_WAIT => Failure::Final(Error::Busy {
            url: address.shown(),
            status: code.to_string(),
            wait,
        }),
        wait => Failure::Again(status(address, code), wait),
    }
}
