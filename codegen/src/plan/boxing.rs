//! A field is boxed if and only if its target can reach its owner by value, whatever the order of visits; but a field that
//! was there before stays as it was, and of those that close a circle the newcomers are boxed.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::BTreeMap;

/// A field that holds one object.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held<T> {
    /// The struct.
    pub(super) owner: T,
    /// What it holds.
    pub(super) target: T,
    /// Whether it was boxed before, if it was there.
    pub(super) before: Option<bool>,
}

/// Whether each field is boxed.
///
/// What was not boxed before has no circle in it, so a circle has a newcomer, and boxing those on circles leaves none.
/// Should `before` be wrong (merged by hand, say), those on a circle of their own count as newcomers.
pub(super) fn boxed<T: Copy + Ord>(fields: &[Held<T>]) -> Vec<bool> {
    let old = circles(fields.iter().filter(|field| field.before == Some(false)));
    let is_old = |field: &Held<T>| field.before == Some(false) && !old.has(field);
    let all = circles(fields.iter().filter(|field| field.before != Some(true)));
    let boxed = |field: &Held<T>| field.before == Some(true) || (!is_old(field) && all.has(field));
    fields.iter().map(boxed).collect()
}

/// The component of each type: two types lead to each other exactly if theirs are equal.
struct Circles<T>(BTreeMap<T, usize>);

impl<T: Copy + Ord> Circles<T> {
    /// Whether the field lies on a circle.
    fn has(&self, field: &Held<T>) -> bool {
        let component = self.0.get(&field.owner);
        component.is_some() && component == self.0.get(&field.target)
    }
}

fn circles<'f, T: Copy + Ord + 'f>(fields: impl Iterator<Item = &'f Held<T>>) -> Circles<T> {
    let mut numbers: BTreeMap<T, usize> = BTreeMap::new();
    let mut number = |ty: T| {
        let next = numbers.len();
        NodeIndex::new(*numbers.entry(ty).or_insert(next))
    };
    let edges = fields.map(|field| (number(field.owner), number(field.target)));
    let graph: DiGraph<(), ()> = DiGraph::from_edges(edges);
    let mut components = vec![0; graph.node_count()];
    for (component, types) in kosaraju_scc(&graph).into_iter().enumerate() {
        for ty in types {
            components[ty.index()] = component;
        }
    }
    let component = |(ty, number): (T, usize)| (ty, components[number]);
    Circles(numbers.into_iter().map(component).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(edges: &[(u8, u8)], a: u8, b: u8) -> bool {
        let fields = edges.iter();
        let fields: Vec<_> = fields.map(|(from, to)| held(*from, *to, None)).collect();
        circles(fields.iter()).has(&held(a, b, None))
    }

    fn held(owner: u8, target: u8, before: Option<bool>) -> Held<u8> {
        Held {
            owner,
            target,
            before,
        }
    }

    #[test]
    fn what_closes_a_circle_is_boxed() {
        let fields = [(1, 2), (2, 3), (3, 1), (3, 4), (4, 4)];
        let fields = fields.map(|(owner, target)| held(owner, target, None));
        assert_eq!(boxed(&fields), [true, true, true, false, true]);
    }

    #[test]
    fn what_was_there_stays_and_the_newcomer_is_boxed() {
        let fields = [
            held(1, 2, Some(false)),
            held(2, 3, Some(false)),
            held(3, 1, None),
            held(3, 4, None),
        ];
        assert_eq!(boxed(&fields), [false, false, true, false]);
    }

    #[test]
    fn a_box_stays_though_its_circle_is_gone() {
        assert_eq!(boxed(&[held(1, 2, Some(true))]), [true]);
        let fields = [held(1, 2, Some(true)), held(2, 1, None)];
        assert_eq!(boxed(&fields), [true, false]);
    }

    #[test]
    fn a_circle_of_what_was_there_is_boxed_all_the_same() {
        let fields = [held(1, 2, Some(false)), held(2, 1, Some(false))];
        assert_eq!(boxed(&fields), [true, true]);
    }

    #[test]
    fn nodes_share_a_component_when_each_reaches_the_other() {
        assert!(same(&[(1, 2), (2, 1)], 1, 2));
        assert!(same(&[(1, 2), (2, 3), (3, 1), (3, 4)], 1, 3));
        assert!(!same(&[(1, 2), (2, 3), (3, 1), (3, 4)], 1, 4));
        assert!(!same(&[(1, 2), (3, 2)], 1, 3));
        assert!(!same(&[(1, 1), (1, 2)], 1, 2));
    }
}
