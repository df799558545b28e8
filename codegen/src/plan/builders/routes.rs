//! The shortest URLs of each resource for documentation, with keys as `{id}`.

use super::segments::call_text;
use graph_csdl::slice::{Child, ResourceId, Segment, Slice, keys};
use std::collections::{BTreeMap, BTreeSet};

/// How many URLs are shown.
const SHOWN: usize = 4;

/// The shortest URLs of each resource, and whether there are more.
#[derive(Debug)]
pub(super) struct Routes(BTreeMap<ResourceId, BTreeSet<(usize, String)>>);

impl Routes {
    /// Breadth first, keeping only the shortest of each resource, so that the time is linear in the children.
    pub(super) fn new(slice: &Slice<'_>) -> Self {
        let mut routes = Self(BTreeMap::new());
        let mut layer: BTreeSet<(ResourceId, String)> = slice
            .roots()
            .iter()
            .map(|child| (child.to, text(slice, child)))
            .collect();
        let mut length = 1;
        while !layer.is_empty() {
            let mut next = BTreeSet::new();
            for (resource, route) in layer {
                if !routes.add(resource, length, &route) {
                    continue;
                }
                for child in &slice.resource(resource).children {
                    next.insert((child.to, format!("{route}{}", text(slice, child))));
                }
            }
            layer = next;
            length += 1;
        }
        routes
    }

    /// The URLs of any of these resources, shortest first.
    pub(super) fn of(&self, resources: &[ResourceId]) -> Vec<String> {
        let all: BTreeSet<&(usize, String)> = resources
            .iter()
            .filter_map(|resource| self.0.get(resource))
            .flatten()
            .collect();
        all.into_iter()
            .take(SHOWN)
            .map(|(_, route)| route.clone())
            .collect()
    }

    fn add(&mut self, resource: ResourceId, length: usize, route: &str) -> bool {
        let known = self.0.entry(resource).or_default();
        known.len() < SHOWN && known.insert((length, route.to_owned()))
    }
}

/// The URL segment of a child in documentation.
fn text(slice: &Slice<'_>, child: &Child) -> String {
    let segment = match &child.segment {
        Segment::Key => {
            let key = |ty| keys::own(slice.model(), ty, |name| format!("{{{name}}}"));
            return slice
                .resource(child.to)
                .ty
                .named()
                .map_or_else(|| "/{id}".to_owned(), key);
        }
        Segment::Name(name) | Segment::Stream(name) => name.clone(),
        Segment::Cast(id) => slice.model().ty(*id).name.to_string(),
        Segment::Function(id) => {
            let operation = slice.model().operation(*id);
            call_text(&operation.segment(), operation)
        }
        Segment::Import(name, id) => call_text(name, slice.model().operation(*id)),
    };
    format!("/{segment}")
}
