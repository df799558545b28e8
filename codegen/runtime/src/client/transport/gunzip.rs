//! Undoes gzip, piece by piece.

use std::io::{self, Write};

use azure_core::Bytes;
use flate2::write::MultiGzDecoder;

/// The number of bytes that are decompressed at once: they can expand a thousandfold, and the reader may stop early.
const STEP: usize = 4096;

/// A decoder, and what it has not yet decoded.
pub(super) struct Gunzip {
    decoder: MultiGzDecoder<Vec<u8>>,
    input: Bytes,
    has_begun: bool,
}

impl Gunzip {
    pub(super) fn new() -> Self {
        Self {
            decoder: MultiGzDecoder::new(Vec::new()),
            input: Bytes::new(),
            has_begun: false,
        }
    }

    /// Takes the next piece; the one before must be used up.
    pub(super) fn feed(&mut self, piece: Bytes) {
        debug_assert!(self.input.is_empty(), "a piece is lost");
        self.has_begun |= !piece.is_empty();
        self.input = piece;
    }

    /// Decoded bytes, until the piece is used up.
    pub(super) fn next(&mut self) -> io::Result<Option<Bytes>> {
        while !self.input.is_empty() {
            let step = self.input.split_to(STEP.min(self.input.len()));
            self.decoder.write_all(&step)?;
            self.decoder.flush()?;
            if let Some(bytes) = self.take() {
                return Ok(Some(bytes));
            }
        }
        Ok(None)
    }

    /// The rest, after the last piece. An empty body is not compressed, regardless of its headers.
    pub(super) fn finish(&mut self) -> io::Result<Option<Bytes>> {
        if !std::mem::take(&mut self.has_begun) {
            return Ok(None);
        }
        self.decoder.try_finish()?;
        Ok(self.take())
    }

    fn take(&mut self) -> Option<Bytes> {
        let bytes = std::mem::take(self.decoder.get_mut());
        (!bytes.is_empty()).then(|| bytes.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};

    fn zipped(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn unzipped(pieces: &[&[u8]]) -> io::Result<(Vec<u8>, usize)> {
        let (mut all, mut largest) = (Vec::new(), 0);
        let mut gunzip = Gunzip::new();
        for piece in pieces {
            gunzip.feed(Bytes::copy_from_slice(piece));
            while let Some(bytes) = gunzip.next()? {
                largest = largest.max(bytes.len());
                all.extend_from_slice(&bytes);
            }
        }
        all.extend_from_slice(&gunzip.finish()?.unwrap_or_default());
        Ok((all, largest))
    }

    #[test]
    fn the_same_comes_out_however_it_is_cut() {
        let text: Vec<u8> = (0..50_000_u32)
            .flat_map(|n| n.pow(2).to_le_bytes())
            .collect();
        let zip = zipped(&text);
        for size in [1, 7, 4095, 4096, 4097, zip.len()] {
            let pieces: Vec<&[u8]> = zip.chunks(size).collect();
            assert_eq!(unzipped(&pieces).unwrap().0, text, "{size}");
        }
        let (one, two) = (zipped(b"one "), zipped(b"two"));
        assert_eq!(unzipped(&[&one, &two]).unwrap().0, b"one two");
        assert_eq!(unzipped(&[&[one, two].concat()]).unwrap().0, b"one two");
    }

    #[test]
    fn what_breaks_off_is_an_error_and_nothing_is_nothing() {
        let zip = zipped(b"some text that is long enough");
        for end in 1..zip.len() {
            assert!(unzipped(&[&zip[..end]]).is_err(), "{end}");
        }
        assert_eq!(unzipped(&[]).unwrap().0, b"");
        assert_eq!(unzipped(&[b""]).unwrap().0, b"");
        assert!(unzipped(&[b"{\"id\":1}"]).is_err());
    }

    #[test]
    fn a_bomb_comes_in_pieces() {
        let zip = zipped(&vec![0; 64 << 20]);
        let (all, largest) = unzipped(&[&zip]).unwrap();
        assert_eq!(all.len(), 64 << 20);
        assert!(largest <= STEP * 1100, "{largest} bytes at once");
    }
}
