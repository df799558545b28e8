//! How far a transfer is.

/// How far a transfer is, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TransferProgress {
    /// The bytes that the service has (of an upload), or that were handed over (of a download). It is never more than `total`.
    /// In an upload it gets smaller if the service has lost bytes.
    pub done: u64,
    /// All bytes; `None` if the service doesn't state the length of a download.
    pub total: Option<u64>,
}

impl TransferProgress {
    /// From 0 to 1; `None` if the total is not known. An empty file is complete.
    #[must_use]
    pub fn fraction(&self) -> Option<f64> {
        match self.total? {
            0 => Some(1.0),
            total => Some(self.done as f64 / total as f64),
        }
    }
}
