//! A credential that makes tokens up: `token-1`, `token-2`, …

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use azure_core::credentials::{AccessToken, TokenCredential, TokenRequestOptions};
use azure_core::time::{Duration, OffsetDateTime};

/// Counts the tokens that it gave.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    given: Arc<AtomicUsize>,
    prefix: Option<&'static str>,
}

impl Tokens {
    /// Gives `prefix-1`, `prefix-2`, …
    pub fn marked(prefix: &'static str) -> Self {
        Self {
            prefix: Some(prefix),
            ..Self::default()
        }
    }

    /// How many it gave.
    pub fn given(&self) -> usize {
        self.given.load(Ordering::SeqCst)
    }
}

#[async_trait::async_trait]
impl TokenCredential for Tokens {
    async fn get_token(
        &self,
        _: &[&str],
        _: Option<TokenRequestOptions<'_>>,
    ) -> azure_core::Result<AccessToken> {
        let number = self.given.fetch_add(1, Ordering::SeqCst) + 1;
        let token = format!("{}-{number}", self.prefix.unwrap_or("token"));
        let expires = OffsetDateTime::now_utc() + Duration::hours(1);
        Ok(AccessToken::new(token, expires))
    }
}
