//! The body of a response, and which of its bytes count.

use azure_core::Bytes;

use crate::ByteStream;

/// The body of a response.
pub(super) struct Body {
    pub(super) pieces: ByteStream,
    /// Bytes at its beginning that were handed over before.
    pub(super) skip: u64,
    /// Bytes that it has after those; `None` if that is not known.
    pub(super) left: Option<u64>,
    /// Whether it has more bytes than it should.
    pub(super) is_too_long: bool,
}

impl Body {
    /// Whether it has given all that it has.
    pub(super) fn is_over(&self) -> bool {
        self.skip == 0 && self.left == Some(0)
    }

    /// Whether it may end here.
    pub(super) fn can_end(&self) -> bool {
        self.skip == 0 && self.left.is_none_or(|left| left == 0)
    }

    /// The bytes of a piece that count.
    pub(super) fn take(&mut self, mut piece: Bytes) -> Bytes {
        let at = |length: u64| usize::try_from(length).unwrap_or(usize::MAX);
        let skipped = piece.split_to(piece.len().min(at(self.skip)));
        self.skip -= skipped.len() as u64;
        if let Some(left) = &mut self.left {
            self.is_too_long |= piece.len() > at(*left);
            piece.truncate(at(*left));
            *left -= piece.len() as u64;
        }
        piece
    }
}
