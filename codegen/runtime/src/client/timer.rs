//! Waits and time limits, on the runtime that azure_core uses. Without its feature `tokio` that is a thread for each limit
//! that runs, unless the program sets another runtime. Tests have a simulated clock.

use std::future::Future;
use std::pin::pin;
#[cfg(feature = "testing")]
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, Instant};

#[cfg(feature = "transfers")]
use time::OffsetDateTime;

#[cfg(feature = "testing")]
use crate::testing::SimulatedClock;

/// The clock of a client.
#[derive(Clone, Debug, Default)]
pub(crate) enum Clock {
    /// The time of this machine.
    #[default]
    System,
    /// The time of a test.
    #[cfg(feature = "testing")]
    Simulated(Arc<SimulatedClock>),
}

impl Clock {
    /// The time.
    pub(crate) fn now(&self) -> Instant {
        match self {
            Self::System => Instant::now(),
            #[cfg(feature = "testing")]
            Self::Simulated(clock) => clock.now(),
        }
    }

    /// The date and time, for what the service states as such.
    #[cfg(feature = "transfers")]
    pub(crate) fn now_utc(&self) -> OffsetDateTime {
        match self {
            Self::System => OffsetDateTime::now_utc(),
            #[cfg(feature = "testing")]
            Self::Simulated(clock) => clock.now_utc(),
        }
    }

    /// Waits before something is sent again.
    pub(crate) async fn wait(&self, duration: Duration) {
        match self {
            Self::System => sleep(duration).await,
            #[cfg(feature = "testing")]
            Self::Simulated(clock) => clock.wait(duration),
        }
    }

    /// Ends when a time limit is over.
    pub(crate) async fn limit(&self, limit: Duration) {
        match self {
            Self::System => sleep(limit).await,
            #[cfg(feature = "testing")]
            Self::Simulated(clock) => clock.limit(limit).await,
        }
    }

    /// What `future` gives, or `None` if it takes longer than `limit`.
    pub(crate) async fn within<F: Future>(&self, limit: Duration, future: F) -> Option<F::Output> {
        let mut future = pin!(future);
        let mut limit = pin!(self.limit(limit));
        std::future::poll_fn(|context| match future.as_mut().poll(context) {
            Poll::Ready(output) => Poll::Ready(Some(output)),
            Poll::Pending => limit.as_mut().poll(context).map(|()| None),
        })
        .await
    }
}

async fn sleep(duration: Duration) {
    if duration.is_zero() {
        return;
    }
    let duration = duration
        .try_into()
        .unwrap_or(azure_core::time::Duration::MAX);
    azure_core::sleep(duration).await;
}
