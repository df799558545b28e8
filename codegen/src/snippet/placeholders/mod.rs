//! Samples in place of the placeholders of a page.

mod response;
pub(super) mod url;

pub use response::filled;
