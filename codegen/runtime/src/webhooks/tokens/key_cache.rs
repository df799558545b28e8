//! The cached keys of an authority.
//!
//! The authority publishes a key before it signs with it, so an unknown key means that the cache is old, or that the key is none of
//! the authority's. Anybody can send tokens with unknown keys, so only a few of them cause a request; see [`Budget`].

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use async_lock::Mutex as AsyncMutex;
use azure_core::http::HttpClient;

use super::budget::{Budget, has_passed};
use super::key_set::{KeySet, SigningKey};
use super::{Authority, TokenError, fetch};
use crate::{Error, ErrorKind};

/// After this time the keys are fetched again, since they change daily.
const REFRESH: Duration = Duration::from_secs(12 * 3600);
/// If that fails, the old ones are used until now.
const EXPIRY: Duration = Duration::from_secs(24 * 3600);
/// How long nothing causes another request after one that failed.
const PAUSE_AFTER_FAILURE: Duration = Duration::from_secs(5);

/// The clock.
pub(super) type Now = dyn Fn() -> SystemTime + Send + Sync;

/// Where the keys come from, and the clock by which they age.
#[derive(Clone)]
pub(super) struct Source {
    pub(super) authority: Authority,
    /// The time limit of a fetch.
    pub(super) limit: Duration,
    pub(super) now: Arc<Now>,
}

/// The keys of an authority, fetched when they are needed.
#[derive(Debug)]
pub(super) struct KeyCache {
    client: Arc<dyn HttpClient>,
    state: Mutex<State>,
    /// Held during a request, so that there is one at a time.
    request: AsyncMutex<()>,
}

#[derive(Clone, Debug, Default)]
struct State {
    keys: Option<(Arc<KeySet>, SystemTime)>,
    /// When the last request began, and why it failed.
    last: Option<(SystemTime, Option<Error>)>,
    budget: Budget,
}

impl State {
    /// The keys with this id, unless they are older than `age`.
    fn find(&self, id: &str, age: Duration, now: SystemTime) -> Vec<SigningKey> {
        let keys = self.keys.as_ref();
        let current = keys.filter(|(_, fetched)| !has_passed(age, *fetched, now));
        current.map_or_else(Vec::new, |(keys, _)| keys.with_id(id))
    }

    /// Whether the authority may be asked for the key `id`, which is then counted.
    fn take_request(&mut self, id: &str, now: SystemTime) -> bool {
        match &self.last {
            None => true,
            Some((began, Some(_))) => has_passed(PAUSE_AFTER_FAILURE, *began, now),
            Some((_, None)) => self.budget.take(id, now),
        }
    }
}

impl KeyCache {
    pub(super) fn new(client: Arc<dyn HttpClient>) -> Self {
        Self {
            client,
            state: Mutex::default(),
            request: AsyncMutex::new(()),
        }
    }

    /// The keys with this id, fetched if the cache has none or is old.
    pub(super) async fn find(
        &self,
        id: &str,
        source: &Source,
    ) -> Result<Vec<SigningKey>, TokenError> {
        let found = self.state().find(id, REFRESH, (source.now)());
        if !found.is_empty() {
            return Ok(found);
        }
        let _turn = match self.request.try_lock() {
            Some(turn) => turn,
            None => {
                // Keys that are only old need not wait for the request of another call.
                let found = self.state().find(id, EXPIRY, (source.now)());
                if !found.is_empty() {
                    return Ok(found);
                }
                self.request.lock().await
            }
        };
        // Another call may have fetched them while this one waited.
        let now = (source.now)();
        let found = self.state().find(id, REFRESH, now);
        if !found.is_empty() {
            return Ok(found);
        }
        if self.edit(|state| state.take_request(id, now)) {
            self.fetch(source, now).await;
        }
        let state = self.state();
        let found = state.find(id, EXPIRY, now);
        match state.last {
            _ if !found.is_empty() => Ok(found),
            Some((_, Some(error))) => Err(TokenError::KeysUnavailable(error)),
            _ => Err(TokenError::UnknownKey),
        }
    }

    /// Fetches the keys now.
    pub(super) async fn refresh(&self, source: &Source) -> Result<(), Error> {
        let _turn = self.request.lock().await;
        self.fetch(source, (source.now)()).await;
        match self.state().last {
            Some((_, Some(error))) => Err(error),
            _ => Ok(()),
        }
    }

    /// Fetches the keys and keeps the old ones if that fails.
    async fn fetch(&self, source: &Source, now: SystemTime) {
        let text = "the keys of the authority can't be fetched: the request was cancelled";
        let cancelled = Error::new(ErrorKind::Io, text);
        self.edit(|state| state.last = Some((now, Some(cancelled))));
        let fetched = fetch::keys(&self.client, &source.authority, source.limit).await;
        self.edit(|state| match fetched {
            Ok(keys) => {
                state.keys = Some((Arc::new(keys), now));
                state.last = Some((now, None));
            }
            Err(error) => state.last = Some((now, Some(error))),
        });
    }

    fn state(&self) -> State {
        self.state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn edit<R>(&self, change: impl FnOnce(&mut State) -> R) -> R {
        change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
