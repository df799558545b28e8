//! Retries once with a fresh token after a 401: a token can be revoked before it expires.

use std::sync::Arc;

use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{Context, Request, StatusCode};

use super::progress::Progress;
use crate::RetryMode;
use crate::http::claims_of;

/// Comes before the bearer policy, which drops its token on a 401.
#[derive(Debug)]
pub(super) struct Reauthorize;

#[async_trait::async_trait]
impl Policy for Reauthorize {
    async fn send(
        &self,
        ctx: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        let response = next[0].send(ctx, request, &next[1..]).await?;
        let progress = ctx.value::<Arc<Progress>>();
        let never = progress.is_some_and(|progress| progress.retry == RetryMode::Never);
        let wants_claims = claims_of(response.headers()).is_some();
        if let Some(progress) = progress.filter(|_| wants_claims) {
            progress.subject.challenged();
        }
        if response.status() != StatusCode::Unauthorized || wants_claims || never {
            return Ok(response);
        }
        if let Some(progress) = progress {
            progress.subject.reauthorized();
        }
        drop(response);
        request.body_mut().reset().await?;
        next[0].send(ctx, request, &next[1..]).await
    }
}
