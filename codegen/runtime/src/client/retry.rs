//! When a call is sent again: what was refused or never sent always, what may have run only if repeating it does no harm.

use std::sync::Arc;
use std::time::Duration;

use azure_core::error::ErrorKind as AzureKind;
use azure_core::http::headers::USER_AGENT;
use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{Context, Request};

use super::RetryOptions;
use super::progress::Progress;
use super::throttle::Throttle;
use super::timer::sleep;
use crate::http::{Attempt, retry_after};
use crate::{Error, ErrorKind, RetryMode};

/// Sends a call until it is settled.
#[derive(Debug)]
pub(super) struct Retry {
    options: RetryOptions,
    throttle: Throttle,
}

impl Retry {
    pub(super) fn new(options: RetryOptions) -> Self {
        Self {
            options,
            throttle: Throttle::default(),
        }
    }
}

#[async_trait::async_trait]
impl Policy for Retry {
    async fn send(
        &self,
        ctx: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        let Some(progress) = ctx.value::<Arc<Progress>>() else {
            return next[0].send(ctx, request, &next[1..]).await;
        };
        if let Some(user_agent) = &progress.user_agent {
            request.insert_header(USER_AGENT, user_agent.clone());
        }
        let path = &progress.shown_path;
        let mut number = 0;
        loop {
            number += 1;
            if progress.retry != RetryMode::Never {
                sleep(self.throttle.wait(path)).await;
            }
            let result = next[0].send(ctx, request, &next[1..]).await;
            let attempt = judge(&result);
            if attempt.may_have_run() {
                progress.may_have_run();
            }
            let wait = self
                .options
                .wait(attempt, number, progress.retry, progress.repeatable);
            let Some(wait) = wait else { return result };
            drop(result);
            if matches!(attempt, Attempt::Throttled(Some(_))) {
                self.throttle.ask(path, wait);
            }
            sleep(wait).await;
            request.body_mut().reset().await?;
        }
    }
}

impl RetryOptions {
    /// How long to wait before the next attempt after the `number`th; `None` if there is to be none.
    pub(crate) fn wait(
        &self,
        attempt: Attempt,
        number: u32,
        mode: RetryMode,
        repeatable: bool,
    ) -> Option<Duration> {
        if number > self.max_retries || mode == RetryMode::Never {
            return None;
        }
        let repeatable = repeatable || mode == RetryMode::EvenIfItMayHaveRun;
        let asked = match attempt {
            Attempt::NotSent => None,
            Attempt::Throttled(asked) => asked,
            Attempt::Failed(asked) if repeatable => asked,
            Attempt::Failed(_) | Attempt::Spent | Attempt::Settled(_) => return None,
        };
        match asked {
            Some(wait) => (wait <= self.max_retry_after).then_some(wait),
            None => Some(self.delay(number)),
        }
    }

    /// Twice as long each time, and never quite the same, so that callers who failed together don't come back together.
    fn delay(&self, number: u32) -> Duration {
        let doubled = 2_u32.saturating_pow(number.saturating_sub(1));
        let longest = self.first_delay.saturating_mul(doubled).min(self.max_delay);
        let (random, _) = azure_core::Uuid::new_v4().as_u64_pair();
        let share = f64::from(u8::try_from(random >> 56).unwrap_or(0)) / 255.0;
        let shorter = longest.as_secs_f64() * (0.75 + share / 4.0);
        Duration::try_from_secs_f64(shorter).unwrap_or(longest)
    }
}

fn is_timeout(error: &azure_core::Error) -> bool {
    error
        .downcast_ref::<Error>()
        .is_some_and(|error| error.kind() == ErrorKind::Timeout)
}

fn judge(result: &PolicyResult) -> Attempt {
    match result {
        Ok(response) => {
            Attempt::of_status(response.status().into(), retry_after(response.headers()))
        }
        Err(error) => match error.kind() {
            AzureKind::Connection => Attempt::NotSent,
            AzureKind::Io => Attempt::Failed(None),
            AzureKind::Credential => Attempt::Settled(false),
            _ if is_timeout(error) => Attempt::Spent,
            _ => Attempt::Settled(true),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn options() -> RetryOptions {
        RetryOptions::default().with_max_retry_after(SECOND * 60)
    }

    #[test]
    fn what_may_have_run_is_repeated_only_without_harm() {
        let failed = Attempt::of_status(503, None);
        assert!(options().wait(failed, 1, RetryMode::Safe, true).is_some());
        assert!(options().wait(failed, 1, RetryMode::Safe, false).is_none());
        assert!(
            options()
                .wait(failed, 1, RetryMode::EvenIfItMayHaveRun, false)
                .is_some()
        );
        assert!(options().wait(failed, 1, RetryMode::Never, true).is_none());
        assert!(options().wait(failed, 4, RetryMode::Safe, true).is_none());
        assert!(
            options()
                .wait(Attempt::NotSent, 1, RetryMode::Safe, false)
                .is_some()
        );
        assert!(
            options()
                .wait(Attempt::Spent, 1, RetryMode::Safe, true)
                .is_none()
        );
    }

    #[test]
    fn waits_are_as_asked_or_bounded() {
        let asked = |wait| Attempt::of_status(429, Some(wait));
        let wait = |attempt| options().wait(attempt, 1, RetryMode::Safe, false);
        assert_eq!(wait(asked(SECOND)), Some(SECOND));
        assert_eq!(wait(asked(SECOND * 61)), None);
        assert_eq!(wait(asked(Duration::MAX)), None);
        for number in 0..100 {
            let delay = options().delay(number);
            assert!(delay <= options().max_delay && delay >= options().first_delay / 2);
            let endless = options()
                .with_first_delay(Duration::MAX)
                .with_max_delay(Duration::MAX);
            assert!(endless.delay(number) > SECOND);
        }
    }
}
