//! Which chains are sent as batches of their own.
//!
//! A chain of its own takes a batch for each twenty requests. Step by step, where a batch has the same step of several
//! chains, the number of batches depends on how many chains have that step: one batch for each twenty.

/// How many of the longest chains are sent each as a batch of their own, with the fewest batches in all. `lengths` are in
/// descending order, and each is at least 1.
pub(super) fn chains_of_their_own(lengths: &[usize], size: usize) -> usize {
    let longer = lengths.iter().filter(|length| **length > 1).count();
    // From the shortest chain on: what all chains cost that are sent step by step.
    let mut together = vec![0; lengths.len() + 1];
    let mut counts: Vec<usize> = Vec::new();
    for (number, &length) in lengths.iter().enumerate().rev() {
        counts.resize(counts.len().max(length), 0);
        let mut cost = together[number + 1];
        for count in &mut counts[..length] {
            cost += usize::from(count.is_multiple_of(size));
            *count += 1;
        }
        together[number] = cost;
    }
    let mut own = 0;
    let mut best = (together[0], 0);
    for number in 1..=longer {
        own += lengths[number - 1].div_ceil(size);
        let cost = own + together[number];
        // If both cost the same, a chain keeps together: it takes fewer round trips.
        if cost <= best.0 {
            best = (cost, number);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::chains_of_their_own;

    #[test]
    fn the_fewest_batches_are_sent() {
        for (lengths, own) in [
            (vec![], 0),
            (vec![1; 45], 0),
            (vec![45], 1),
            (vec![3, 1, 1, 1], 1),
            (vec![2, 2], 2),
            (vec![2, 2, 2], 0),
            (vec![10; 10], 10),
            (vec![2; 100], 0),
        ] {
            assert_eq!(chains_of_their_own(&lengths, 20), own, "{lengths:?}");
        }
        let mut mixed = vec![45];
        mixed.resize(101, 2);
        assert_eq!(chains_of_their_own(&mixed, 20), 1);
        assert_eq!(chains_of_their_own(&[5, 5, 5, 5], 1), 4);
    }
}
