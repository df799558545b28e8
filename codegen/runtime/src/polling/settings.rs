//! The settings of a poller.

use std::time::Duration;

/// The pace if neither the service nor the caller gives one.
const INTERVAL: Duration = Duration::from_secs(5);

/// The same for Teams, whose documentation asks for more than 30 seconds between two requests.
const INTERVAL_OF_TEAMS: Duration = Duration::from_secs(30);

#[derive(Clone, Copy, Debug)]
pub(super) struct Settings {
    pub(super) interval: Option<Duration>,
    pub(super) timeout: Option<Duration>,
    pub(super) grace_period: Duration,
    pub(super) max_failures: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            interval: None,
            timeout: None,
            grace_period: Duration::from_secs(120),
            max_failures: 5,
        }
    }
}

impl Settings {
    pub(super) fn interval(&self, is_of_teams: bool) -> Duration {
        let default = match is_of_teams {
            true => INTERVAL_OF_TEAMS,
            false => INTERVAL,
        };
        self.interval.unwrap_or(default)
    }
}
