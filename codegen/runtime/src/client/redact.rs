//! azure_core logs the path of a request unchanged, and paths contain names of people. So it is shown another URL.

use std::sync::Arc;

use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{Context, Request, Url};

use super::progress::Progress;

const REDACTED: &str = "REDACTED";

/// The URL to send, instead of the one that is shown.
pub(super) struct RealUrl(pub(super) Url);

/// Shows a URL without keys and query values to what comes next.
#[derive(Debug)]
pub(super) struct Redact;

/// Shows a URL of plain http as one of https. The endpoint has been found to be of this machine.
#[derive(Debug)]
pub(super) struct Pose;

/// Shows the real URL to what comes next.
#[derive(Debug)]
pub(super) struct Restore;

#[async_trait::async_trait]
impl Policy for Redact {
    async fn send(
        &self,
        ctx: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        let real = request.url().clone();
        let progress = ctx.value::<Arc<Progress>>();
        let path = progress.map_or("", |progress| &progress.shown_path);
        let mut url = shown(&real, path);
        if progress.is_some_and(|it| Some(it.shown_host(&real).as_str()) != real.host_str()) {
            // A host can always be replaced by another name.
            let _ = url.set_host(Some("redacted"));
        }
        *request.url_mut() = url;
        let ctx = ctx.clone().with_value(RealUrl(real.clone()));
        let result = next[0].send(&ctx, request, &next[1..]).await;
        *request.url_mut() = real;
        result
    }
}

#[async_trait::async_trait]
impl Policy for Pose {
    async fn send(
        &self,
        ctx: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        let real = request.url().clone();
        // Between these two schemes it can always be changed.
        let _ = request.url_mut().set_scheme("https");
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
