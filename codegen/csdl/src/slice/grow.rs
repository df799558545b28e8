//! Grows the places of a slice from the service root, breadth first, so that the first path to a place is a shortest one
//! and nothing depends on the order of patterns.

use super::asks::Asks;
use super::node::Node;
use super::pattern::Ask;
use super::walk::{Found, Walk};
use super::{Edge, Import, Place, PlaceId, Reason, spell, verbs};
use crate::model::OperationId;
use crate::model::hash::Map;
use std::collections::BTreeMap;

/// Places with their edges, and the edges from the service root.
#[derive(Debug, Default)]
pub(super) struct Grown {
    pub(super) places: Vec<Place>,
    pub(super) roots: Vec<Edge>,
    pub(super) imports: Vec<Import>,
    pub(super) operations: BTreeMap<OperationId, Reason>,
}

struct Growing<'w> {
    walk: &'w Walk<'w>,
    numbers: Map<(Node, Vec<Ask>), PlaceId>,
    open: Vec<(Node, Asks)>,
    grown: Grown,
}

/// Everything that the patterns reach.
pub(super) fn all(walk: &Walk<'_>) -> Grown {
    let mut growing = Growing {
        walk,
        numbers: Map::default(),
        open: Vec::new(),
        grown: Grown::default(),
    };
    let mut asks = Asks::new();
    for (pattern, ask) in walk.patterns.starts() {
        asks.entry(ask).or_insert(pattern);
    }
    let found = walk.first_steps(&asks);
    growing.imports(&found);
    growing.grown.roots = growing.edges("", found);
    let mut next = 0;
    while next < growing.grown.places.len() {
        growing.expand(next);
        next += 1;
    }
    growing.grown
}

impl Growing<'_> {
    fn expand(&mut self, index: usize) {
        let (node, asks) = self.open[index].clone();
        let path = self.grown.places[index].path.clone();
        let found = self.walk.steps(&node, &asks);
        for (id, pattern) in &found.operations {
            let operation = self.walk.model.operation(*id);
            let segment = operation.call(&operation.segment());
            let reason = self.pattern(*pattern, format!("{path}/{segment}"));
            self.grown.operations.entry(*id).or_insert(reason);
        }
        let operations = found.operations.iter().map(|(id, _)| *id).collect();
        let edges = self.edges(&path, found);
        let place = &mut self.grown.places[index];
        place.operations = operations;
        place.edges = edges;
    }

    fn edges(&mut self, path: &str, found: Found) -> Vec<Edge> {
        let mut edges = Vec::with_capacity(found.steps.len());
        for step in found.steps {
            let key = step.keys.first();
            let path =
                path.to_owned() + &spell::step(self.walk.model, &step.segment, step.node.ty, key);
            let pattern = step.behind.asks.values().min().copied().unwrap_or(0);
            let reason = self.pattern(pattern, path.clone());
            let is_named = step.behind.is_named;
            let to = self.place(step.node, step.behind.asks, path);
            edges.push(Edge {
                segment: step.segment,
                to,
                keys: step.keys,
                is_named,
                reason,
            });
        }
        edges
    }

    fn imports(&mut self, found: &Found) {
        for (name, id, pattern) in &found.imports {
            let reason = self.pattern(*pattern, format!("/{name}"));
            let operations = &mut self.grown.operations;
            operations.entry(*id).or_insert_with(|| reason.clone());
            self.grown.imports.push(Import {
                name: name.clone(),
                operation: *id,
                reason,
            });
        }
    }

    fn place(&mut self, node: Node, asks: Asks, path: String) -> PlaceId {
        let key = (node, asks.keys().copied().collect::<Vec<Ask>>());
        if let Some(known) = self.numbers.get(&key) {
            return *known;
        }
        let id = PlaceId(self.grown.places.len() as u32);
        let node = key.0.clone();
        self.grown.places.push(Place {
            ty: node.ty,
            role: node.role,
            capabilities: node.capabilities.clone(),
            verbs: verbs::of(self.walk.model, &node, asks.keys().copied()),
            operations: Vec::new(),
            edges: Vec::new(),
            path,
        });
        self.open.push((node, asks));
        self.numbers.insert(key, id);
        id
    }

    fn pattern(&self, number: u32, path: String) -> Reason {
        Reason::Pattern {
            pattern: self.walk.patterns.text(number).to_owned(),
            path,
        }
    }
}

impl Grown {
    /// Without the places that offer nothing and lead to nothing that does.
    pub(super) fn pruned(mut self) -> Self {
        let useful = self.useful();
        let mut renumbered = Vec::with_capacity(useful.len());
        let mut next = 0;
        for is_useful in &useful {
            renumbered.push(is_useful.then_some(PlaceId(next)));
            next += u32::from(*is_useful);
        }
        let mut keep = useful.iter();
        self.places.retain(|_| keep.next() == Some(&true));
        let ways = self
            .places
            .iter_mut()
            .map(|place| &mut place.edges)
            .chain([&mut self.roots]);
        for edges in ways {
            edges.retain_mut(|edge| match renumbered[edge.to.0 as usize] {
                Some(id) => {
                    edge.to = id;
                    true
                }
                None => false,
            });
        }
        self
    }

    fn useful(&self) -> Vec<bool> {
        let mut ways_here: Vec<Vec<usize>> = vec![Vec::new(); self.places.len()];
        for (index, place) in self.places.iter().enumerate() {
            for edge in &place.edges {
                ways_here[edge.to.0 as usize].push(index);
            }
        }
        let offers = |place: &Place| !place.verbs.is_empty() || !place.operations.is_empty();
        let mut useful: Vec<bool> = self.places.iter().map(offers).collect();
        let mut open: Vec<usize> = (0..useful.len()).filter(|index| useful[*index]).collect();
        while let Some(index) = open.pop() {
            for before in &ways_here[index] {
                if !std::mem::replace(&mut useful[*before], true) {
                    open.push(*before);
                }
            }
        }
        useful
    }
}
