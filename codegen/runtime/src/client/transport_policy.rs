//! The last policy: restores the real URL, applies the time limit, and redacts errors.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use azure_core::error::ErrorKind as AzureKind;
use azure_core::http::headers::AUTHORIZATION;
use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{AsyncRawResponse, Context, Request, Transport};

use super::progress::Progress;
use super::redact::RealUrl;
use super::redirect_check::RedirectCheck;
use crate::http::{chain, cleaned_headers};
use crate::{Error, ErrorKind};

/// The transport. The time limit is here so that it does not run while somebody types a password.
#[derive(Debug)]
pub(super) struct TransportPolicy {
    pub(super) transport: Transport,
    /// For an HTTP client of the program.
    pub(super) check: Option<RedirectCheck>,
}

#[async_trait::async_trait]
impl Policy for TransportPolicy {
    async fn send(
        &self,
        ctx: &Context,
        request: &mut Request,
        _: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        let (Some(RealUrl(real)), Some(progress)) = (ctx.value(), ctx.value::<Arc<Progress>>())
        else {
            return self.transport.send(ctx, request).await;
        };
        let authorization = request.headers().get_optional_str(&AUTHORIZATION);
        let check = self.check.as_ref().filter(|_| authorization.is_some());
        check.map_or(Ok(()), RedirectCheck::refuse)?;
        progress.sent(authorization, real);
        let shown = std::mem::replace(request.url_mut(), real.clone());
        let (transport, clock) = (&self.transport, &progress.clock);
        let result = match check {
            Some(check) => {
                let sending = check.during(transport.send(ctx, request), transport, clock);
                clock.within(progress.timeout, sending).await
            }
            None => {
                let sending = transport.send(ctx, request);
                clock.within(progress.timeout, sending).await
            }
        };
        *request.url_mut() = shown;
        match result {
            Some(Ok(response)) => Ok(without_secrets(response, progress)),
            Some(Err(error)) => Err(clean(error, progress)),
            None => Err(timeout(progress.timeout)),
        }
    }
}

fn timeout(limit: Duration) -> azure_core::Error {
    let error = Error::new(ErrorKind::Timeout, format!("no response within {limit:?}"));
    azure_core::Error::new(AzureKind::Other, error)
}

/// The response, its headers without what must not be printed: azure_core logs them next.
fn without_secrets(response: AsyncRawResponse, progress: &Progress) -> AsyncRawResponse {
    match cleaned_headers(response.headers(), || progress.scrub()) {
        Some(headers) => {
            let (status, _, body) = response.deconstruct();
            AsyncRawResponse::new(status, headers, Box::pin(body))
        }
        None => response,
    }
}

/// The error of a transport, redacted if it contains what must not be printed.
pub(super) fn clean(error: azure_core::Error, progress: &Progress) -> azure_core::Error {
    #[cfg(feature = "testing")]
    if crate::testing::is_unexpected(&error) {
        return error;
    }
    let scrub = progress.scrub().without_short_secrets();
    let kind = error.kind().clone();
    let texts: Vec<String> = chain(&error).map(ToString::to_string).collect();
    let debug = format!("{error:?}");
    if !scrub.concerns(&debug) && !texts.iter().any(|text| scrub.concerns(text)) {
        return error;
    }
    let cleaned = texts.iter().rev().fold(None, |next, text| {
        Some(Box::new(Cause {
            text: scrub.clean(text),
            next,
        }))
    });
    match cleaned {
        Some(cause) => azure_core::Error::new(kind, *cause),
        None => azure_core::Error::with_message(kind, "the transport failed"),
    }
}

/// The text of an error without what must not be printed.
#[derive(Debug)]
struct Cause {
    text: String,
    next: Option<Box<Cause>>,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl StdError for Cause {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.next.as_ref().map(|next| &**next as _)
    }
}
