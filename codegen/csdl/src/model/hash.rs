//! A hash for names that is quicker than the standard one: a file has tens of thousands of lookups of long names with
//! one prefix. Seeded at random, so that no file can be written to collide. Maps are looked up, never walked.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};

/// A map from names.
pub(crate) type Map<K, V> = HashMap<K, V, Seed>;

/// An empty map with room for so many.
pub(crate) fn map<K, V>(room: usize) -> Map<K, V> {
    Map::with_capacity_and_hasher(room, Seed::default())
}

/// Makes hashers of one random seed.
#[derive(Clone)]
pub(crate) struct Seed(u64);

impl Default for Seed {
    fn default() -> Self {
        Self(RandomState::new().build_hasher().finish())
    }
}

impl BuildHasher for Seed {
    type Hasher = Folded;

    fn build_hasher(&self) -> Folded {
        Folded(self.0)
    }
}

/// Folds eight bytes at a time into the state: the two halves of a 128-bit product.
pub(crate) struct Folded(u64);

const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

impl Folded {
    fn fold(&mut self, word: u64) {
        let product = u128::from(self.0 ^ word) * u128::from(FACTOR);
        self.0 = (product as u64) ^ ((product >> 64) as u64).rotate_left(23);
    }
}

impl Hasher for Folded {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.fold(u64::from_le_bytes(*word));
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.fold(u64::from_le_bytes(last) ^ ((bytes.len() as u64) << 56));
    }

    fn write_u32(&mut self, number: u32) {
        self.fold(u64::from(number));
    }

    fn write_u8(&mut self, byte: u8) {
        self.fold(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
