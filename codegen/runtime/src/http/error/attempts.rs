//! What is counted of the attempts of a call.

/// The attempts of a call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Attempts {
    /// How many times it was sent, or was tried to be.
    pub(crate) count: u32,
    /// Whether the service may have carried it out.
    pub(crate) may_have_run: bool,
    /// Whether that matters: a GET changes nothing.
    pub(crate) changes: bool,
}
