//! How far a download is, to continue it in a later run.

use std::collections::BTreeMap;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;

use futures_io::AsyncRead;
use serde_core::de::Error as _;
use serde_core::ser::SerializeMap;
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value as JsonValue;

use super::version::Version;
use crate::transfers::hashes::Hasher;
use crate::{Error, ErrorKind};

const DONE: &str = "done";
const TOTAL: &str = "total";
const ETAG: &str = "eTag";
const MODIFIED: &str = "lastModified";

/// The size of the pieces in which the bytes of an earlier run are read.
const PIECE: usize = 64 << 10;

/// How far a download is: how many bytes of which version of the file the program has. It can be saved: it is JSON as
/// `{"done": 1048576, "total": 5242880, "eTag": "…", "lastModified": "…"}`, without what is not known, and without a URL. See
/// [`Download::with_checkpoint`](super::Download::with_checkpoint) and [`Download::resume`](super::Download::resume).
///
/// ```
/// use graph_runtime::transfers::DownloadState;
///
/// let saved = r#"{"done":7,"total":10,"eTag":"\"{GUID},1\""}"#;
/// let state: DownloadState = serde_json::from_str(saved).unwrap();
/// assert_eq!((state.done(), serde_json::to_string(&state).unwrap().as_str()), (7, saved));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct DownloadState {
    pub(super) done: u64,
    pub(super) version: Version,
}

impl DownloadState {
    pub(super) fn new() -> Self {
        Self {
            done: 0,
            version: Version::default(),
        }
    }

    /// The number of bytes that the program has.
    pub fn done(&self) -> u64 {
        self.done
    }
}

impl Serialize for DownloadState {
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        let Version {
            etag,
            modified,
            total,
            ..
        } = &self.version;
        let mut members = output.serialize_map(None)?;
        members.serialize_entry(DONE, &self.done)?;
        if let Some(total) = total {
            members.serialize_entry(TOTAL, total)?;
        }
        for (name, value) in [(ETAG, etag), (MODIFIED, modified)] {
            if let Some(value) = value {
                members.serialize_entry(name, value)?;
            }
        }
        members.end()
    }
}

impl<'de> Deserialize<'de> for DownloadState {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let members = BTreeMap::<String, JsonValue>::deserialize(input)?;
        let number = |name| members.get(name).and_then(JsonValue::as_u64);
        let text = |name| members.get(name).and_then(JsonValue::as_str);
        let done = number(DONE).ok_or_else(|| D::Error::missing_field(DONE))?;
        let total = number(TOTAL);
        if total.is_some_and(|total| total < done) {
            return Err(D::Error::custom("more bytes are done than the file has"));
        }
        Ok(Self {
            done,
            version: Version {
                etag: text(ETAG).map(str::to_owned),
                modified: text(MODIFIED).map(str::to_owned),
                total,
                is_page: false,
            },
        })
    }
}

impl fmt::Debug for DownloadState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DownloadState")
            .field("done", &self.done)
            .field("total", &self.version.total)
            .finish_non_exhaustive()
    }
}

/// The bytes of an earlier run.
pub(super) type Received = Pin<Box<dyn AsyncRead + Send>>;

/// Adds the first `length` bytes of `received` to the hash.
///
/// # Errors
/// If they can't be read, or are fewer.
pub(super) async fn read_again(
    mut received: Received,
    length: u64,
    hasher: &mut Hasher,
) -> Result<(), Error> {
    let mut left = length;
    let mut piece = vec![0; PIECE];
    while left > 0 {
        let most = usize::try_from(left).unwrap_or(PIECE).min(PIECE);
        let read = poll_fn(|context| received.as_mut().poll_read(context, &mut piece[..most]));
        let count = read.await.map_err(|error| {
            let text = "the bytes of the earlier run can't be read";
            Error::new(ErrorKind::Io, text).with_source(error)
        })?;
        if count == 0 {
            let had = length - left;
            let text = format!("{had} bytes of the earlier run are there, and not {length}");
            return Err(Error::input(text));
        }
        hasher.update(&piece[..count]);
        left -= count as u64;
    }
    Ok(())
}
