//! Large files: uploads in slices and downloads by ranges, which continue after a broken connection (feature `transfers`).
//!
//! At most a few hundred kilobytes of a file are in memory.
//!
//! | task | type |
//! |---|---|
//! | upload through an upload session (`createUploadSession`) | [`Upload`], with the [`UploadRule`] of the service |
//! | the bytes to upload: a file, a reader, a function, or memory | [`UploadSource`] |
//! | a session that is saved, canceled or committed later | [`UploadSession`] |
//! | download the content of a file | [`Download`] |
//! | a download that is continued in a later run | [`DownloadState`] |
//! | the hash of a file, to verify a download | [`FileHash`], [`Verification`] |
//!
//! The client's [`RetryOptions`](crate::RetryOptions) also apply to transfers: one fails after `max_retries` failures in a row
//! without progress. Each wait is a `tracing` event, as for other calls.
//!
//! Small files, up to some megabytes, need none of this: send a PUT or GET of `content`.

mod download;
mod hashes;
mod members;
mod patience;
mod progress;
mod quick_xor_hash;
mod upload;

pub use download::{Download, DownloadResult, DownloadState, DownloadStream};
pub use hashes::{FileHash, Verification};
pub use progress::TransferProgress;
pub use quick_xor_hash::QuickXorHash;
pub use upload::{Upload, UploadError, UploadErrorKind, UploadRule, UploadSession, UploadSource};
