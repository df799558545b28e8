//! The URLs that lead to each place, as documentation shows them: the shortest few, keys as `{id}`.

use super::segments::call_text;
use graph_csdl::slice::{Edge, PlaceId, Segment, Slice, keys};
use std::collections::{BTreeMap, BTreeSet};

/// How many URLs documentation shows.
const SHOWN: usize = 4;

/// The shortest URLs to each place, and whether there are more.
#[derive(Debug)]
pub(super) struct Routes(BTreeMap<PlaceId, BTreeSet<(usize, String)>>);

impl Routes {
    /// Breadth first, keeping the shortest few of each place, so that the cost is that of the edges.
    pub(super) fn new(slice: &Slice<'_>) -> Self {
        let mut routes = Self(BTreeMap::new());
        let mut layer: BTreeSet<(PlaceId, String)> = slice
            .roots()
            .iter()
            .map(|edge| (edge.to, text(slice, edge)))
            .collect();
        let mut length = 1;
        while !layer.is_empty() {
            let mut next = BTreeSet::new();
            for (place, route) in layer {
                if !routes.add(place, length, &route) {
                    continue;
                }
                for edge in &slice.place(place).edges {
                    next.insert((edge.to, format!("{route}{}", text(slice, edge))));
                }
            }
            layer = next;
            length += 1;
        }
        routes
    }

    /// The URLs of any of these places, shortest first.
    pub(super) fn of(&self, places: &[PlaceId]) -> Vec<String> {
        let all: BTreeSet<&(usize, String)> = places
            .iter()
            .filter_map(|place| self.0.get(place))
            .flatten()
            .collect();
        all.into_iter()
            .take(SHOWN)
            .map(|(_, route)| route.clone())
            .collect()
    }

    fn add(&mut self, place: PlaceId, length: usize, route: &str) -> bool {
        let known = self.0.entry(place).or_default();
        known.len() < SHOWN && known.insert((length, route.to_owned()))
    }
}

/// What an edge adds to a URL, as documentation shows it.
fn text(slice: &Slice<'_>, edge: &Edge) -> String {
    let segment = match &edge.segment {
        Segment::Key => {
            let key = |ty| keys::own(slice.model(), ty, |name| format!("{{{name}}}"));
            return slice
                .place(edge.to)
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
