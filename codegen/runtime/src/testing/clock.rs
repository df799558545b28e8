//! A clock that is moved on instead of being waited for.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use super::locked;

/// The time of a test. A client's waits pass at once and are remembered. Delays of responses pass at once too, but a time limit
/// that is over before the delay is comes first.
#[derive(Debug)]
pub(crate) struct SimulatedClock {
    start: Instant,
    #[cfg(feature = "transfers")]
    start_utc: time::OffsetDateTime,
    time: Mutex<Time>,
}

#[derive(Debug, Default)]
struct Time {
    passed: Duration,
    waits: Vec<Duration>,
    /// When each time limit that runs is over, and whom to wake then.
    limits: BTreeMap<u64, (Duration, Waker)>,
    next: u64,
}

impl SimulatedClock {
    pub(super) fn new() -> Self {
        Self {
            start: Instant::now(),
            #[cfg(feature = "transfers")]
            start_utc: time::OffsetDateTime::now_utc(),
            time: Mutex::default(),
        }
    }

    pub(crate) fn now(&self) -> Instant {
        self.start + self.passed()
    }

    #[cfg(feature = "transfers")]
    pub(crate) fn now_utc(&self) -> time::OffsetDateTime {
        self.start_utc + self.passed()
    }

    fn passed(&self) -> Duration {
        // A wait without end is as good as a century.
        let century = Duration::from_secs(100 * 365 * 24 * 3600);
        locked(&self.time).passed.min(century)
    }

    /// Moves on, and remembers by how much.
    pub(crate) fn wait(&self, duration: Duration) {
        let mut time = locked(&self.time);
        time.passed = time.passed.saturating_add(duration);
        time.waits.push(duration);
    }

    pub(super) fn waits(&self) -> Vec<Duration> {
        locked(&self.time).waits.clone()
    }

    /// Ends when this much time has passed by what others wait for.
    pub(crate) fn limit(self: &Arc<Self>, limit: Duration) -> Limit {
        Limit {
            clock: self.clone(),
            limit,
            running: None,
        }
    }

    /// Moves on by `duration`, limit by limit.
    pub(super) fn delay(self: &Arc<Self>, duration: Duration) -> Delay {
        Delay {
            clock: self.clone(),
            duration,
            due: None,
        }
    }
}

/// A time limit.
pub(crate) struct Limit {
    clock: Arc<SimulatedClock>,
    limit: Duration,
    /// Its number, and when it is over.
    running: Option<(u64, Duration)>,
}

impl Future for Limit {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let this = &mut *self;
        let mut time = locked(&this.clock.time);
        let over = time.passed.saturating_add(this.limit);
        let (number, over) = *this.running.get_or_insert_with(|| {
            time.next += 1;
            (time.next, over)
        });
        if time.passed >= over {
            return Poll::Ready(());
        }
        time.limits.insert(number, (over, context.waker().clone()));
        Poll::Pending
    }
}

impl Drop for Limit {
    fn drop(&mut self) {
        if let Some((number, _)) = self.running {
            locked(&self.clock.time).limits.remove(&number);
        }
    }
}

/// A delay.
pub(super) struct Delay {
    clock: Arc<SimulatedClock>,
    duration: Duration,
    due: Option<Duration>,
}

impl Future for Delay {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let this = &mut *self;
        if this.duration.is_zero() {
            return Poll::Ready(());
        }
        let mut time = locked(&this.clock.time);
        let Some(due) = this.due else {
            // A time limit for this delay begins to run after it.
            this.due = Some(time.passed.saturating_add(this.duration));
            context.waker().wake_by_ref();
            return Poll::Pending;
        };
        let passed = time.passed;
        let limits = time.limits.values();
        let first = limits
            .filter(|(over, _)| (passed..due).contains(over) && *over > passed)
            .min_by_key(|(over, _)| *over)
            .cloned();
        if let Some((over, waker)) = first {
            time.passed = over;
            drop(time);
            waker.wake();
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        time.passed = passed.max(due);
        Poll::Ready(())
    }
}
