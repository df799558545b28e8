//! Retries. What was throttled or never sent is sent again; what may have run, only if repeating it does no harm.

use std::sync::Arc;
use std::time::Duration;

use azure_core::error::ErrorKind as AzureKind;
use azure_core::http::headers::USER_AGENT;
use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{Context, Request};

use super::RetryOptions;
use super::progress::Progress;
use super::read_body::BodyReader;
use super::throttle::{Hold, Throttle, asked_of_all};
use super::throttle_scope::ThrottleScope;
use crate::http::{Attempt, retry_after};
use crate::{Error, ErrorKind, RetryMode};

/// Sends a call until there is a final result.
#[derive(Debug)]
pub(super) struct Retry {
    pub(super) options: RetryOptions,
    pub(super) throttle: Arc<Throttle>,
    pub(super) body_reader: BodyReader,
}

#[async_trait::async_trait]
impl Policy for Retry {
    async fn send(
        &self,
        ctx: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        let (Some(progress), Some(scope)) = (ctx.value::<Arc<Progress>>(), ctx.value()) else {
            return next[0].send(ctx, request, &next[1..]).await;
        };
        if let Some(user_agent) = &progress.user_agent {
            request.insert_header(USER_AGENT, user_agent.clone());
        }
        let mut number = 0;
        loop {
            number += 1;
            if let Some(left) = self.pause(scope, progress)? {
                progress.clock.wait(left).await;
            }
            let sent_before = progress.attempts().count;
            let result = match next[0].send(ctx, request, &next[1..]).await {
                Ok(response) => self.body_reader.whole(response, progress).await,
                Err(error) => Err(error),
            };
            let sent = progress.attempts().count > sent_before;
            let attempt = judge(&result, sent);
            if attempt.may_have_run() {
                progress.may_have_run();
            }
            let (mode, repeatable) = (progress.retry, progress.is_repeatable_after(&result));
            let Some(wait) = self.options.wait(attempt, number, mode, repeatable) else {
                self.give_up(&result, scope);
                return result;
            };
            if result
                .as_ref()
                .is_ok_and(|response| asked_of_all(response).is_some())
            {
                self.throttle.ask(scope, wait);
            }
            progress.subject.retried(number, wait, &reason(&result));
            drop(result);
            progress.clock.wait(wait).await;
            request.body_mut().reset().await?;
        }
    }
}

impl Retry {
    /// What is left of a wait that the service asked another call for, or the error of that one.
    fn pause(
        &self,
        scope: &ThrottleScope,
        progress: &Progress,
    ) -> azure_core::Result<Option<Duration>> {
        match self.throttle.hold(scope, progress.retry, &self.options) {
            Hold::None => Ok(None),
            Hold::Wait { left, .. } => {
                progress.subject.delayed(left);
                Ok(Some(left))
            }
            Hold::Refuse { left, error } => {
                progress.subject.not_sent(left);
                Err(azure_core::Error::new(AzureKind::Other, error))
            }
        }
    }

    /// Records a wait that this call does not wait for, so that other calls fail too.
    fn give_up(&self, result: &PolicyResult, scope: &ThrottleScope) {
        if let Ok(response) = result
            && let Some(wait) = asked_of_all(response)
        {
            let refusal = Error::asked_to_wait(response.status(), response.headers().clone());
            self.throttle.close(scope, wait, refusal);
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
            Attempt::Failed(_) | Attempt::TimedOut | Attempt::Final(_) => return None,
        };
        match asked {
            Some(wait) => (wait <= self.max_retry_after).then_some(wait),
            None => Some(self.delay(number)),
        }
    }

    /// Twice as long each time, and never quite the same, so that callers who failed together don't come back together.
    pub(crate) fn delay(&self, number: u32) -> Duration {
        let doubled = 2_u32.saturating_pow(number.saturating_sub(1));
        let longest = self.first_delay.saturating_mul(doubled).min(self.max_delay);
        let (random, _) = azure_core::Uuid::new_v4().as_u64_pair();
        let share = f64::from(u8::try_from(random >> 56).unwrap_or(0)) / 255.0;
        let shorter = longest.as_secs_f64() * (0.75 + share / 4.0);
        Duration::try_from_secs_f64(shorter).unwrap_or(longest)
    }
}

/// The error of this crate within; `None` for all others.
fn own(error: &azure_core::Error) -> Option<&Error> {
    error.downcast_ref()
}

/// The result of an attempt; `sent` is whether it reached the transport.
fn judge(result: &PolicyResult, sent: bool) -> Attempt {
    match result {
        Ok(response) => {
            Attempt::of_status(response.status().into(), retry_after(response.headers()))
        }
        Err(error) => match (error.kind(), own(error).map(Error::kind)) {
            (_, Some(ErrorKind::Timeout)) => Attempt::TimedOut,
            (_, Some(ErrorKind::Input | ErrorKind::Configuration)) => Attempt::Final(false),
            #[cfg(feature = "testing")]
            (_, Some(ErrorKind::UnexpectedRequest)) => Attempt::Final(false),
            (AzureKind::Connection, _) => Attempt::NotSent,
            (AzureKind::Io, _) if sent => Attempt::Failed(None),
            // A policy of the caller failed to connect to something else.
            (AzureKind::Io, _) => Attempt::NotSent,
            (AzureKind::Credential, _) => Attempt::Final(false),
            _ => Attempt::Final(sent),
        },
    }
}

/// Why an attempt is retried, in words that contain nothing of the call.
fn reason(result: &PolicyResult) -> String {
    match result {
        Ok(response) => {
            let status = response.status();
            format!("{} {}", u16::from(status), status.canonical_reason())
        }
        Err(error) => match (error.kind(), own(error)) {
            (_, Some(_)) => "the connection broke within the response body".to_owned(),
            (AzureKind::Connection, _) => "no connection was made".to_owned(),
            _ => "the connection broke".to_owned(),
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
                .wait(Attempt::TimedOut, 1, RetryMode::Safe, true)
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
