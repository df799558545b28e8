//! QuickXorHash, the checksum of files in OneDrive for work or school and SharePoint.

use std::fmt;

/// Bits of the hash.
const BITS: usize = 160;

/// Each byte is rotated by this many bits more than the one before it.
const SHIFT: usize = 11;

/// Computes QuickXorHash, piece by piece: 160 bits, of which Graph sends the base64 form.
///
/// The byte at the position `i` is combined by XOR with the hash, beginning at the bit `11 * i` modulo 160, with the first bit
/// after the last; the length in bytes is then combined with the last 64 bits, as a little-endian number. It detects
/// transfers that went wrong, but no attack: others can make content with any hash.
///
/// ```
/// use graph_runtime::transfers::QuickXorHash;
///
/// let mut hash = QuickXorHash::new();
/// hash.update(b"J");
/// assert_eq!(hash.finish(), *b"J\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0"); // base64: SgAAAAAAAAAAAAAAAQAAAAAAAAA=
/// ```
///
/// Source: [QuickXorHash algorithm](https://learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash).
#[derive(Clone)]
pub struct QuickXorHash {
    /// The XOR of all bytes at the same position modulo 160: those are rotated alike, since 11 * 160 is a multiple of 160.
    lanes: [u8; BITS],
    length: u64,
}

impl QuickXorHash {
    /// The hash of nothing.
    #[must_use]
    pub fn new() -> Self {
        Self {
            lanes: [0; BITS],
            length: 0,
        }
    }

    /// Adds the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        let at = usize::try_from(self.length % BITS as u64).unwrap_or_default();
        self.length = self.length.wrapping_add(bytes.len() as u64);
        let (first, rest) = bytes.split_at(bytes.len().min(BITS - at));
        combine(&mut self.lanes[at..], first);
        let mut blocks = rest.chunks_exact(BITS);
        for block in &mut blocks {
            combine(&mut self.lanes, block);
        }
        combine(&mut self.lanes, blocks.remainder());
    }

    /// The hash of all bytes so far.
    #[must_use]
    pub fn finish(&self) -> [u8; 20] {
        let mut hash = [0; BITS / 8];
        for (index, &lane) in self.lanes.iter().enumerate() {
            let bit = index * SHIFT % BITS;
            let [low, high] = (u16::from(lane) << (bit % 8)).to_le_bytes();
            hash[bit / 8] ^= low;
            hash[(bit / 8 + 1) % (BITS / 8)] ^= high;
        }
        combine(&mut hash[BITS / 8 - 8..], &self.length.to_le_bytes());
        hash
    }
}

fn combine(into: &mut [u8], bytes: &[u8]) {
    for (into, byte) in into.iter_mut().zip(bytes) {
        *into ^= byte;
    }
}

impl Default for QuickXorHash {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for QuickXorHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("QuickXorHash")
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::QuickXorHash;
    use base64::Engine as _;
    use base64::prelude::BASE64_STANDARD;

    fn of(bytes: &[u8]) -> String {
        let mut hash = QuickXorHash::new();
        hash.update(bytes);
        BASE64_STANDARD.encode(hash.finish())
    }

    /// Content and hash, both in base64, as other clients of OneDrive test them.
    #[test]
    fn known_hashes() {
        for (content, hash) in [
            ("", "AAAAAAAAAAAAAAAAAAAAAAAAAAA="),
            ("Sg==", "SgAAAAAAAAAAAAAAAQAAAAAAAAA="),
            ("tbQ=", "taAFAAAAAAAAAAAAAgAAAAAAAAA="),
            ("/aNzzCFPS/A=", "/RjFHJgRgicsAR4ACAAAAAAAAAA="),
            ("gQaybEqS/4UlDc8e4IJm", "gDCALNigBEn8oxAlZ8AzPAAOQZg="),
            ("2fuxhBJXtpWFe8dOfdGeHw==", "O9tHLAghgSvYohKFyMMxnNCHaHg="),
            (
                "ikwCorI7PKWz17EI50jZCGbV9JU2E8bXVfxNMg5zdmqSZ2NlsQPp0kqYIPjzwTg1MBtfWPg53k0h0P2naJNEVgrqpoHTfV2b3pJ4m0zYPTJmUX4Bg/lOxcnCxAYKU29Y5F0U8Quz7ZXFBEweftXxJ7RS4r6N7BzJrPsLhY7hgck=",
                "imAoFvCWlDn4yVw3/oq1PDbbm6U=",
            ),
        ] {
            let content = BASE64_STANDARD.decode(content).unwrap();
            assert_eq!(of(&content), hash);
        }
    }

    /// Bit by bit, as the algorithm is described.
    fn described(bytes: &[u8]) -> [u8; 20] {
        let mut bits = [false; 160];
        for (index, byte) in bytes.iter().enumerate() {
            for bit in 0..8 {
                bits[(index * 11 + bit) % 160] ^= byte >> bit & 1 == 1;
            }
        }
        for bit in 0..64 {
            bits[96 + bit] ^= bytes.len() as u64 >> bit & 1 == 1;
        }
        std::array::from_fn(|index| {
            (0..8)
                .map(|bit| u8::from(bits[index * 8 + bit]) << bit)
                .sum()
        })
    }

    #[test]
    fn any_length_in_any_pieces() {
        let content: Vec<u8> = (0..2000_u32).map(|n| (n * n % 253) as u8).collect();
        for length in (0..400).chain([799, 800, 801, 2000]) {
            let content = &content[..length];
            let expected = described(content);
            for piece in [1, 7, 159, 160, 161, 1000] {
                let mut hash = QuickXorHash::default();
                content.chunks(piece).for_each(|piece| hash.update(piece));
                assert_eq!(hash.finish(), expected, "{length} bytes by {piece}");
            }
        }
    }
}
