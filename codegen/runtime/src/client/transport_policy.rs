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
        let sending = async {
            let sending = transport.send(ctx, request);
            match check {
                Some(check) => check.during(sending, transport, clock).await,
                None => sending.await,
            }
        };
        let result = clock.within(progress.timeout, sending).await;
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
    let is_clean = !texts.iter().any(|text| scrub.concerns(text))
        && !debug_texts(&error).any(|text| scrub.concerns(&text));
    if is_clean {
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

/// What Debug prints of an error beyond the texts of its chain. The backtrace of azure_core's errors, which takes
/// milliseconds to resolve, is left out: it has names of functions and files only.
fn debug_texts(error: &azure_core::Error) -> impl Iterator<Item = String> {
    chain(error).map(|error| match error.downcast_ref::<azure_core::Error>() {
        Some(error) => format!("{:?}", error.kind()),
        None => format!("{error:?}"),
    })
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

#[cfg(test)]
mod tests {
    use std::fmt;
    use std::process::Command;

    use azure_core::error::ErrorKind;

    use super::debug_texts;

    /// An error whose Debug has more than its text.
    struct Cause;

    impl fmt::Debug for Cause {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("Cause(s3cret)")
        }
    }

    impl fmt::Display for Cause {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("it broke")
        }
    }

    impl std::error::Error for Cause {}

    /// In a process of its own, since the standard library reads the variable once.
    #[test]
    fn a_backtrace_is_not_resolved() {
        const VARIABLE: &str = "RUST_BACKTRACE";
        if std::env::var(VARIABLE).is_ok_and(|value| value == "1") {
            let error = azure_core::Error::new(ErrorKind::Io, Cause);
            let error = azure_core::Error::with_error(ErrorKind::Other, error, "outer");
            assert!(format!("{error:?}").contains("backtrace"), "{error:?}");
            let texts: Vec<String> = debug_texts(&error).collect();
            assert_eq!(texts, ["Other", "Io", "Cause(s3cret)"]);
            return;
        }
        let test = concat!(module_path!(), "::a_backtrace_is_not_resolved");
        let (_, test) = test.split_once("::").unwrap_or_default();
        let mut own = Command::new(std::env::current_exe().unwrap_or_default());
        let output = own.args(["--exact", test]).env(VARIABLE, "1").output();
        let output = output.unwrap_or_else(|error| panic!("the test does not start: {error}"));
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(text.contains("1 passed"), "{text}");
    }
}
