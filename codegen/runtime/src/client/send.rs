//! Sends a request through the pipeline, follows redirects of downloads, and reads the response.

use std::sync::Arc;

use azure_core::error::ErrorKind as AzureKind;
use azure_core::http::headers::{HeaderName, Headers};
use azure_core::http::request::options::ClientRequestId;
use azure_core::http::{
    AsyncRawResponse, Body, Context, Method, PipelineStreamOptions, Request, StatusCode, Url,
};

use super::progress::Progress;
use super::read_body::{self, Timed};
use super::spans::CallSpan;
use super::throttle_scope::ThrottleScope;
use crate::client::BoundRequest;
use crate::http::{Expects, Payload, RawResponse};
use crate::url::{backslash, location};
use crate::{ByteStream, Error, ErrorKind};

const CLIENT_REQUEST_ID: HeaderName = HeaderName::from_static("client-request-id");
const LOCATION: HeaderName = HeaderName::from_static("location");

/// The longest URL in bytes: the limit of `http::Uri`, which hyper uses.
const MAX_URL_LENGTH: usize = 65_534;

/// Maximum redirects of a download.
const MAX_REDIRECTS: usize = 5;

/// Sends `request` and gives the response if it is a success.
pub(crate) async fn send(request: BoundRequest) -> Result<RawResponse, Error> {
    match request.core.runtime().cloned() {
        #[cfg(feature = "blocking")]
        Some(runtime) => runtime.run(send_here(request)).await?,
        #[cfg(not(feature = "blocking"))]
        Some(runtime) => match *runtime {},
        None => send_here(request).await,
    }
}

async fn send_here(mut request: BoundRequest) -> Result<RawResponse, Error> {
    if let Some(problem) = request.problem.take() {
        return Err(problem);
    }
    let operation = request.operation();
    check_length(&request.url).map_err(|error| error.with_operation(&operation))?;
    let id = identify(&mut request);
    let span = CallSpan::start(request.core.tracer(), &operation);
    let progress = Arc::new(Progress::of(&request, &id, span.span()));
    let result = send_with_redirects(&mut request, &progress, &id).await;
    span.end(result.as_ref(), progress.attempts().count);
    result.map_err(|error| {
        let error = error
            .add_attempts(progress.attempts())
            .with_operation(&operation);
        let error = error.with_client_request_id(&id);
        let scope = ThrottleScope::of(&request, request.core.endpoint());
        request.core.throttle().explain(&scope, &error);
        error
    })
}

/// A URL that no transport can send is refused here, where it is known that nothing was sent.
fn check_length(url: &Url) -> Result<(), Error> {
    let length = url.as_str().len();
    if length <= MAX_URL_LENGTH {
        return Ok(());
    }
    Err(Error::input(format!(
        "the URL has {length} bytes; at most {MAX_URL_LENGTH} can be sent, unless the request is part of a batch"
    )))
}

async fn send_with_redirects(
    request: &mut BoundRequest,
    progress: &Arc<Progress>,
    id: &str,
) -> Result<RawResponse, Error> {
    let mut redirects = 0;
    loop {
        let response = exchange(request, progress, id).await?;
        let status = u16::from(response.status());
        let Some(next) = download(request, response.status(), response.headers())? else {
            let response = receive(request, response, progress).await?;
            return response.check(request, request.core.endpoint());
        };
        progress
            .subject
            .redirected(status, &progress.shown_host(&next));
        redirects += 1;
        if redirects > MAX_REDIRECTS {
            return Err(Error::new(
                ErrorKind::Redirect,
                "too many redirects of the download",
            ));
        }
        redirect(request, next);
    }
}

/// The `client-request-id`: the caller's, or a random one.
fn identify(request: &mut BoundRequest) -> String {
    if let Some(id) = request.headers.get_optional_str(&CLIENT_REQUEST_ID) {
        return id.to_owned();
    }
    let id = azure_core::Uuid::new_v4().to_string();
    request.headers.insert(CLIENT_REQUEST_ID, id.clone());
    id
}

async fn exchange(
    request: &BoundRequest,
    progress: &Arc<Progress>,
    id: &str,
) -> Result<AsyncRawResponse, Error> {
    let mut sent = Request::new(request.url.clone(), request.method);
    *sent.headers_mut() = request.headers.clone();
    if let Some(body) = &request.body {
        if let (Body::SeekableStream(_), Some(length)) = (body, body.len()) {
            sent.insert_header("content-length", length.to_string());
        }
        sent.set_body(body.clone());
    }
    let context = Context::new()
        .with_value(progress.clone())
        .with_value(ThrottleScope::of(request, request.core.endpoint()))
        .with_value(ClientRequestId::new(id.to_owned()));
    let options = PipelineStreamOptions {
        skip_checks: true,
        ..Default::default()
    };
    let pipeline = request.core.pipeline(request);
    pipeline
        .stream(&context, &mut sent, Some(options))
        .await
        .map_err(failed)
}

/// The response. A success that is no stream has been read by the retry policy.
async fn receive(
    request: &BoundRequest,
    response: AsyncRawResponse,
    progress: &Arc<Progress>,
) -> Result<RawResponse, Error> {
    let (status, headers, body) = response.deconstruct();
    let timed = |body| Timed::new(body, request.core.timeouts().read, progress.clone());
    let payload = if !status.is_success() {
        Payload::Bytes(read_body::of_error(timed(body)).await)
    } else if request.expects == Expects::Stream {
        Payload::Stream(ByteStream::new(timed(body)))
    } else {
        Payload::Bytes(body.collect().await.map_err(failed)?)
    };
    Ok(RawResponse {
        status,
        headers,
        payload,
        attempts: progress.attempts(),
        of: None,
        tokens: progress.tokens(),
        is_clean: true,
    })
}

/// The URL that a download is redirected to. Redirects are followed only for a GET of bytes, over https, without the token.
fn download(
    request: &BoundRequest,
    status: StatusCode,
    headers: &Headers,
) -> Result<Option<Url>, Error> {
    let redirects = matches!(u16::from(status), 301 | 302 | 303 | 307 | 308);
    if !redirects || request.expects != Expects::Stream || request.method != Method::Get {
        return Ok(None);
    }
    let given = headers.get_optional_str(&LOCATION).unwrap_or_default();
    let Some(location) = location::of(headers, "location") else {
        // An empty one would be the URL itself, without the token.
        if given.trim().is_empty() {
            return Ok(None);
        }
        let text = "the download is redirected to two URLs";
        return Err(Error::new(ErrorKind::Redirect, text));
    };
    match request.url.join(&backslash::encoded(location)) {
        Ok(url) if url.as_str().len() > MAX_URL_LENGTH => Err(Error::new(
            ErrorKind::Redirect,
            "the download is redirected to a URL that is too long",
        )),
        Ok(url) if request.core.can_lead_to(&url) => Ok(Some(url)),
        _ => Err(Error::new(
            ErrorKind::Redirect,
            "the download is redirected to a URL that is not https",
        )),
    }
}

/// The request for where a response with this status and these headers leads a download; `None` if it leads nowhere.
pub(super) fn redirected(
    request: &BoundRequest,
    status: StatusCode,
    headers: &Headers,
) -> Result<Option<BoundRequest>, Error> {
    let next = download(request, status, headers);
    let next = next.map_err(|error| error.with_operation(&request.operation()))?;
    Ok(next.map(|url| {
        let mut request = request.clone();
        redirect(&mut request, url);
        request
    }))
}

/// Turns `request` into one for `url`, without headers for Graph.
fn redirect(request: &mut BoundRequest, url: Url) {
    let range = HeaderName::from_static("range");
    let range = request.headers.get_optional_str(&range).map(str::to_owned);
    request.headers = Headers::new();
    if let Some(range) = range {
        request.headers.insert("range", range);
    }
    request.without_token = true;
    request.shown_path = "/REDACTED".to_owned();
    request.path_values.push(url.path().to_owned());
    request.url = url;
}

/// The error for a request without a response.
fn failed(error: azure_core::Error) -> Error {
    if let Some(own) = error.downcast_ref::<Error>() {
        return own.clone();
    }
    let (kind, text) = match error.kind() {
        AzureKind::Connection => (ErrorKind::Connection, "no connection was made"),
        AzureKind::Io => (ErrorKind::Io, "the connection broke"),
        AzureKind::Credential => (ErrorKind::Credential, "the credential returned no token"),
        _ => (ErrorKind::Io, "the transport or a policy failed"),
    };
    Error::new(kind, text).with_source(error)
}
