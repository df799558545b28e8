//! Walks every path of a slice along which no type repeats.

use super::Line;
use super::table::Table;
use crate::model::{Deprecation, ItemType, TypeId};
use crate::slice::{Child, ResourceId, Segment, Slice};

/// The operations at every path, in the order of the walk; `None` if there are more than `limit`.
pub(super) fn all<'s, 'm>(
    slice: &'s Slice<'m>,
    table: &Table<'s, 'm>,
    limit: usize,
) -> Option<Vec<Line<'s>>> {
    let steps: Vec<Vec<Step>> = slice
        .resources()
        .map(|(_, resource)| steps(slice, &resource.children))
        .collect();
    let mut walk = Walk {
        slice,
        table,
        on_path: vec![false; slice.model().type_ids().len()],
        path: String::new(),
        frames: Vec::new(),
        lines: Vec::new(),
    };
    table.imports(&mut walk.lines);
    for root in self::steps(slice, slice.roots()) {
        let child = &slice.roots()[root.child];
        walk.enter(child, &root.added, table.root_deprecation(root.child));
        while let Some(frame) = walk.frames.last_mut() {
            let Some(step) = steps[frame.resource.0 as usize].get(frame.next) else {
                walk.leave();
                continue;
            };
            let deprecated = table.child_deprecation(frame.resource, step.child, frame.deprecated);
            frame.next += 1;
            let child = &slice.resource(frame.resource).children[step.child];
            walk.enter(child, &step.added, deprecated);
            if walk.lines.len() > limit {
                return None;
            }
        }
    }
    Some(walk.lines)
}

/// What a child adds to the URL; an item is one step for each key that is asked for.
struct Step {
    child: usize,
    added: String,
}

fn steps(slice: &Slice<'_>, children: &[Child]) -> Vec<Step> {
    let children = children.iter().enumerate();
    children
        .flat_map(|(index, child)| {
            slice
                .added(child)
                .into_iter()
                .map(move |added| (index, added))
        })
        .map(|(child, added)| Step { child, added })
        .collect()
}

struct Walk<'s, 'm, 't> {
    slice: &'s Slice<'m>,
    table: &'t Table<'s, 'm>,
    on_path: Vec<bool>,
    path: String,
    frames: Vec<Frame<'s>>,
    lines: Vec<Line<'s>>,
}

struct Frame<'s> {
    resource: ResourceId,
    next: usize,
    path_before: usize,
    added: Option<TypeId>,
    deprecated: Option<&'s Deprecation>,
}

impl<'s> Walk<'s, '_, '_> {
    fn enter(&mut self, child: &Child, text: &str, deprecated: Option<&'s Deprecation>) {
        let resource = self.slice.resource(child.to);
        let added = match (&child.segment, resource.ty.item) {
            (Segment::Key, _) | (_, ItemType::Primitive(_)) => None,
            (_, ItemType::Named(id)) if self.on_path[id.0 as usize] => {
                if !child.is_named {
                    return;
                }
                None
            }
            (_, ItemType::Named(id)) => Some(id),
        };
        if let Some(id) = added {
            self.on_path[id.0 as usize] = true;
        }
        let path_before = self.path.len();
        self.path.push_str(text);
        self.table
            .lines_at(child.to, &self.path, deprecated, &mut self.lines);
        self.frames.push(Frame {
            resource: child.to,
            next: 0,
            path_before,
            added,
            deprecated,
        });
    }

    fn leave(&mut self) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        self.path.truncate(frame.path_before);
        if let Some(id) = frame.added {
            self.on_path[id.0 as usize] = false;
        }
    }
}
