//! How far the one who makes bytes is ahead of the one who takes them: what is in memory somewhere in between.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use azure_core::Bytes;
use futures_util::stream::{self, Stream, StreamExt};

pub(super) const PIECE: u64 = 64 << 10;
pub(super) const PIECES: u64 = 1024;
pub(super) const WHOLE: u64 = PIECE * PIECES;

/// What may be under way at once: the buffers of two sockets, of the kernel's own choosing, and of two HTTP stacks.
pub(super) const UNDER_WAY: u64 = WHOLE / 4;

/// How far the one who makes bytes is ahead of the one who takes them.
#[derive(Clone, Default)]
pub(super) struct Lead {
    pub(super) made: Arc<AtomicU64>,
    taken: Arc<AtomicU64>,
    largest: Arc<AtomicU64>,
}

impl Lead {
    pub(super) fn make(&self, length: u64) {
        self.made.fetch_add(length, Ordering::SeqCst);
    }

    /// Looks before it takes.
    pub(super) fn take(&self, length: u64) {
        let lead = self.made.load(Ordering::SeqCst) - self.taken.load(Ordering::SeqCst);
        self.largest.fetch_max(lead, Ordering::SeqCst);
        self.taken.fetch_add(length, Ordering::SeqCst);
    }

    #[track_caller]
    pub(super) fn is_bounded(&self) {
        assert_eq!(self.made.load(Ordering::SeqCst), WHOLE);
        assert_eq!(self.taken.load(Ordering::SeqCst), WHOLE);
        let largest = self.largest.load(Ordering::SeqCst);
        assert!(
            largest <= UNDER_WAY,
            "{largest} bytes were under way at once"
        );
    }

    /// Pieces that are made when somebody asks for them, each filled with its own number.
    pub(super) fn pieces(&self) -> impl Stream<Item = Bytes> + Send + Sync + use<> {
        let lead = self.clone();
        stream::iter(0..PIECES).map(move |n| {
            lead.make(PIECE);
            Bytes::from(vec![(n % 251) as u8; PIECE as usize])
        })
    }
}
