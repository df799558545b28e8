//! Ranges of a file, read by threads: the standard library has no other reads that block no runtime.

use std::collections::VecDeque;
use std::fs::{File, Metadata};
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::SystemTime;

use azure_core::Bytes;
use futures_core::Stream;

use super::pieces::{Open, PIECE, Pieces};

/// Pieces that are read ahead.
const AHEAD: usize = 4;

/// The length of a file, and its ranges.
pub(super) fn ranges(path: &Path) -> io::Result<(u64, Open)> {
    let version = Version::of(&File::open(path)?.metadata()?);
    let path = path.to_owned();
    let open = move |range| Box::pin(FileRange::start(path.clone(), version, range)) as Pieces;
    Ok((version.length, Arc::new(open)))
}

/// What changes when a file is written.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Version {
    length: u64,
    /// `None` on platforms without it.
    modified: Option<SystemTime>,
}

impl Version {
    fn of(metadata: &Metadata) -> Self {
        Self {
            length: metadata.len(),
            modified: metadata.modified().ok(),
        }
    }
}

/// A range that a thread reads.
struct FileRange(Arc<Pipe>);

#[derive(Default)]
struct Pipe {
    state: Mutex<State>,
    /// Notified if there is room, or nobody reads any more.
    room: Condvar,
}

#[derive(Default)]
struct State {
    pieces: VecDeque<io::Result<Bytes>>,
    has_ended: bool,
    is_unwanted: bool,
    waker: Option<Waker>,
}

impl Pipe {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a piece when there is room; `false` if nobody wants it.
    fn push(&self, piece: io::Result<Bytes>) -> bool {
        let is_full = |state: &mut State| state.pieces.len() >= AHEAD && !state.is_unwanted;
        let waited = self.room.wait_while(self.lock(), is_full);
        let mut state = waited.unwrap_or_else(PoisonError::into_inner);
        state.pieces.push_back(piece);
        wake(&mut state);
        !state.is_unwanted
    }
}

fn wake(state: &mut State) {
    if let Some(waker) = state.waker.take() {
        waker.wake();
    }
}

impl FileRange {
    fn start(path: PathBuf, version: Version, range: Range<u64>) -> Self {
        let pipe = Arc::new(Pipe::default());
        let reader = pipe.clone();
        let read = move || {
            if let Err(error) = read(&path, version, range, &reader) {
                reader.push(Err(error));
            }
            let mut state = reader.lock();
            state.has_ended = true;
            wake(&mut state);
        };
        if let Err(error) = thread::Builder::new().spawn(read) {
            let mut state = pipe.lock();
            state.pieces.push_back(Err(error));
            state.has_ended = true;
        }
        Self(pipe)
    }
}

fn read(path: &Path, version: Version, range: Range<u64>, pipe: &Pipe) -> io::Result<()> {
    let mut file = File::open(path)?;
    if Version::of(&file.metadata()?) != version {
        return Err(io::Error::other("the file changed during the upload"));
    }
    file.seek(SeekFrom::Start(range.start))?;
    let mut left = range.end - range.start;
    while left > 0 {
        let mut buffer = vec![0; usize::try_from(left).unwrap_or(PIECE).min(PIECE)];
        let length = file.read(&mut buffer)?;
        buffer.truncate(length);
        left -= length as u64;
        if length == 0 || !pipe.push(Ok(buffer.into())) {
            break;
        }
    }
    Ok(())
}

impl Stream for FileRange {
    type Item = io::Result<Bytes>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut state = self.0.lock();
        if let Some(piece) = state.pieces.pop_front() {
            self.0.room.notify_one();
            return Poll::Ready(Some(piece));
        }
        if state.has_ended {
            return Poll::Ready(None);
        }
        state.waker = Some(context.waker().clone());
        Poll::Pending
    }
}

impl Drop for FileRange {
    fn drop(&mut self) {
        self.0.lock().is_unwanted = true;
        self.0.room.notify_one();
    }
}
