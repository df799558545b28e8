//! Uploads and downloads of large files, against services on this machine that behave as Microsoft's do.
#![cfg(all(
    feature = "transfers",
    any(feature = "rustls", feature = "aws-lc", feature = "native-tls")
))]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod support;

mod commits;
mod deviations;
mod download_deviations;
mod downloads;
mod dropped;
mod early_refusals;
mod large;
mod lost_sessions;
#[expect(unreachable_pub, reason = "models as generated code writes them")]
mod models;
mod pages;
mod ranges;
mod recoveries;
mod resumed_downloads;
mod secrets;
mod sources;
mod spellings;
mod too_large;
mod uploads;
mod verification;
mod versions;
