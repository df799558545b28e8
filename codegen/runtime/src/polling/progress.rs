//! What a poller yields.

use std::time::Duration;

use super::Completed;
use crate::Json;

/// One step of an operation.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Step {
    /// It is not finished.
    Running(Progress),
    /// It is finished.
    Completed(Box<Completed>),
}

/// The state of an operation that is not finished. The first is that of the response that accepted it.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Progress {
    /// The status as the service spells it, such as `inProgress`, if there is one.
    pub status: Option<String>,
    /// How much is done, from 0 to 100, if the service says so.
    pub percentage: Option<f64>,
    /// The time until the monitor is asked again.
    pub next_poll: Duration,
    /// The body, if there is one.
    pub body: Option<Json>,
}
