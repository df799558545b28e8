//! Large files: uploads in slices and downloads by ranges, which continue where a connection broke (feature `transfers`).
//!
//! A file is never in memory as a whole: at most a few hundred kilobytes of it are.
//!
//! | task | type |
//! |---|---|
//! | upload through an upload session (`createUploadSession`) | [`Upload`], by the [`UploadRule`] of the service |
//! | the bytes to upload: a file, a reader, a function, or memory | [`UploadSource`] |
//! | a session that is saved, canceled or committed later | [`UploadSession`] |
//! | download the content of a file | [`Download`] |
//! | the hash of a file, to verify a download | [`FileHash`], [`Verified`] |
//!
//! Waits and the number of attempts are those of the client's [`RetryOptions`](crate::RetryOptions): a transfer fails after that many
//! failures in a row without progress. Each wait is a `tracing` event, as those of other calls are.
//!
//! [`Request`](crate::Request)s for small files, up to some megabytes, need none of this: a PUT or GET of `content`.

mod download;
mod hashes;
mod members;
mod patience;
mod progress;
mod quick_xor_hash;
mod upload;

pub use download::{Download, DownloadStream, Downloaded};
pub use hashes::{FileHash, Verified};
pub use progress::TransferProgress;
pub use quick_xor_hash::QuickXorHash;
pub use upload::{Upload, UploadError, UploadErrorKind, UploadRule, UploadSession, UploadSource};
