//! azure_core logs the path of a request unchanged, and paths contain names of people. So it is shown another URL.

use std::sync::Arc;

use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{Context, Request, Url};

use super::progress::Progress;

const REDACTED: &str = "REDACTED";

/// The URL to send, instead of the one that is shown.
pub(super) struct RealUrl(pub(super) Url);

/// Shows another URL to what comes next. One policy has all three uses, since each policy takes as long to compile as a small module.
#[derive(Debug)]
pub(super) enum Show {
    /// A URL without keys and query values.
    Redacted,
    /// A URL of https instead of plain http. The endpoint has been found to be of this machine.
    Https,
    /// The real URL again.
    Real,
}

#[async_trait::async_trait]
impl Policy for Show {
    async fn send(
        &self,
        ctx: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        let before = request.url().clone();
        let mut ctx = ctx.clone();
        match self {
            Self::Redacted => *request.url_mut() = redacted(&before, ctx.value()),
            // Between these two schemes it can always be changed.
            Self::Https => _ = request.url_mut().set_scheme("https"),
            Self::Real => {
                if let Some(RealUrl(real)) = ctx.value() {
                    *request.url_mut() = real.clone();
                }
            }
        }
        if !matches!(self, Self::Real) {
            ctx.insert(RealUrl(before.clone()));
        }
        let result = next[0].send(&ctx, request, &next[1..]).await;
        *request.url_mut() = before;
        result
    }
}

/// `real` as it may be shown.
fn redacted(real: &Url, progress: Option<&Arc<Progress>>) -> Url {
    let path = progress.map_or("", |progress| &progress.shown_path);
    let mut url = shown(real, path);
    if progress.is_some_and(|it| Some(it.shown_host(real).as_str()) != real.host_str()) {
        // A host can always be replaced by another name.
        let _ = url.set_host(Some("redacted"));
    }
    url
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
