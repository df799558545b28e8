//! A field is boxed if and only if its target can reach its owner by value: whatever the order of visits.

use std::collections::{BTreeMap, BTreeSet};

/// For a graph of by-value fields, the component each node belongs to: two nodes reach each other exactly if
/// their components are equal.
pub(super) fn components<T: Copy + Ord>(edges: &BTreeMap<T, BTreeSet<T>>) -> BTreeMap<T, usize> {
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

    #[test]
    fn nodes_share_a_component_when_each_reaches_the_other() {
        assert!(same(&[(1, 2), (2, 1)], 1, 2));
        assert!(same(&[(1, 2), (2, 3), (3, 1), (3, 4)], 1, 3));
        assert!(!same(&[(1, 2), (2, 3), (3, 1), (3, 4)], 1, 4));
        assert!(!same(&[(1, 2), (3, 2)], 1, 3));
        assert!(!same(&[(1, 1), (1, 2)], 1, 2));
    }
}
