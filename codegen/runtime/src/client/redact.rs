//! azure_core logs the path of a request as it is, and paths hold the names of people. So what it logs is another URL.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use azure_core::http::headers::AUTHORIZATION;
use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{Context, Request, Transport, Url};

use super::progress::Progress;
use crate::http::{Scrub, chain};

const REDACTED: &str = "REDACTED";

/// The URL behind the one that is shown.
struct RealUrl(Url);

/// Shows a URL without keys and query values to what comes next.
#[derive(Debug)]
pub(super) struct Redact;

/// Shows the real URL to what comes next.
#[derive(Debug)]
pub(super) struct Restore;

/// The transport, which needs the real URL.
#[derive(Debug)]
pub(super) struct Unredacted(pub(super) Transport);

#[async_trait::async_trait]
impl Policy for Redact {
    async fn send(
        &self,
        ctx: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        let real = request.url().clone();
        let path = ctx
            .value::<Arc<Progress>>()
            .map_or("", |progress| &progress.shown_path);
        *request.url_mut() = shown(&real, path);
        let ctx = ctx.clone().with_value(RealUrl(real.clone()));
        let result = next[0].send(&ctx, request, &next[1..]).await;
        *request.url_mut() = real;
        result
    }
}

#[async_trait::async_trait]
impl Policy for Restore {
    async fn send(
        &self,
        ctx: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        let Some(RealUrl(real)) = ctx.value() else {
            return next[0].send(ctx, request, &next[1..]).await;
        };
        let shown = std::mem::replace(request.url_mut(), real.clone());
        let result = next[0].send(ctx, request, &next[1..]).await;
        *request.url_mut() = shown;
        result
    }
}

#[async_trait::async_trait]
impl Policy for Unredacted {
    async fn send(
        &self,
        ctx: &Context,
        request: &mut Request,
        _: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        let Some(RealUrl(real)) = ctx.value() else {
            return self.0.send(ctx, request).await;
        };
        let shown = std::mem::replace(request.url_mut(), real.clone());
        let result = self.0.send(ctx, request).await;
        *request.url_mut() = shown;
        let Some(progress) = ctx.value::<Arc<Progress>>() else {
            return result;
        };
        progress.authorized(request.headers().get_optional_str(&AUTHORIZATION));
        result.map_err(|error| clean(error, &progress.scrub(real)))
    }
}

/// `real` with another path, and with names only in its query.
fn shown(real: &Url, path: &str) -> Url {
    let mut url = real.clone();
    url.set_path(path);
    url.set_fragment(None);
    url.set_query(None);
    for (name, _) in real.query_pairs() {
        url.query_pairs_mut().append_pair(&name, REDACTED);
    }
    url
}

/// A transport's error as it is if it says nothing of what must not be printed, else what is left of its texts.
fn clean(error: azure_core::Error, scrub: &Scrub) -> azure_core::Error {
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

/// What an error said, less what must not be printed.
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
