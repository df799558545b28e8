//! Connected groups among the components that are not shared.

use super::components::Components;
use petgraph::unionfind::UnionFind;
use std::collections::BTreeMap;

/// Unshared components; one that needs another is in its group.
pub(super) struct Connected<'c> {
    components: &'c Components,
    joined: UnionFind<usize>,
    is_in: Vec<bool>,
    /// Weight of each group, at its representative in the union-find.
    weights: Vec<usize>,
    /// Weight of the heaviest group.
    pub(super) heaviest: usize,
    /// Weight of all groups.
    pub(super) total: usize,
}

impl<'c> Connected<'c> {
    pub(super) fn new(components: &'c Components) -> Self {
        let count = components.weights.len();
        Self {
            components,
            joined: UnionFind::new(count),
            is_in: vec![false; count],
            weights: components.weights.clone(),
            heaviest: 0,
            total: 0,
        }
    }

    /// Adds a component, and joins it with its neighbours.
    pub(super) fn add(&mut self, component: usize) {
        self.is_in[component] = true;
        self.total += self.components.weights[component];
        for other in &self.components.neighbours[component] {
            if self.is_in[*other] {
                self.join(component, *other);
            }
        }
        let group = self.joined.find_mut(component);
        self.heaviest = self.heaviest.max(self.weights[group]);
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.joined.find_mut(a), self.joined.find_mut(b));
        if self.joined.union(a, b) {
            let weight = self.weights[a] + self.weights[b];
            self.weights[self.joined.find(a)] = weight;
        }
    }

    /// Weight and members of each group.
    pub(super) fn each(&self) -> Vec<(usize, Vec<usize>)> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for component in (0..self.is_in.len()).filter(|component| self.is_in[*component]) {
            let group = self.joined.find(component);
            groups.entry(group).or_default().push(component);
        }
        let weigh = |(group, members)| (self.weights[group], members);
        groups.into_iter().map(weigh).collect()
    }
}
