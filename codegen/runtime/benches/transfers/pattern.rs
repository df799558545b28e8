//! Content of which the bytes are known by their position, without a file.

use std::sync::LazyLock;

use azure_core::Bytes;
use base64::Engine as _;
use graph_runtime::transfers::QuickXorHash;

/// No multiple of a slice, so a slice at the wrong place is noticed.
const PERIOD: usize = (1 << 20) + 7;

static BLOCK: LazyLock<Bytes> = LazyLock::new(|| {
    let mut state = 1_u64;
    let mut next = |_| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    };
    (0..PERIOD).map(&mut next).collect()
});

/// The longest piece from `at` on, at most `length` bytes.
pub(crate) fn piece(at: u64, length: u64) -> Bytes {
    let start = usize::try_from(at % PERIOD as u64).unwrap();
    let length = usize::try_from(length.min(256 << 10)).unwrap();
    BLOCK.slice(start..PERIOD.min(start + length))
}

/// Whether `bytes` are those at `at`.
pub(crate) fn is_right(mut at: u64, mut bytes: &[u8]) -> bool {
    while !bytes.is_empty() {
        let expected = piece(at, bytes.len() as u64);
        let (first, rest) = bytes.split_at(expected.len());
        if first != expected {
            return false;
        }
        at += first.len() as u64;
        bytes = rest;
    }
    true
}

/// The `quickXorHash` of the first `length` bytes.
pub(crate) fn hash(length: u64) -> String {
    let mut hash = QuickXorHash::new();
    let mut at = 0;
    while at < length {
        let piece = piece(at, length - at);
        hash.update(&piece);
        at += piece.len() as u64;
    }
    base64::prelude::BASE64_STANDARD.encode(hash.finish())
}
