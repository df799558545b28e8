//! A field is boxed if and only if its target can reach its owner by value, whatever the order of visits; but a field that
//! was there before stays as it was, and of those that close a circle the newcomers are boxed.

use std::collections::{BTreeMap, BTreeSet};

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

/// Which fields lie on circles of these.
struct Circles<T>(BTreeMap<T, usize>);

impl<T: Copy + Ord> Circles<T> {
    fn has(&self, field: &Held<T>) -> bool {
        let component = self.0.get(&field.owner);
        component.is_some() && component == self.0.get(&field.target)
    }
}

fn circles<'f, T: Copy + Ord + 'f>(fields: impl Iterator<Item = &'f Held<T>>) -> Circles<T> {
    let mut edges: BTreeMap<T, BTreeSet<T>> = BTreeMap::new();
    for field in fields {
        edges.entry(field.owner).or_default().insert(field.target);
        edges.entry(field.target).or_default();
    }
    Circles(components(&edges))
}

/// For a graph of by-value fields, the component each node belongs to: two nodes reach each other exactly if
/// their components are equal.
fn components<T: Copy + Ord>(edges: &BTreeMap<T, BTreeSet<T>>) -> BTreeMap<T, usize> {
    let mut reversed: BTreeMap<T, BTreeSet<T>> = BTreeMap::new();
    for (from, targets) in edges {
        for to in targets {
            reversed.entry(*to).or_default().insert(*from);
        }
    }
    let mut component = BTreeMap::new();
    for (index, root) in finishing_order(edges).into_iter().rev().enumerate() {
        let mut stack = vec![root];
        while let Some(node) = stack.pop() {
            if component.contains_key(&node) {
                continue;
            }
            component.insert(node, index);
            stack.extend(
                reversed
                    .get(&node)
                    .into_iter()
                    .flatten()
                    .filter(|next| !component.contains_key(next)),
            );
        }
    }
    component
}

/// Nodes in the order in which a depth-first walk leaves them (Kosaraju's first pass), without recursion.
fn finishing_order<T: Copy + Ord>(edges: &BTreeMap<T, BTreeSet<T>>) -> Vec<T> {
    let mut order = Vec::new();
    let mut seen = BTreeSet::new();
    for root in edges.keys() {
        let mut stack = vec![(*root, false)];
        while let Some((node, left)) = stack.pop() {
            if left {
                order.push(node);
            } else if seen.insert(node) {
                stack.push((node, true));
                stack.extend(
                    edges
                        .get(&node)
                        .into_iter()
                        .flatten()
                        .rev()
                        .map(|next| (*next, false)),
                );
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(edges: &[(u8, u8)], a: u8, b: u8) -> bool {
        let mut graph: BTreeMap<u8, BTreeSet<u8>> = BTreeMap::new();
        for (from, to) in edges {
            graph.entry(*from).or_default().insert(*to);
            graph.entry(*to).or_default();
        }
        let components = components(&graph);
        components[&a] == components[&b]
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
