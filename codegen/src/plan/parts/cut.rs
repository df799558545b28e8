//! Where models are parted: what many chains of types end in is shared, and what is left falls to two sides that know
//! nothing of each other.
//!
//! A compiler works on one crate with one core, so what counts is the shared part and the heavier side: the shared part is
//! made as large as makes their sum least.

use super::SIDES;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::unionfind::UnionFind;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The part of each file: 0 is shared, then the sides. All are shared where there is nothing to gain.
pub(super) fn cut(weights: &[usize], needs: &[Vec<usize>]) -> Vec<usize> {
    let circles = Circles::new(weights, needs);
    let sides = circles.sides(circles.lonely());
    circles
        .of_file
        .iter()
        .map(|circle| sides[*circle])
        .collect()
}

/// Files that need each other are one: they cannot be parted.
struct Circles {
    of_file: Vec<usize>,
    weights: Vec<usize>,
    /// What each needs, and what needs it.
    around: Vec<Vec<usize>>,
    /// By how many chains of needs end in each, the least first; what one needs comes behind it, or is as many.
    order: Vec<(u64, usize)>,
}

impl Circles {
    fn new(file_weights: &[usize], needs: &[Vec<usize>]) -> Self {
        let graph = graph(needs);
        // What is needed comes before what needs it.
        let circles = kosaraju_scc(&graph);
        let mut of_file = vec![0; needs.len()];
        let mut weights = vec![0; circles.len()];
        for (circle, files) in circles.iter().enumerate() {
            for file in files {
                of_file[file.index()] = circle;
                weights[circle] += file_weights[file.index()];
            }
        }
        let mut around = vec![Vec::new(); circles.len()];
        let mut chains = vec![1_u64; circles.len()];
        for (circle, files) in circles.iter().enumerate().rev() {
            let needed = files.iter().flat_map(|file| &needs[file.index()]);
            for other in needed
                .map(|file| of_file[*file])
                .filter(|other| *other != circle)
            {
                chains[other] = chains[other].saturating_add(chains[circle]);
                around[circle].push(other);
                around[other].push(circle);
            }
        }
        let mut order: Vec<(u64, usize)> = chains.into_iter().zip(0..).collect();
        order.sort_unstable();
        Self {
            of_file,
            weights,
            around,
            order,
        }
    }

    /// How many, from the first of the order, are best left to the sides.
    fn lonely(&self) -> usize {
        let total: usize = self.weights.iter().sum();
        let mut best = (total, 0);
        let mut groups = Groups::new(self);
        let ends = self.order.chunk_by(|(a, _), (b, _)| a == b);
        let mut end = 0;
        for group in ends {
            group.iter().for_each(|(_, circle)| groups.add(*circle));
            end += group.len();
            let side = groups.heaviest.max(groups.total.div_ceil(SIDES));
            best = best.min((total - groups.total + side, end));
        }
        best.1
    }

    /// The side of each of the first `lonely`: the heaviest group goes first, each to the side that is lighter then.
    fn sides(&self, lonely: usize) -> Vec<usize> {
        let mut groups = Groups::new(self);
        for (_, circle) in &self.order[..lonely] {
            groups.add(*circle);
        }
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (_, circle) in &self.order[..lonely] {
            let group = groups.joined.find_mut(*circle);
            members.entry(group).or_default().push(*circle);
        }
        let mut members: Vec<Vec<usize>> = members.into_values().collect();
        members.iter_mut().for_each(|group| group.sort_unstable());
        let weight =
            |group: &Vec<usize>| -> usize { group.iter().map(|one| self.weights[*one]).sum() };
        members.sort_by_key(|group| (Reverse(weight(group)), group[0]));
        let mut heavy = [0; SIDES];
        let mut sides = vec![0; self.weights.len()];
        for group in members {
            let lightest = (0..SIDES)
                .min_by_key(|side| heavy[*side])
                .unwrap_or_default();
            heavy[lightest] += weight(&group);
            group
                .iter()
                .for_each(|circle| sides[*circle] = lightest + 1);
        }
        sides
    }
}

/// What hangs together without what is shared.
struct Groups<'c> {
    circles: &'c Circles,
    joined: UnionFind<usize>,
    is_in: Vec<bool>,
    /// Right for the one of each group that stands for it.
    weights: Vec<usize>,
    heaviest: usize,
    total: usize,
}

impl<'c> Groups<'c> {
    fn new(circles: &'c Circles) -> Self {
        Self {
            circles,
            joined: UnionFind::new(circles.weights.len()),
            is_in: vec![false; circles.weights.len()],
            weights: circles.weights.clone(),
            heaviest: 0,
            total: 0,
        }
    }

    fn add(&mut self, circle: usize) {
        self.is_in[circle] = true;
        self.total += self.circles.weights[circle];
        for other in &self.circles.around[circle] {
            if self.is_in[*other] {
                self.join(circle, *other);
            }
        }
        let group = self.joined.find_mut(circle);
        self.heaviest = self.heaviest.max(self.weights[group]);
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.joined.find_mut(a), self.joined.find_mut(b));
        if self.joined.union(a, b) {
            let weight = self.weights[a] + self.weights[b];
            self.weights[self.joined.find(a)] = weight;
        }
    }
}

fn graph(needs: &[Vec<usize>]) -> DiGraph<(), ()> {
    let edges: usize = needs.iter().map(Vec::len).sum();
    let mut graph = DiGraph::with_capacity(needs.len(), edges);
    needs.iter().for_each(|_| {
        graph.add_node(());
    });
    for (file, needs) in needs.iter().enumerate() {
        for needed in needs {
            graph.add_edge(NodeIndex::new(file), NodeIndex::new(*needed), ());
        }
    }
    graph
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
