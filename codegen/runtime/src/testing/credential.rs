//! A credential for tests.

use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use azure_core::credentials::{AccessToken, TokenCredential, TokenRequestOptions};
use azure_core::error::ErrorKind;
use azure_core::time::OffsetDateTime;

use super::locked;

/// A credential that returns `token-1`, `token-2`, …, and records the requested scopes. Clones share their state.
#[derive(Clone, Default)]
pub struct MockCredential {
    asked: Arc<Mutex<Vec<Vec<String>>>>,
    prefix: Option<String>,
    error: Option<String>,
    delay: Duration,
}

impl MockCredential {
    /// Returns `token-1`, `token-2`, …
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns `{prefix}-1`, `{prefix}-2`, …
    pub fn with_prefix(prefix: impl Into<String>) -> Self {
        Self {
            prefix: Some(prefix.into()),
            ..Self::default()
        }
    }

    /// Always fails with this text.
    pub fn failing(text: impl Into<String>) -> Self {
        Self {
            error: Some(text.into()),
            ..Self::default()
        }
    }

    /// Delays each token, in real time.
    #[must_use]
    pub fn with_delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// The number of tokens that it has returned.
    pub fn given(&self) -> usize {
        locked(&self.asked).len()
    }

    /// The requested scopes, token by token.
    pub fn scopes(&self) -> Vec<String> {
        locked(&self.asked).concat()
    }
}

#[async_trait::async_trait]
impl TokenCredential for MockCredential {
    async fn get_token(
        &self,
        scopes: &[&str],
        _: Option<TokenRequestOptions<'_>>,
    ) -> azure_core::Result<AccessToken> {
        if let Some(text) = &self.error {
            return Err(azure_core::Error::with_message(ErrorKind::Io, text.clone()));
        }
        if let Ok(delay) = self.delay.try_into()
            && !self.delay.is_zero()
        {
            azure_core::sleep(delay).await;
        }
        let mut asked = locked(&self.asked);
        asked.push(scopes.iter().map(ToString::to_string).collect());
        let prefix = self.prefix.as_deref().unwrap_or("token");
        let expires = OffsetDateTime::now_utc() + azure_core::time::Duration::hours(1);
        Ok(AccessToken::new(
            format!("{prefix}-{}", asked.len()),
            expires,
        ))
    }
}

impl fmt::Debug for MockCredential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MockCredential")
            .field("given", &self.given())
            .finish_non_exhaustive()
    }
}
