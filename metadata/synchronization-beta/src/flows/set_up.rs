//! Calls right after an application was created.

use std::time::Duration;

use crate::Error;
use crate::graph_runtime::{Core, Request, Response};

/// Repeats calls to an application that was just created: until all parts of the service know it, they answer 403 or 409. For
/// set-up only; anywhere else these are final.
///
/// ```
/// # use graph_synchronization_beta::GraphClient;
/// use graph_synchronization_beta::flows::SetUp;
/// use graph_synchronization_beta::models::SynchronizationJob;
///
/// # async fn example(graph: &GraphClient) -> graph_synchronization_beta::Result<()> {
/// let jobs = graph.service_principals().by_id("{servicePrincipal-id}").synchronization().jobs();
/// let job = SynchronizationJob::new().with_template_id("scim");
/// let created = SetUp::new().call(jobs.target().core(), || jobs.create(&job, None)).await?.into_model()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SetUp {
    attempts: u32,
    interval: Duration,
}

impl Default for SetUp {
    fn default() -> Self {
        Self::new()
    }
}

impl SetUp {
    /// At most 12 attempts, 10 seconds apart: two minutes.
    pub fn new() -> Self {
        Self {
            attempts: 12,
            interval: Duration::from_secs(10),
        }
    }

    /// The maximum number of attempts.
    #[must_use]
    pub fn with_attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// The wait between two attempts.
    #[must_use]
    pub fn with_interval(mut self, interval: Duration) -> Self {
        self.interval = interval;
        self
    }

    /// Sends the request until the answer is neither 403 nor 409. Such an answer means that the request was refused, so it is
    /// safe to repeat.
    ///
    /// # Errors
    /// The last error.
    pub async fn call<T: 'static>(
        &self,
        core: &Core,
        mut request: impl FnMut() -> Request<T>,
    ) -> Result<Response<T>, Error> {
        let mut attempt = 1;
        loop {
            let error = match request().await {
                Ok(response) => return Ok(response),
                Err(error) => error,
            };
            let status = error.status().map(u16::from);
            if !matches!(status, Some(403 | 409)) || attempt >= self.attempts {
                return Err(error);
            }
            attempt += 1;
            core.wait(error.retry_after().unwrap_or(self.interval))
                .await;
        }
    }
}
