//! What the service asked one call to wait for, the others wait for too: they would only be refused and prolong it.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Until when to leave which part of the service alone. Shared by all clients of one core.
#[derive(Debug, Default)]
pub(super) struct Throttle(Mutex<BTreeMap<String, Instant>>);

impl Throttle {
    /// Remembers that the service asked for `wait` at this path.
    pub(super) fn ask(&self, path: &str, wait: Duration) {
        let (Ok(mut parts), Some(until)) = (self.0.lock(), Instant::now().checked_add(wait)) else {
            return;
        };
        parts.retain(|_, until| *until > Instant::now());
        let known = parts.entry(part(path).to_owned()).or_insert(until);
        *known = until.max(*known);
    }

    /// How long to wait before the next call to this path; zero if nothing was asked.
    pub(super) fn wait(&self, path: &str) -> Duration {
        let Ok(parts) = self.0.lock() else {
            return Duration::ZERO;
        };
        let until = parts.get(part(path));
        until.map_or(Duration::ZERO, |until| {
            until.saturating_duration_since(Instant::now())
        })
    }
}

/// Version and first segment: the service limits its workloads one by one, and that is as near as a path comes to them.
fn part(path: &str) -> &str {
    let end = path
        .match_indices(['/', '('])
        .nth(2)
        .map_or(path.len(), |(at, _)| at);
    &path[..end]
}

#[cfg(test)]
mod tests {
    use super::{Throttle, part};
    use std::time::Duration;

    #[test]
    fn parts_of_the_service() {
        assert_eq!(part("/beta/users/REDACTED/x"), "/beta/users");
        assert_eq!(
            part("/beta/servicePrincipals(appId=REDACTED)/x"),
            "/beta/servicePrincipals"
        );
        assert_eq!((part("/beta"), part("")), ("/beta", ""));
    }

    #[test]
    fn the_longest_wait_counts_and_others_are_free() {
        let throttle = Throttle::default();
        throttle.ask("/beta/users/REDACTED", Duration::from_secs(60));
        throttle.ask("/beta/users", Duration::from_secs(1));
        throttle.ask("/beta/groups", Duration::MAX);
        assert!(throttle.wait("/beta/users/REDACTED/x") > Duration::from_secs(50));
        assert_eq!(throttle.wait("/beta/me"), Duration::ZERO);
    }
}
