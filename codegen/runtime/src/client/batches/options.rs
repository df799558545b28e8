//! How batches are made and sent.

use super::refused;
use crate::client::batch::MAX_REQUESTS;
use crate::{Error, RequestOptions};

/// How [`Batches`](crate::Batches) are made and sent.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct BatchesOptions {
    /// The most requests in a batch, 20 by default, which is also the limit of the service. Outlook runs only four requests
    /// for one mailbox at a time ([throttling](https://learn.microsoft.com/graph/throttling-limits)).
    pub size: usize,
    /// The most batches that are sent at the same time, 4 by default.
    pub concurrency: usize,
    /// Whether all requests run one after the other, in one batch at a time; `false` by default. Unlike a dependency, a
    /// request that fails does not keep others from running.
    pub serial: bool,
    /// Headers, timeout and retries of each batch as a whole. Timeouts of its parts are ignored.
    pub request: RequestOptions,
}

impl Default for BatchesOptions {
    fn default() -> Self {
        Self {
            size: MAX_REQUESTS,
            concurrency: 4,
            serial: false,
            request: RequestOptions::default(),
        }
    }
}

impl BatchesOptions {
    /// The defaults.
    pub fn new() -> Self {
        Self::default()
    }

    /// The most requests in a batch, from 1 to 20.
    #[must_use]
    pub fn with_size(mut self, size: usize) -> Self {
        self.size = size;
        self
    }

    /// The most batches that are sent at the same time, at least 1.
    #[must_use]
    pub fn with_concurrency(mut self, concurrency: usize) -> Self {
        self.concurrency = concurrency;
        self
    }

    /// All requests run one after the other, in one batch at a time.
    #[must_use]
    pub fn with_serial(mut self, serial: bool) -> Self {
        self.serial = serial;
        self
    }

    /// Headers, timeout and retries of each batch as a whole.
    #[must_use]
    pub fn with_request_options(mut self, options: RequestOptions) -> Self {
        self.request = options;
        self
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        if !(1..=MAX_REQUESTS).contains(&self.size) {
            let size = self.size;
            return Err(refused(&format!(
                "a batch of {size} requests can't be sent; the size is from 1 to {MAX_REQUESTS}"
            )));
        }
        match self.concurrency {
            0 => Err(refused(
                "no batch can be sent with a concurrency of 0; it is at least 1",
            )),
            _ => Ok(()),
        }
    }

    /// The most batches that are sent at the same time.
    pub(super) fn flights(&self) -> usize {
        if self.serial { 1 } else { self.concurrency }
    }
}
