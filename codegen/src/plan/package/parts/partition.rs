//! Divides models into a shared part and partitions that do not depend on each other. Types that many others need,
//! directly or not, are shared.
//!
//! rustc compiles mostly on one core per crate, so the time is that of the shared part plus that of the heaviest partition.
//! The division makes this sum as small as it can.

use super::PARTITIONS;
use super::components::Components;
use super::connected::Connected;
use std::cmp::Reverse;

/// The part of each file: 0 is the shared one, the partitions follow. All files are shared if a division saves nothing.
pub(super) fn partition(weights: &[usize], needs: &[Vec<usize>]) -> Vec<usize> {
    let components = Components::new(weights, needs);
    let partitions = assign(&components, &unshared(&components));
    let of_file = components.of_file.iter();
    of_file.map(|component| partitions[*component]).collect()
}

/// The components to leave unshared: those that the fewest dependency chains end in.
fn unshared(components: &Components) -> Vec<usize> {
    let mut order: Vec<usize> = (0..components.weights.len()).collect();
    order.sort_by_key(|component| components.chains[*component]);
    let total: usize = components.weights.iter().sum();
    let (mut best, mut end) = ((total, 0), 0);
    let mut groups = Connected::new(components);
    // A dependency comes later in this order, or has as many chains: equal ones are shared together or not at all.
    for alike in order.chunk_by(|a, b| components.chains[*a] == components.chains[*b]) {
        alike.iter().for_each(|component| groups.add(*component));
        end += alike.len();
        let partition = groups.heaviest.max(groups.total.div_ceil(PARTITIONS));
        best = best.min((total - groups.total + partition, end));
    }
    order.truncate(best.1);
    order
}

/// The partition of each unshared component, 0 for the others. The heaviest group is assigned first, each to the lightest
/// partition so far.
fn assign(components: &Components, unshared: &[usize]) -> Vec<usize> {
    let mut groups = Connected::new(components);
    unshared.iter().for_each(|component| groups.add(*component));
    let mut groups = groups.each();
    groups.sort_by_key(|(weight, members)| (Reverse(*weight), members[0]));
    let mut heavy = [0; PARTITIONS];
    let mut partitions = vec![0; components.weights.len()];
    for (weight, members) in groups {
        let lightest = (0..PARTITIONS).min_by_key(|partition| heavy[*partition]);
        let lightest = lightest.unwrap_or_default();
        heavy[lightest] += weight;
        for component in members {
            partitions[component] = lightest + 1;
        }
    }
    partitions
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of files of weight 1.
    fn partition_even(needs: &[&[usize]]) -> Vec<usize> {
        let needs: Vec<Vec<usize>> = needs.iter().map(|needs| needs.to_vec()).collect();
        partition(&vec![1; needs.len()], &needs)
    }

    #[test]
    fn files_that_several_need_are_shared_and_the_rest_are_two_partitions() {
        let parts = partition_even(&[&[], &[0], &[0], &[0], &[0]]);
        assert_eq!(parts[0], 0);
        assert_eq!(parts.iter().filter(|part| **part == 1).count(), 2);
        assert_eq!(parts.iter().filter(|part| **part == 2).count(), 2);
    }

    #[test]
    fn connected_files_are_in_one_partition() {
        let parts = partition_even(&[&[1], &[2], &[], &[4], &[5], &[]]);
        assert_eq!(parts[0..3], [parts[0]; 3]);
        assert_eq!(parts[3..6], [parts[3]; 3]);
        assert_ne!(parts[0], parts[3]);
        assert!(!parts.contains(&0), "nothing is shared");
    }

    #[test]
    fn a_cycle_and_a_chain_are_not_divided() {
        assert_eq!(partition_even(&[&[1], &[2], &[0]]), [0; 3]);
        assert_eq!(partition_even(&[&[1], &[2], &[3], &[]]), [0; 4]);
        assert!(partition_even(&[]).is_empty());
    }

    #[test]
    fn a_heavy_file_weighs_as_much_as_many() {
        let needs = vec![Vec::new(); 5];
        let parts = partition(&[4, 1, 1, 1, 1], &needs);
        assert_eq!(parts[1..], [3 - parts[0]; 4]);
    }

    /// Graphs of all densities: what a file needs is in its partition or in the shared part.
    #[test]
    fn no_partition_needs_another() {
        let mut state = 7_usize;
        let mut random = move |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let mut parted = 0;
        for round in 0..300 {
            let count = 2 + random(60);
            let weights: Vec<usize> = (0..count).map(|_| 1 + random(9)).collect();
            let edges = random(count * (1 + round % 3));
            let mut needs = vec![Vec::new(); count];
            for _ in 0..edges {
                needs[random(count)].push(random(count));
            }
            let parts = partition(&weights, &needs);
            for (file, needs) in needs.iter().enumerate() {
                for needed in needs {
                    let (part, other) = (parts[file], parts[*needed]);
                    assert!(
                        other == 0 || other == part,
                        "{weights:?} {needs:?} {parts:?}"
                    );
                }
            }
            parted += usize::from(parts.contains(&2));
        }
        assert!(parted > 100, "many of them can be parted: {parted}");
    }
}
