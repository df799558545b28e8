//! The limit of `provisionOnDemand`: 5 requests in 10 seconds.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How many requests are sent in each [`WINDOW`].
const REQUESTS: usize = 5;

/// See the [Graph reference](https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-provisionondemand).
const WINDOW: Duration = Duration::from_secs(10);

/// When requests are sent. Clones share the limit.
#[derive(Clone, Debug, Default)]
pub(super) struct Pace(Arc<Mutex<VecDeque<Instant>>>);

impl Pace {
    /// Reserves the next free time, and returns how long it is until then.
    pub(super) fn reserve(&self, now: Instant) -> Duration {
        let mut sent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let free = match sent.len() >= REQUESTS {
            true => sent.pop_front().map_or(now, |first| first + WINDOW),
            false => now,
        };
        let at = free.max(now);
        sent.push_back(at);
        at.saturating_duration_since(now)
    }
}
