//! Grows the resources of a slice from the service root, breadth first, so that the first path to a resource is a shortest one
//! and nothing depends on the order of patterns.

use super::node::Node;
use super::pattern::PatternState;
use super::states::PatternStates;
use super::walk::{Found, Walk};
use super::{Child, Import, Reason, Resource, ResourceId, spell, verbs};
use crate::model::OperationId;
use crate::model::hash::Map;
use std::collections::BTreeMap;

/// Resources with their children, and the children of the service root.
#[derive(Debug, Default)]
pub(super) struct Grown {
    pub(super) resources: Vec<Resource>,
    pub(super) roots: Vec<Child>,
    pub(super) imports: Vec<Import>,
    pub(super) operations: BTreeMap<OperationId, Reason>,
}

struct Growing<'w> {
    walk: &'w Walk<'w>,
    numbers: Map<(Node, Vec<PatternState>), ResourceId>,
    open: Vec<(Node, PatternStates)>,
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
    let mut states = PatternStates::new();
    for (pattern, state) in walk.patterns.starts() {
        states.entry(state).or_insert(pattern);
    }
    let found = walk.first_steps(&states);
    growing.imports(&found);
    growing.grown.roots = growing.children("", found);
    let mut next = 0;
    while next < growing.grown.resources.len() {
        growing.expand(next);
        next += 1;
    }
    growing.grown
}

impl Growing<'_> {
    fn expand(&mut self, index: usize) {
        let (node, states) = self.open[index].clone();
        let path = self.grown.resources[index].path.clone();
        let found = self.walk.steps(&node, &states);
        for (id, pattern) in &found.operations {
            let operation = self.walk.model.operation(*id);
            let segment = operation.call(&operation.segment());
            let reason = self.pattern(*pattern, format!("{path}/{segment}"));
            self.grown.operations.entry(*id).or_insert(reason);
        }
        let operations = found.operations.iter().map(|(id, _)| *id).collect();
        let children = self.children(&path, found);
        let resource = &mut self.grown.resources[index];
        resource.operations = operations;
        resource.children = children;
    }

    fn children(&mut self, path: &str, found: Found) -> Vec<Child> {
        let mut children = Vec::with_capacity(found.steps.len());
        for step in found.steps {
            let key = step.keys.first();
            let path =
                path.to_owned() + &spell::step(self.walk.model, &step.segment, step.node.ty, key);
            let pattern = step.next.states.values().min().copied().unwrap_or(0);
            let reason = self.pattern(pattern, path.clone());
            let is_named = step.next.is_named;
            let to = self.resource(step.node, step.next.states, path);
            children.push(Child {
                segment: step.segment,
                to,
                keys: step.keys,
                is_named,
                reason,
            });
        }
        children
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

    fn resource(&mut self, node: Node, states: PatternStates, path: String) -> ResourceId {
        let key = (node, states.keys().copied().collect::<Vec<PatternState>>());
        if let Some(known) = self.numbers.get(&key) {
            return *known;
        }
        let id = ResourceId(self.grown.resources.len() as u32);
        let node = key.0.clone();
        self.grown.resources.push(Resource {
            ty: node.ty,
            role: node.role,
            property: node.property.clone(),
            capabilities: node.capabilities.clone(),
            verbs: verbs::of(self.walk.model, &node, states.keys().copied()),
            operations: Vec::new(),
            children: Vec::new(),
            path,
        });
        self.open.push((node, states));
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
    /// Without the resources that offer nothing and have nothing below them that does.
    pub(super) fn pruned(mut self) -> Self {
        let useful = self.useful();
        let mut renumbered = Vec::with_capacity(useful.len());
        let mut next = 0;
        for is_useful in &useful {
            renumbered.push(is_useful.then_some(ResourceId(next)));
            next += u32::from(*is_useful);
        }
        let mut keep = useful.iter();
        self.resources.retain(|_| keep.next() == Some(&true));
        let navigations = self
            .resources
            .iter_mut()
            .map(|resource| &mut resource.children)
            .chain([&mut self.roots]);
        for children in navigations {
            children.retain_mut(|child| match renumbered[child.to.0 as usize] {
                Some(id) => {
                    child.to = id;
                    true
                }
                None => false,
            });
        }
        self
    }

    fn useful(&self) -> Vec<bool> {
        let mut ways_here: Vec<Vec<usize>> = vec![Vec::new(); self.resources.len()];
        for (index, resource) in self.resources.iter().enumerate() {
            for child in &resource.children {
                ways_here[child.to.0 as usize].push(index);
            }
        }
        let offers =
            |resource: &Resource| !resource.verbs.is_empty() || !resource.operations.is_empty();
        let mut useful: Vec<bool> = self.resources.iter().map(offers).collect();
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
