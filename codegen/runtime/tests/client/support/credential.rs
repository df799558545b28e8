//! A credential that makes tokens up: `token-1`, `token-2`, …

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use azure_core::credentials::{AccessToken, TokenCredential, TokenRequestOptions};
use azure_core::time::{Duration, OffsetDateTime};

/// Counts what it gave, and remembers what it was asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tokens {
    given: Arc<AtomicUsize>,
    scopes: Arc<Mutex<Vec<String>>>,
    prefix: Option<&'static str>,
    fails: bool,
    takes: Option<std::time::Duration>,
}

impl Tokens {
    pub(crate) fn marked(prefix: &'static str) -> Self {
        Self {
            prefix: Some(prefix),
            ..Self::default()
        }
    }

    pub(crate) fn failing() -> Self {
        Self {
            fails: true,
            ..Self::default()
        }
    }

    pub(crate) fn slow(takes: std::time::Duration) -> Self {
        Self {
            takes: Some(takes),
            ..Self::default()
        }
    }

    pub(crate) fn given(&self) -> usize {
        self.given.load(Ordering::SeqCst)
    }

    pub(crate) fn scopes(&self) -> Vec<String> {
        self.scopes.lock().unwrap().clone()
    }
}

#[async_trait::async_trait]
impl TokenCredential for Tokens {
    async fn get_token(
        &self,
        scopes: &[&str],
        _: Option<TokenRequestOptions<'_>>,
    ) -> azure_core::Result<AccessToken> {
        if self.fails {
            let kind = azure_core::error::ErrorKind::Io;
            return Err(azure_core::Error::with_message(kind, "no such client"));
        }
        if let Some(takes) = self.takes {
            tokio::time::sleep(takes).await;
        }
        self.scopes
            .lock()
            .unwrap()
            .extend(scopes.iter().map(ToString::to_string));
        let number = self.given.fetch_add(1, Ordering::SeqCst) + 1;
        let token = format!("{}-{number}", self.prefix.unwrap_or("token"));
        Ok(AccessToken::new(
            token,
            OffsetDateTime::now_utc() + Duration::hours(1),
        ))
    }
}
