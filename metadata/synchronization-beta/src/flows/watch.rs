//! A job, watched until it is steady or stops.

use std::time::{Duration, Instant};

use super::FlowError;
use crate::builders::SynchronizationJobRequestBuilder;
use crate::graph_runtime::time::OffsetDateTime;
use crate::models::{SynchronizationStatus, SynchronizationStatusCode};

/// The state of a job.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum JobState {
    /// It runs, and has not processed every object yet; or its code is not known to this crate.
    Running(SynchronizationStatus),
    /// It runs, and has processed every object at least once.
    Steady(SynchronizationStatus),
    /// It is in quarantine: `quarantine` of the status has the reason, the error and the next attempt.
    Quarantine(SynchronizationStatus),
    /// It was paused.
    Paused(SynchronizationStatus),
    /// It has no credentials, or was never started.
    NotConfigured(SynchronizationStatus),
}

/// Reads the status of a job until it is steady, in quarantine, paused or not configured. It only reads.
#[derive(Debug)]
pub struct JobWatch {
    job: SynchronizationJobRequestBuilder,
    interval: Duration,
    limit: Option<Duration>,
    since: Option<OffsetDateTime>,
    started: Option<Instant>,
    reads: u64,
    is_over: bool,
}

impl JobWatch {
    /// Watches a job that runs.
    pub fn new(job: &SynchronizationJobRequestBuilder) -> Self {
        Self {
            job: job.clone(),
            interval: Duration::from_secs(60),
            limit: None,
            since: None,
            started: None,
            reads: 0,
            is_over: false,
        }
    }

    /// Starts a job, once, and watches it. Starting a job repeatedly can stop the service.
    ///
    /// # Errors
    /// If the job can't be started.
    pub async fn start(job: &SynchronizationJobRequestBuilder) -> Result<Self, FlowError> {
        job.start(None).await?;
        Ok(Self::new(job))
    }

    /// The wait between two reads, 60 seconds by default. A cycle takes minutes to hours.
    #[must_use]
    pub fn with_interval(mut self, interval: Duration) -> Self {
        self.interval = interval;
        self
    }

    /// The time limit of the watch; none by default.
    #[must_use]
    pub fn with_timeout(mut self, limit: Duration) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Counts the job as steady only if it became steady after this time, such as that of a restart. By default, any time counts.
    #[must_use]
    pub fn with_steady_since(mut self, since: OffsetDateTime) -> Self {
        self.since = Some(since);
        self
    }

    /// The next state; `None` after one that ends the watch. After an error it can be called again.
    ///
    /// # Errors
    /// If the status can't be read, or the time limit is reached.
    pub async fn next(&mut self) -> Option<Result<JobState, FlowError>> {
        if self.is_over {
            return None;
        }
        let core = self.job.target().core().clone();
        let started = *self.started.get_or_insert_with(|| core.now());
        if self.reads > 0 {
            let passed = core.now().saturating_duration_since(started);
            if self
                .limit
                .is_some_and(|limit| passed + self.interval > limit)
            {
                return Some(Err(FlowError::TimedOut));
            }
            core.wait(self.interval).await;
        }
        self.reads += 1;
        let state = match self.read().await {
            Ok(state) => state,
            Err(error) => return Some(Err(error)),
        };
        self.is_over = !matches!(state, JobState::Running(_));
        Some(Ok(state))
    }

    /// The state that ends the watch.
    ///
    /// # Errors
    /// As [`JobWatch::next`].
    pub async fn finish(&mut self) -> Result<JobState, FlowError> {
        while let Some(state) = self.next().await {
            let state = state?;
            if self.is_over {
                return Ok(state);
            }
        }
        self.read().await
    }

    async fn read(&self) -> Result<JobState, FlowError> {
        let job = self.job.get(None).await?.into_model()?;
        let status = job.status.unwrap_or_default();
        Ok(match status.code {
            Some(SynchronizationStatusCode::Quarantine) => JobState::Quarantine(status),
            Some(SynchronizationStatusCode::Paused) => JobState::Paused(status),
            Some(SynchronizationStatusCode::NotConfigured) => JobState::NotConfigured(status),
            Some(SynchronizationStatusCode::Active) if self.is_steady(&status) => {
                JobState::Steady(status)
            }
            _ => JobState::Running(status),
        })
    }

    fn is_steady(&self, status: &SynchronizationStatus) -> bool {
        // A job that was never steady has the year 1.
        let reached = |time: &OffsetDateTime| {
            time.year() > 1 && self.since.is_none_or(|since| *time >= since)
        };
        let last = status.steady_state_last_achieved_time.as_ref();
        let first = status.steady_state_first_achieved_time.as_ref();
        last.or(first).is_some_and(reached)
    }
}
