//! Downloads a metadata file over HTTP.
//!
//! * `https` only, and `http` for loopback addresses. The same applies to redirects, and a redirect from `https` to `http` is not followed.
//! * No credentials, cookies or other state are sent. An ETag is only sent to the URL that it came from.
//! * A download that breaks is resumed if the server has ranges and a strong ETag (RFC 9110, sections 13.1.5 and 14), and
//!   otherwise started again. A throttled or failing server is asked again after its `Retry-After`.
//! * The body is bounded, and returned as it was sent, compressed or not.

mod address;
mod download;
mod error;
mod headers;
mod partial;
mod progress;

pub use address::Address;
pub use download::{Downloaded, Known, Outcome, Request, download};
pub use error::Error;
pub use progress::{Lines, Progress, for_standard_error};
