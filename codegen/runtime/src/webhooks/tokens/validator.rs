//! Validates tokens.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use azure_core::http::HttpClient;

use super::claims::{Expected, ValidToken};
use super::jwt::Jwt;
use super::key_cache::{KeyCache, Source};
use super::key_set::SigningKey;
use super::{Authority, TokenError};
use crate::{Error, ErrorKind};

/// The clocks of two machines may differ by this.
const CLOCK_SKEW: Duration = Duration::from_secs(60);

/// For the requests of a fetch. The keys are kept even if Graph no longer waits for the answer.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// Validates the tokens that come with resource data. Cheap to clone; clones share the keys of the authority.
///
/// A token is valid if it is signed with RS256 by a key of the [`Authority`], its issuer is the authority, its audience is one of the
/// program's apps, the app that requested it is Graph's (`appid` in version 1, `azp` in version 2), and the time is between
/// `nbf` and `exp`, give or take a minute.
///
/// The keys are fetched when they are first needed, kept for 12 hours (up to 24 if the authority does not answer), and fetched again
/// for a token with an unknown key: once a minute for the same key, and at most five times a minute for all unknown keys. So a new
/// key of the authority works at once, and tokens that anybody can send cause few requests.
#[derive(Clone)]
pub struct TokenValidator {
    keys: Arc<KeyCache>,
    source: Source,
    app_ids: Vec<String>,
    skew: Duration,
}

impl TokenValidator {
    /// A validator of tokens for the apps `app_ids`: the ids of the app registrations that create the subscriptions.
    ///
    /// `client` fetches the keys: that of [`HttpOptions`](crate::HttpOptions) or another one, which should not follow redirects.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] if there is no app, or an empty id.
    pub fn new(
        client: Arc<dyn HttpClient>,
        authority: Authority,
        app_ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Result<Self, Error> {
        let app_ids: Vec<String> = app_ids.into_iter().map(Into::into).collect();
        if app_ids.is_empty() || app_ids.iter().any(String::is_empty) {
            let text = "a token validator needs the ids of the apps that create subscriptions";
            return Err(Error::new(ErrorKind::Configuration, text));
        }
        Ok(Self {
            keys: Arc::new(KeyCache::new(client)),
            source: Source {
                authority,
                limit: TIME_LIMIT,
                now: Arc::new(SystemTime::now),
            },
            app_ids,
            skew: CLOCK_SKEW,
        })
    }

    /// By how much the clocks of this machine and of the authority may differ; 1 minute by default.
    #[must_use]
    pub fn with_clock_skew(mut self, skew: Duration) -> Self {
        self.skew = skew;
        self
    }

    /// The time limit for fetching keys; 10 seconds by default.
    #[must_use]
    pub fn with_timeout(mut self, limit: Duration) -> Self {
        self.source.limit = limit;
        self
    }

    /// The clock, for tests. It determines whether a token is valid, and how old the keys are.
    #[must_use]
    pub fn with_clock(mut self, now: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.source.now = Arc::new(now);
        self
    }

    /// Fetches the keys now. Call it when the program starts, so that the first notification does not have to wait.
    ///
    /// # Errors
    /// If the authority can't be reached, or its response has no keys.
    pub async fn refresh_keys(&self) -> Result<(), Error> {
        self.keys.refresh(&self.source).await
    }

    /// Validates a token.
    ///
    /// # Errors
    /// Why it is not valid; [`TokenError::KeysUnavailable`] if that is unknown at the moment.
    pub async fn validate(&self, token: &str) -> Result<ValidToken, TokenError> {
        let jwt = Jwt::parse(token)?;
        let keys = self.keys.find(&jwt.key_id, &self.source).await?;
        let is_signed = |key: &SigningKey| key.verifies(jwt.signed, &jwt.signature);
        let keys: Vec<_> = keys.into_iter().filter(is_signed).collect();
        if keys.is_empty() {
            return Err(TokenError::Signature);
        }
        let expected = Expected {
            authority: &self.source.authority,
            app_ids: &self.app_ids,
            now: (self.source.now)(),
            skew: self.skew,
        };
        let valid = expected.check(&jwt.claims()?)?;
        let mut keys = keys.iter();
        if !keys.any(|key| key.is_for(&self.source.authority, &valid.tenant_id)) {
            return Err(TokenError::Issuer);
        }
        Ok(valid)
    }
}

impl fmt::Debug for TokenValidator {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("TokenValidator")
            .field("authority", &self.source.authority)
            .field("app_ids", &self.app_ids)
            .field("skew", &self.skew)
            .finish_non_exhaustive()
    }
}
