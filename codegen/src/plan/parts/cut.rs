//! Where models are parted: what many chains of types end in is shared, and what is left falls to sides that know nothing
//! of each other.
//!
//! A compiler works on one crate with one core, so what counts is the shared part and the heavier side: as much is shared as
//! makes their sum least.

use super::SIDES;
use super::circles::Circles;
use super::groups::Groups;
use std::cmp::Reverse;

/// The part of each file: 0 is shared, then the sides. All are shared where there is nothing to gain.
pub(super) fn cut(weights: &[usize], needs: &[Vec<usize>]) -> Vec<usize> {
    let circles = Circles::new(weights, needs);
    let sides = deal(&circles, &lonely(&circles));
    let of_file = circles.of_file.iter();
    of_file.map(|circle| sides[*circle]).collect()
}

/// Those that are best left to the sides: the fewest chains end in them.
fn lonely(circles: &Circles) -> Vec<usize> {
    let mut order: Vec<usize> = (0..circles.weights.len()).collect();
    order.sort_by_key(|circle| circles.chains[*circle]);
    let total: usize = circles.weights.iter().sum();
    let (mut best, mut end) = ((total, 0), 0);
    let mut groups = Groups::new(circles);
    // What one needs comes behind it, or has as many chains: those are shared together or not at all.
    for alike in order.chunk_by(|a, b| circles.chains[*a] == circles.chains[*b]) {
        alike.iter().for_each(|circle| groups.add(*circle));
        end += alike.len();
        let side = groups.heaviest.max(groups.total.div_ceil(SIDES));
        best = best.min((total - groups.total + side, end));
    }
    order.truncate(best.1);
    order
}

/// The side of each that is lonely, 0 for the others: the heaviest group goes first, each to the side that is lighter then.
fn deal(circles: &Circles, lonely: &[usize]) -> Vec<usize> {
    let mut groups = Groups::new(circles);
    lonely.iter().for_each(|circle| groups.add(*circle));
    let mut groups = groups.each();
    groups.sort_by_key(|(weight, members)| (Reverse(*weight), members[0]));
    let mut heavy = [0; SIDES];
    let mut sides = vec![0; circles.weights.len()];
    for (weight, members) in groups {
        let lightest = (0..SIDES).min_by_key(|side| heavy[*side]);
        let lightest = lightest.unwrap_or_default();
        heavy[lightest] += weight;
        for circle in members {
            sides[circle] = lightest + 1;
        }
    }
    sides
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of files that weigh one each.
    fn cut_even(needs: &[&[usize]]) -> Vec<usize> {
        let needs: Vec<Vec<usize>> = needs.iter().map(|needs| needs.to_vec()).collect();
        cut(&vec![1; needs.len()], &needs)
    }

    #[test]
    fn what_several_need_is_shared_and_the_rest_is_two_sides() {
        let parts = cut_even(&[&[], &[0], &[0], &[0], &[0]]);
        assert_eq!(parts[0], 0);
        assert_eq!(parts.iter().filter(|part| **part == 1).count(), 2);
        assert_eq!(parts.iter().filter(|part| **part == 2).count(), 2);
    }

    #[test]
    fn what_hangs_together_stays_together() {
        let parts = cut_even(&[&[1], &[2], &[], &[4], &[5], &[]]);
        assert_eq!(parts[0..3], [parts[0]; 3]);
        assert_eq!(parts[3..6], [parts[3]; 3]);
        assert_ne!(parts[0], parts[3]);
        assert!(!parts.contains(&0), "nothing is shared");
    }

    #[test]
    fn a_circle_and_a_chain_stay_whole() {
        assert_eq!(cut_even(&[&[1], &[2], &[0]]), [0; 3]);
        assert_eq!(cut_even(&[&[1], &[2], &[3], &[]]), [0; 4]);
        assert!(cut_even(&[]).is_empty());
    }

    #[test]
    fn a_heavy_file_weighs_as_much_as_many() {
        let needs = vec![Vec::new(); 5];
        let parts = cut(&[4, 1, 1, 1, 1], &needs);
        assert_eq!(parts[1..], [3 - parts[0]; 4]);
    }

    /// Graphs of all densities: whatever a file needs stands beside it or in the shared part.
    #[test]
    fn nothing_is_needed_across_the_sides() {
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
            let parts = cut(&weights, &needs);
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
