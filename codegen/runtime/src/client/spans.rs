//! Spans of OpenTelemetry, by its [conventions for HTTP](https://opentelemetry.io/docs/specs/semconv/http/http-spans/): one of the
//! kind internal for each call, and below it one of the kind client for each attempt. They contain nothing that was sent:
//! paths are templates, and values of queries are redacted.

use std::borrow::Cow;
use std::sync::Arc;

use azure_core::error::ErrorKind as AzureKind;
use azure_core::http::headers::{HeaderName, Headers};
use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{AsyncRawResponse, Context, Request, Url};
use azure_core::tracing::{Attribute, AttributeValue, Span, SpanKind, SpanStatus, Tracer};

use super::progress::Progress;
use super::redact::RealUrl;
use crate::http::{Operation, RawResponse};
use crate::{Error, ErrorKind};

const REQUEST_METHOD: &str = "http.request.method";
const RESEND_COUNT: &str = "http.request.resend_count";
const STATUS_CODE: &str = "http.response.status_code";
const ERROR_TYPE: &str = "error.type";
const SERVER_ADDRESS: &str = "server.address";
const SERVER_PORT: &str = "server.port";
const URL_FULL: &str = "url.full";
const URL_TEMPLATE: &str = "url.template";
/// As azure_core names the `request-id` of the service.
const SERVICE_REQUEST_ID: &str = "az.service_request_id";
const ATTEMPTS: &str = "graph.attempts";

const REQUEST_ID: HeaderName = HeaderName::from_static("request-id");

/// A span that ends when it is dropped.
pub(super) struct Running(Arc<dyn Span>);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.end();
    }
}

/// The span of a call.
pub(super) struct CallSpan(Option<Running>);

impl CallSpan {
    /// Starts it, as a child of the current one.
    pub(super) fn start(tracer: Option<&Arc<dyn Tracer>>, operation: &Operation) -> Self {
        let Some(tracer) = tracer else {
            return Self(None);
        };
        let attributes = vec![
            attribute(REQUEST_METHOD, operation.method.as_str()),
            attribute(URL_TEMPLATE, &*operation.path),
        ];
        let name = operation.to_string();
        let span = tracer.start_span(name.into(), SpanKind::Internal, attributes);
        Self(Some(Running(span)))
    }

    /// The span, for those of attempts.
    pub(super) fn span(&self) -> Option<Arc<dyn Span>> {
        let running = self.0.as_ref()?;
        Some(running.0.clone())
    }

    /// Records the result of the call and ends the span.
    pub(super) fn end(self, result: Result<&RawResponse, &Error>, attempts: u32) {
        let Some(Running(span)) = &self.0 else { return };
        span.set_attribute(ATTEMPTS, attempts.into());
        let (status, headers) = match result {
            Ok(response) => (Some(response.status), Some(&response.headers)),
            Err(error) => (error.status(), error.headers()),
        };
        if let Some(status) = status {
            span.set_attribute(STATUS_CODE, u16::from(status).into());
        }
        set_request_id(&**span, headers);
        if let Err(error) = result {
            fail(&**span, &kind_of(error));
        }
    }
}

/// Makes a span for each attempt. It comes after the redaction of the URL.
#[derive(Debug)]
pub(super) struct AttemptSpans(pub(super) Arc<dyn Tracer>);

#[async_trait::async_trait]
impl Policy for AttemptSpans {
    async fn send(
        &self,
        ctx: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        let progress = ctx.value::<Arc<Progress>>();
        let real = ctx.value().map(|RealUrl(url)| url);
        let running = Running(self.start(request, progress, real));
        let span = &running.0;
        span.propagate_headers(request);
        // What comes next may have spans of its own.
        let ctx = ctx.clone().with_value(span.clone());
        let result = next[0].send(&ctx, request, &next[1..]).await;
        match &result {
            Ok(response) => record(&**span, response),
            Err(error) => fail(&**span, &kind_of_azure(error)),
        }
        result
    }
}

impl AttemptSpans {
    fn start(
        &self,
        request: &Request,
        progress: Option<&Arc<Progress>>,
        real: Option<&Url>,
    ) -> Arc<dyn Span> {
        let url = request.url();
        let method = request.method();
        let mut attributes = vec![
            attribute(REQUEST_METHOD, method.as_str()),
            attribute(SERVER_ADDRESS, url.host_str().unwrap_or_default()),
        ];
        if let Some(port) = url.port_or_known_default() {
            attributes.push(attribute(SERVER_PORT, port));
        }
        let mut name = Cow::from(method.as_str());
        // Nothing is known of the paths of other origins, where downloads are redirected.
        let own = progress.filter(|progress| real.is_some_and(|url| progress.is_own(url)));
        match own {
            Some(progress) => {
                let operation = &progress.subject.operation;
                name = operation.to_string().into();
                attributes.push(attribute(URL_TEMPLATE, &*operation.path));
                attributes.push(attribute(URL_FULL, url));
            }
            None => {
                let origin = url.origin().ascii_serialization();
                attributes.push(attribute(URL_FULL, format!("{origin}/REDACTED")));
            }
        }
        let resent = progress.map_or(0, |progress| progress.attempts().count);
        if resent > 0 {
            attributes.push(attribute(RESEND_COUNT, resent));
        }
        match progress.and_then(|progress| progress.span.clone()) {
            Some(call) => {
                let kind = SpanKind::Client;
                self.0.start_span_with_parent(name, kind, attributes, call)
            }
            None => self.0.start_span(name, SpanKind::Client, attributes),
        }
    }
}

/// Records the response to an attempt. The conventions have no description of an error whose status says enough.
fn record(span: &dyn Span, response: &AsyncRawResponse) {
    let status = u16::from(response.status());
    span.set_attribute(STATUS_CODE, status.into());
    set_request_id(span, Some(response.headers()));
    if status >= 400 {
        fail(span, &status.to_string());
    }
}

fn set_request_id(span: &dyn Span, headers: Option<&Headers>) {
    if let Some(id) = headers.and_then(|headers| headers.get_optional_str(&REQUEST_ID)) {
        span.set_attribute(SERVICE_REQUEST_ID, id.into());
    }
}

fn fail(span: &dyn Span, kind: &str) {
    span.set_attribute(ERROR_TYPE, kind.into());
    span.set_status(SpanStatus::Error {
        description: String::new(),
    });
}

fn attribute(key: &'static str, value: impl Into<AttributeValue>) -> Attribute {
    Attribute {
        key: key.into(),
        value: value.into(),
    }
}

/// The status, or the kind of an error without one: few values, none of which depends on the call.
fn kind_of(error: &Error) -> String {
    match (error.kind(), error.status()) {
        (ErrorKind::Service | ErrorKind::ClaimsChallenge | ErrorKind::Redirect, Some(status)) => {
            u16::from(status).to_string()
        }
        (kind, _) => format!("{kind:?}"),
    }
}

fn kind_of_azure(error: &azure_core::Error) -> String {
    match (error.downcast_ref::<Error>(), error.kind()) {
        (Some(own), _) => kind_of(own),
        (None, AzureKind::Connection) => format!("{:?}", ErrorKind::Connection),
        (None, AzureKind::Credential) => format!("{:?}", ErrorKind::Credential),
        _ => format!("{:?}", ErrorKind::Io),
    }
}
