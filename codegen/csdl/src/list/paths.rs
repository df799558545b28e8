//! Walks every path of a slice along which no type repeats.

use super::Line;
use super::table::Table;
use crate::model::{Deprecation, ItemType, TypeId};
use crate::slice::{Edge, PlaceId, Segment, Slice};

/// The operations at every path, in the order of the walk; `None` if there are more than `limit`.
pub(super) fn all<'s, 'm>(
    slice: &'s Slice<'m>,
    table: &Table<'s, 'm>,
    limit: usize,
) -> Option<Vec<Line<'s>>> {
    let steps: Vec<Vec<Step>> = slice
        .places()
        .map(|(_, place)| steps(slice, &place.edges))
        .collect();
    let mut walk = Walk {
        slice,
        table,
        on_path: vec![false; slice.model().types().count()],
        path: String::new(),
        frames: Vec::new(),
        lines: Vec::new(),
    };
    table.imports(&mut walk.lines);
    for root in self::steps(slice, slice.roots()) {
        let edge = &slice.roots()[root.edge];
        walk.enter(edge, &root.added, table.root_deprecation(root.edge));
        while let Some(frame) = walk.frames.last_mut() {
            let Some(step) = steps[frame.place.0 as usize].get(frame.next) else {
                walk.leave();
                continue;
            };
            let deprecated = table.edge_deprecation(frame.place, step.edge, frame.deprecated);
            frame.next += 1;
            let edge = &slice.place(frame.place).edges[step.edge];
            walk.enter(edge, &step.added, deprecated);
            if walk.lines.len() > limit {
                return None;
            }
        }
    }
    Some(walk.lines)
}

/// What an edge adds to the URL; an edge is as many steps as there are keys that are asked for.
struct Step {
    edge: usize,
    added: String,
}

fn steps(slice: &Slice<'_>, edges: &[Edge]) -> Vec<Step> {
    let edges = edges.iter().enumerate();
    edges
        .flat_map(|(index, edge)| {
            slice
                .added(edge)
                .into_iter()
                .map(move |added| (index, added))
        })
        .map(|(edge, added)| Step { edge, added })
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
    place: PlaceId,
    next: usize,
    path_before: usize,
    added: Option<TypeId>,
    deprecated: Option<&'s Deprecation>,
}

impl<'s> Walk<'s, '_, '_> {
    fn enter(&mut self, edge: &Edge, text: &str, deprecated: Option<&'s Deprecation>) {
        let place = self.slice.place(edge.to);
        let added = match (&edge.segment, place.ty.item) {
            (Segment::Key, _) | (_, ItemType::Primitive(_)) => None,
            (_, ItemType::Named(id)) if self.on_path[id.0 as usize] => {
                if !edge.is_named {
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
            .lines_at(edge.to, &self.path, deprecated, &mut self.lines);
        self.frames.push(Frame {
            place: edge.to,
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
