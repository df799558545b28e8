//! How often unknown keys may cause a request to the authority.

use std::time::{Duration, SystemTime};

/// How long a request counts.
const PERIOD: Duration = Duration::from_secs(60);

/// The most requests within this time.
const MOST: usize = 5;

/// No authority has a key with a longer id.
const MAX_LENGTH: usize = 256;

/// The requests of the last minute that unknown keys caused: at most five, and one for each key. Every request brings all keys
/// of the authority, so tokens that use up the requests delay a new key by no more than the next request.
#[derive(Clone, Debug, Default)]
pub(super) struct Budget {
    /// The id of each key, and when.
    requests: Vec<(String, SystemTime)>,
}

impl Budget {
    /// Whether the key `id` may cause a request now, which is then counted.
    pub(super) fn take(&mut self, id: &str, now: SystemTime) -> bool {
        self.requests
            .retain(|(_, at)| !has_passed(PERIOD, *at, now));
        let was_asked_for = self.requests.iter().any(|(known, _)| known == id);
        if was_asked_for || self.requests.len() >= MOST || id.len() > MAX_LENGTH {
            return false;
        }
        self.requests.push((id.to_owned(), now));
        true
    }
}

/// Whether `duration` has passed since `then`. If the clock was set back by more than other calls explain, it has.
pub(super) fn has_passed(duration: Duration, then: SystemTime, now: SystemTime) -> bool {
    match now.duration_since(then) {
        Ok(passed) => passed >= duration,
        Err(ahead) => ahead.duration() > PERIOD,
    }
}
