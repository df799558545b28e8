//! Which fields are boxed: those on a cycle of structs that contain each other by value.
//!
//! A field that an earlier version of the crate has stays as it is, boxed or not. In a new cycle, only the new fields are
//! boxed. The result does not depend on the order of fields.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::BTreeMap;

/// A field whose value is one object.
#[derive(Clone, Copy, Debug)]
pub(super) struct ObjectField<T> {
    /// The struct that has the field.
    pub(super) owner: T,
    /// The struct that is its value.
    pub(super) target: T,
    /// Whether an earlier version boxes it; `None` for a new field.
    pub(super) before: Option<bool>,
}

/// Whether each field is boxed.
///
/// Fields that were unboxed before form no cycle, so each cycle has a new field, and boxing the new fields on cycles breaks
/// all of them. If `before` is wrong (after a merge by hand), old fields that form a cycle count as new.
pub(super) fn boxed<T: Copy + Ord>(fields: &[ObjectField<T>]) -> Vec<bool> {
    let old = components(fields.iter().filter(|field| field.before == Some(false)));
    let is_old = |field: &ObjectField<T>| field.before == Some(false) && !old.has(field);
    let all = components(fields.iter().filter(|field| field.before != Some(true)));
    let boxed =
        |field: &ObjectField<T>| field.before == Some(true) || (!is_old(field) && all.has(field));
    fields.iter().map(boxed).collect()
}

/// The strongly connected component of each type: equal for types that reach each other.
struct Components<T>(BTreeMap<T, usize>);

impl<T: Copy + Ord> Components<T> {
    /// Whether the field is on a cycle.
    fn has(&self, field: &ObjectField<T>) -> bool {
        let component = self.0.get(&field.owner);
        component.is_some() && component == self.0.get(&field.target)
    }
}

fn components<'f, T: Copy + Ord + 'f>(
    fields: impl Iterator<Item = &'f ObjectField<T>>,
) -> Components<T> {
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
    Components(numbers.into_iter().map(component).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(edges: &[(u8, u8)], a: u8, b: u8) -> bool {
        let fields = edges.iter();
        let fields: Vec<_> = fields
            .map(|(from, to)| object_field(*from, *to, None))
            .collect();
        components(fields.iter()).has(&object_field(a, b, None))
    }

    fn object_field(owner: u8, target: u8, before: Option<bool>) -> ObjectField<u8> {
        ObjectField {
            owner,
            target,
            before,
        }
    }

    #[test]
    fn fields_on_a_cycle_are_boxed() {
        let fields = [(1, 2), (2, 3), (3, 1), (3, 4), (4, 4)];
        let fields = fields.map(|(owner, target)| object_field(owner, target, None));
        assert_eq!(boxed(&fields), [true, true, true, false, true]);
    }

    #[test]
    fn an_old_field_stays_unboxed_and_the_new_one_is_boxed() {
        let fields = [
            object_field(1, 2, Some(false)),
            object_field(2, 3, Some(false)),
            object_field(3, 1, None),
            object_field(3, 4, None),
        ];
        assert_eq!(boxed(&fields), [false, false, true, false]);
    }

    #[test]
    fn a_box_stays_after_its_cycle_is_gone() {
        assert_eq!(boxed(&[object_field(1, 2, Some(true))]), [true]);
        let fields = [object_field(1, 2, Some(true)), object_field(2, 1, None)];
        assert_eq!(boxed(&fields), [true, false]);
    }

    #[test]
    fn a_cycle_of_old_fields_is_boxed() {
        let fields = [
            object_field(1, 2, Some(false)),
            object_field(2, 1, Some(false)),
        ];
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
