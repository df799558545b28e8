//! Throttling: if the service asks one call to wait, the others wait too, since they would only be refused and prolong it.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use azure_core::http::{AsyncRawResponse, Url};

use super::RetryOptions;
use super::throttle_scope::ThrottleScope;
use super::timer::Clock;
use crate::http::{RawRequest, RawResponse, retry_after};
use crate::{Error, RetryMode};

/// The waits that the service asked for, by scope. Shared by all clients of one core.
#[derive(Debug, Default)]
pub(crate) struct Throttle {
    pauses: Mutex<BTreeMap<ThrottleScope, Pause>>,
    clock: Clock,
}

/// A wait that the service asked for.
#[derive(Clone, Debug)]
pub(super) struct Pause {
    until: Instant,
    /// The time left when it was looked up.
    left: Duration,
    /// The error of the call that gave up instead of waiting; `None` where calls wait for the end.
    refusal: Option<Error>,
    /// Whether only some parts of a batch were refused. Batches go on with the others, which may run.
    is_partial: bool,
}

/// What a wait that the service asked another call for means for one that is about to be sent.
pub(super) enum Hold {
    /// Nothing.
    None,
    /// It waits.
    Wait {
        left: Duration,
        #[cfg_attr(
            not(feature = "batches"),
            expect(dead_code, reason = "`Batches` groups its requests by it")
        )]
        until: Instant,
    },
    /// It fails with this error.
    Refuse { left: Duration, error: Error },
}

impl Pause {
    /// What it means for a call with these options.
    fn hold(self, mode: RetryMode, options: &RetryOptions) -> Hold {
        let left = self.left;
        let can_wait =
            mode != RetryMode::Never && options.max_retries > 0 && left <= options.max_retry_after;
        match self.refusal {
            _ if can_wait => Hold::Wait {
                left,
                until: self.until,
            },
            Some(refusal) => Hold::Refuse {
                left,
                error: refusal.of_another_call(left),
            },
            None => Hold::None,
        }
    }
}

impl Throttle {
    /// No waits yet; the time is that of `clock`.
    pub(super) fn new(clock: Clock) -> Self {
        Self {
            clock,
            ..Self::default()
        }
    }

    /// Remembers that the service asked for `wait`, and that a call waits for it.
    pub(crate) fn ask(&self, scope: &ThrottleScope, wait: Duration) {
        self.pause(scope, wait, None, false);
    }

    /// Remembers that the service asked for `wait`, and that a call failed with `refusal` instead.
    pub(crate) fn close(&self, scope: &ThrottleScope, wait: Duration, refusal: Error) {
        self.pause(scope, wait, Some(refusal), false);
    }

    /// Records the wait that the response to `request`, a part of a batch, asks for; `waits` says whether the batch waits for it,
    /// `is_partial` whether only some parts are refused.
    pub(super) fn take_over(
        &self,
        request: &RawRequest,
        endpoint: &Url,
        answer: &RawResponse,
        waits: bool,
        is_partial: bool,
    ) {
        let asks = asks_all(u16::from(answer.status));
        let Some(wait) = retry_after(&answer.headers).filter(|_| asks) else {
            return;
        };
        let scope = ThrottleScope::of(request, endpoint);
        let refusal = answer.error(request, endpoint).filter(|_| !waits);
        self.pause(&scope, wait, refusal, is_partial);
    }

    /// Replaces an error that was recorded before its body was read.
    pub(crate) fn explain(&self, scope: &ThrottleScope, error: &Error) {
        let status = error.status().map(u16::from);
        if status.is_some_and(asks_all)
            && !error.was_not_sent()
            && let Ok(mut pauses) = self.pauses.lock()
            && let Some(Pause { refusal, .. }) = pauses.get_mut(scope)
            && refusal.is_some()
        {
            *refusal = Some(error.clone());
        }
    }

    /// Whether a call of `scope` has to wait.
    pub(super) fn hold(
        &self,
        scope: &ThrottleScope,
        mode: RetryMode,
        options: &RetryOptions,
    ) -> Hold {
        let pause = self.at(scope);
        pause.map_or(Hold::None, |pause| pause.hold(mode, options))
    }

    /// The same for a part of a batch, which goes on if only some parts of another one were refused.
    pub(super) fn hold_part(
        &self,
        request: &RawRequest,
        endpoint: &Url,
        options: &RetryOptions,
    ) -> Hold {
        if self.pauses.lock().is_ok_and(|pauses| pauses.is_empty()) {
            return Hold::None;
        }
        let pause = self.at(&ThrottleScope::of(request, endpoint));
        let pause = pause.filter(|pause| !pause.is_partial);
        pause.map_or(Hold::None, |pause| pause.hold(request.retry, options))
    }

    /// The wait that is asked for, if it is not over.
    fn at(&self, scope: &ThrottleScope) -> Option<Pause> {
        let pauses = self.pauses.lock().ok()?;
        let mut pause = pauses.get(scope)?.clone();
        pause.left = pause.until.saturating_duration_since(self.clock.now());
        (!pause.left.is_zero()).then_some(pause)
    }

    /// The time that is left of the wait for `scope`.
    #[cfg(feature = "polling")]
    pub(crate) fn left(&self, scope: &ThrottleScope) -> Duration {
        self.at(scope).map_or(Duration::ZERO, |pause| pause.left)
    }

    fn pause(
        &self,
        scope: &ThrottleScope,
        wait: Duration,
        refusal: Option<Error>,
        is_partial: bool,
    ) {
        let now = self.clock.now();
        // No wait is longer than a year.
        let year = Duration::from_secs(365 * 24 * 3600);
        let (Ok(mut pauses), Some(until)) = (self.pauses.lock(), now.checked_add(wait.min(year)))
        else {
            return;
        };
        pauses.retain(|_, pause| pause.until > now);
        if until <= now {
            return;
        }
        let pause = pauses.entry(scope.clone()).or_insert(Pause {
            until,
            left: wait,
            refusal: None,
            is_partial,
        });
        pause.is_partial &= is_partial;
        pause.until = until.max(pause.until);
        pause.refusal = refusal.or_else(|| pause.refusal.take());
    }
}

/// How long a response asks all calls to wait. Other statuses concern one call.
pub(super) fn asked_of_all(response: &AsyncRawResponse) -> Option<Duration> {
    if !asks_all(response.status().into()) {
        return None;
    }
    retry_after(response.headers())
}

/// Too many requests, or a service that is not available (RFC 6585, section 4; RFC 9110, section 15.6.4); 509 is Graph's
/// for bandwidth.
fn asks_all(status: u16) -> bool {
    matches!(status, 429 | 503 | 509)
}

#[cfg(test)]
mod tests {
    use super::{Throttle, ThrottleScope};
    use crate::http::{BufferedResponse, Scrub};
    use crate::{Error, ErrorKind};
    use azure_core::http::headers::Headers;
    use std::time::Duration;

    const SECOND: Duration = Duration::from_secs(1);

    fn scope(name: &str) -> ThrottleScope {
        ThrottleScope::named(name)
    }

    #[test]
    fn the_longest_wait_counts_and_others_are_free() {
        let throttle = Throttle::default();
        throttle.ask(&scope("users"), SECOND * 60);
        throttle.ask(&scope("users"), SECOND);
        throttle.ask(&scope("groups"), Duration::MAX);
        assert!(throttle.at(&scope("users")).unwrap().left > SECOND * 50);
        assert!(throttle.at(&scope("groups")).unwrap().left > SECOND * 3600);
        assert!(throttle.at(&scope("me")).is_none());
    }

    #[test]
    fn a_refusal_stays_until_the_wait_is_over() {
        let throttle = Throttle::default();
        let asked = || Error::asked_to_wait(429.into(), Headers::new());
        let reply = BufferedResponse {
            status: 429.into(),
            headers: Headers::new(),
            body: r#"{"error":{"code":"whole"}}"#.into(),
        };
        let whole = Error::service(ErrorKind::Service, reply, &Scrub::default());
        throttle.close(&scope("users"), SECOND * 60, asked());
        throttle.ask(&scope("users"), SECOND);
        throttle.explain(&scope("users"), &whole);
        throttle.explain(&scope("users"), &whole.of_another_call(SECOND));
        let pause = throttle.at(&scope("users")).unwrap();
        assert_eq!(pause.refusal.clone().unwrap().code(), Some("whole"));
        assert!(!pause.refusal.clone().unwrap().was_not_sent());
        throttle.ask(&scope("me"), SECOND * 60);
        throttle.explain(&scope("me"), &whole);
        assert!(throttle.at(&scope("me")).unwrap().refusal.is_none());
        throttle.close(&scope("x"), Duration::ZERO, asked());
        assert!(throttle.at(&scope("x")).is_none());
    }
}
