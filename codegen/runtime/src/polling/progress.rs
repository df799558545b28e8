//! What a poller yields.

use std::time::Duration;

use super::Completed;
use crate::Json;

/// The state of an operation after a response.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum OperationState {
    /// It is not finished.
    Running(Progress),
    /// It is finished.
    Completed(Box<Completed>),
}

/// The progress of an operation that is not finished. The first is that of the response that accepted it.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Progress {
    /// The status as the service spells it, such as `inProgress`, if there is one.
    pub status: Option<String>,
    /// How much is done, from 0 to 100, if the service states it.
    pub percentage: Option<f64>,
    /// The time until the next request to the monitor.
    pub next_poll: Duration,
    /// The body, if there is one.
    pub body: Option<Json>,
}
