//! The bytes of a range, piece by piece.

use std::io;
use std::ops::Range;
use std::pin::Pin;
use std::sync::Arc;

use azure_core::Bytes;
use futures_core::Stream;

/// The most bytes that are read in one piece.
pub(super) const PIECE: usize = 64 << 10;

/// The bytes of a range.
pub(super) type Pieces = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;

/// Starts to read a range.
pub(super) type Open = Arc<dyn Fn(Range<u64>) -> Pieces + Send + Sync>;
