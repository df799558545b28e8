//! Lists every place at its shortest path alone.

use super::Line;
use super::table::Table;
use crate::model::{Deprecation, ItemType, TypeId};
use crate::slice::{Edge, Segment, Slice};

/// The operations of each place at its first path, unless a type repeats along that.
pub(super) fn all<'s, 'm>(slice: &'s Slice<'m>, table: &Table<'s, 'm>) -> Vec<Line<'s>> {
    let mut lines = Vec::new();
    table.imports(&mut lines);
    let mut ways: Vec<Option<Way<'s>>> = slice.places().map(|_| None).collect();
    for (index, edge) in slice.roots().iter().enumerate() {
        let deprecated = table.root_deprecation(index);
        ways[edge.to.0 as usize] = Some(Way {
            types: on(slice, edge, &[]),
            deprecated,
        });
    }
    // A place comes after the one that its first path leads through.
    for (id, place) in slice.places() {
        let Some(way) = ways[id.0 as usize].clone() else {
            continue;
        };
        if way.types.is_some() {
            table.lines_at(id, &place.path, way.deprecated, &mut lines);
        }
        for (index, edge) in place.edges.iter().enumerate() {
            let to = slice.place(edge.to);
            let rest = to.path.strip_prefix(place.path.as_str());
            let is_first = ways[edge.to.0 as usize].is_none()
                && rest.is_some_and(|rest| slice.added(edge).iter().any(|added| added == rest));
            if is_first {
                let types = way.types.as_ref().and_then(|types| on(slice, edge, types));
                let deprecated = table.edge_deprecation(id, index, way.deprecated);
                ways[edge.to.0 as usize] = Some(Way { types, deprecated });
            }
        }
    }
    lines
}

/// The first path to a place.
#[derive(Clone)]
struct Way<'s> {
    /// The types on it; `None` if one repeats.
    types: Option<Vec<TypeId>>,
    deprecated: Option<&'s Deprecation>,
}

/// The types on a path that goes on by one more edge.
fn on(slice: &Slice<'_>, edge: &Edge, before: &[TypeId]) -> Option<Vec<TypeId>> {
    let mut types = before.to_vec();
    match (&edge.segment, slice.place(edge.to).ty.item) {
        (Segment::Key, _) | (_, ItemType::Primitive(_)) => Some(types),
        (_, ItemType::Named(id)) if types.contains(&id) => edge.is_named.then_some(types),
        (_, ItemType::Named(id)) => {
            types.push(id);
            Some(types)
        }
    }
}
