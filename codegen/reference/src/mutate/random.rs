//! A small generator of random numbers (splitmix64), so that a seed gives the same numbers on every platform.

/// Pseudorandom numbers from a seed.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`, which is not 0.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.number() % limit.max(1) as u64) as usize
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        if all.is_empty() {
            None
        } else {
            all.get(self.below(all.len()))
        }
    }

    /// At most `count` of them, each once, in random order.
    pub fn sample<T>(&mut self, mut all: Vec<T>, count: usize) -> Vec<T> {
        let count = count.min(all.len());
        for index in 0..count {
            let other = index + self.below(all.len() - index);
            all.swap(index, other);
        }
        all.truncate(count);
        all
    }

    /// A name with one mistake in it: a letter too many or too few, another letter, two swapped.
    pub fn misspelled(&mut self, name: &str) -> String {
        let letters: Vec<char> = name.chars().collect();
        loop {
            let mut altered = letters.clone();
            let at = self.below(letters.len());
            let letter = char::from(b'a' + u8::try_from(self.below(26)).unwrap_or_default());
            match self.below(4) {
                0 if letters.len() > 1 => {
                    altered.remove(at);
                }
                1 => altered.insert(at, letter),
                2 if at + 1 < letters.len() => altered.swap(at, at + 1),
                _ => altered[at] = letter,
            }
            if altered != letters {
                return altered.into_iter().collect();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn a_seed_means_the_same_everywhere() {
        let mut random = Random::new(1);
        assert_eq!(random.number(), 0x910a_2dec_8902_5cc1);
        assert_eq!(random.number(), 0xbeeb_8da1_658e_ec67);
    }

    #[test]
    fn a_sample_has_each_once() {
        let mut sample = Random::new(7).sample((0..100).collect(), 40);
        sample.sort_unstable();
        sample.dedup();
        assert_eq!(sample.len(), 40);
    }

    #[test]
    fn a_misspelled_name_is_another_one() {
        let mut random = Random::new(3);
        for name in ["a", "id", "displayName", "oo"] {
            for _ in 0..50 {
                assert_ne!(random.misspelled(name), name);
            }
        }
    }
}
