//! Lists every resource at its shortest path alone.

use super::Line;
use super::table::Table;
use crate::model::{Deprecation, ItemType, TypeId};
use crate::slice::{Child, Segment, Slice};

/// The operations of each resource at its first path, unless a type repeats along that.
pub(super) fn all<'s, 'm>(slice: &'s Slice<'m>, table: &Table<'s, 'm>) -> Vec<Line<'s>> {
    let mut lines = Vec::new();
    table.imports(&mut lines);
    let mut first_paths: Vec<Option<FirstPath<'s>>> = slice.resources().map(|_| None).collect();
    for (index, child) in slice.roots().iter().enumerate() {
        let deprecated = table.root_deprecation(index);
        first_paths[child.to.0 as usize] = Some(FirstPath {
            types: on(slice, child, &[]),
            deprecated,
        });
    }
    // A resource has a higher id than those on its first path.
    for (id, resource) in slice.resources() {
        let Some(first) = first_paths[id.0 as usize].clone() else {
            continue;
        };
        if first.types.is_some() {
            table.lines_at(id, &resource.path, first.deprecated, &mut lines);
        }
        for (index, child) in resource.children.iter().enumerate() {
            let to = slice.resource(child.to);
            let rest = to.path.strip_prefix(resource.path.as_str());
            let is_first = first_paths[child.to.0 as usize].is_none()
                && rest.is_some_and(|rest| slice.added(child).iter().any(|added| added == rest));
            if is_first {
                let types = first
                    .types
                    .as_ref()
                    .and_then(|types| on(slice, child, types));
                let deprecated = table.child_deprecation(id, index, first.deprecated);
                first_paths[child.to.0 as usize] = Some(FirstPath { types, deprecated });
            }
        }
    }
    lines
}

/// The first path to a resource.
#[derive(Clone)]
struct FirstPath<'s> {
    /// The types on it; `None` if one repeats.
    types: Option<Vec<TypeId>>,
    deprecated: Option<&'s Deprecation>,
}

/// The types on a path with one more child.
fn on(slice: &Slice<'_>, child: &Child, before: &[TypeId]) -> Option<Vec<TypeId>> {
    let mut types = before.to_vec();
    match (&child.segment, slice.resource(child.to).ty.item) {
        (Segment::Key, _) | (_, ItemType::Primitive(_)) => Some(types),
        (_, ItemType::Named(id)) if types.contains(&id) => child.is_named.then_some(types),
        (_, ItemType::Named(id)) => {
            types.push(id);
            Some(types)
        }
    }
}
