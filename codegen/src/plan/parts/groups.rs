//! What hangs together by what is not shared.

use super::circles::Circles;
use petgraph::unionfind::UnionFind;
use std::collections::BTreeMap;

/// Circles that are not shared, joined where one needs the other.
pub(super) struct Groups<'c> {
    circles: &'c Circles,
    joined: UnionFind<usize>,
    is_in: Vec<bool>,
    /// Right for the one of each group that stands for it.
    weights: Vec<usize>,
    /// What the heaviest group weighs.
    pub(super) heaviest: usize,
    /// What all of them weigh.
    pub(super) total: usize,
}

impl<'c> Groups<'c> {
    pub(super) fn new(circles: &'c Circles) -> Self {
        let count = circles.weights.len();
        Self {
            circles,
            joined: UnionFind::new(count),
            is_in: vec![false; count],
            weights: circles.weights.clone(),
            heaviest: 0,
            total: 0,
        }
    }

    /// Takes one more, which joins what it needs and what needs it.
    pub(super) fn add(&mut self, circle: usize) {
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

    /// Each group: what it weighs, and who is in it.
    pub(super) fn each(&self) -> Vec<(usize, Vec<usize>)> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for circle in (0..self.is_in.len()).filter(|circle| self.is_in[*circle]) {
            let group = self.joined.find(circle);
            groups.entry(group).or_default().push(circle);
        }
        let weigh = |(group, members)| (self.weights[group], members);
        groups.into_iter().map(weigh).collect()
    }
}
