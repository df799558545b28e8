//! One step: the segments below a resource, and what patterns ask for there.

use super::node::Node;
use super::pattern::{Head, PatternState, Patterns, Suffix};
use super::states::{self, NextStates, PatternStates};
use super::traversable::Traversable;
use super::{RequestedKey, Role, Segment, bound, keys, spell};
use crate::model::{ItemType, Model, OperationId, Primitive, RootKind, TypeId};
use std::collections::BTreeSet;

/// Walks a model along patterns.
pub(super) struct Walk<'w> {
    pub(super) model: &'w Model,
    pub(super) patterns: &'w Patterns,
    traversable: Traversable,
}

/// The result of one step.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Segments and the states after them.
    pub(super) steps: Vec<Step>,
    /// Operations asked for, with the first pattern that asks.
    pub(super) operations: Vec<(OperationId, u32)>,
    /// Those of them that are unbound, and the names they are imported under.
    pub(super) imports: Vec<(String, OperationId, u32)>,
}

/// A segment to another resource.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) segment: Segment,
    /// For a key: those that are asked for.
    pub(super) keys: Vec<RequestedKey>,
    pub(super) node: Node,
    pub(super) next: NextStates,
}

impl<'w> Walk<'w> {
    pub(super) fn new(model: &'w Model, patterns: &'w Patterns) -> Self {
        Self {
            model,
            patterns,
            traversable: Traversable::new(model),
        }
    }

    /// The first step, from the service root.
    pub(super) fn first_steps(&self, states: &PatternStates) -> Found {
        let mut found = Found::default();
        for root in self.model.roots() {
            let (ty, is_collection) = match &root.kind {
                RootKind::EntitySet(ty) => (*ty, true),
                RootKind::Singleton(ty) => (*ty, false),
                RootKind::Import(overloads) => {
                    for id in overloads {
                        self.operation(*id, Some(&root.name), states, &mut found);
                    }
                    continue;
                }
            };
            let next = self.next(states, Some(PatternState::Below), |suffix| {
                states::names(suffix, &root.name, is_collection)
            });
            found.step(next, || {
                let node = Node::root(self.model, root, ty, is_collection);
                Some((Segment::Name(root.name.clone()), node))
            });
        }
        found.sorted(self.model)
    }

    /// The steps from a resource.
    pub(super) fn steps(&self, node: &Node, states: &PatternStates) -> Found {
        let mut found = Found::default();
        let ItemType::Named(ty) = node.ty.item else {
            return found;
        };
        if node.ty.is_collection {
            self.key(node, states, &mut found);
        } else {
            self.navigation(node, ty, states, &mut found);
            self.properties(node, ty, states, &mut found);
        }
        self.casts(node, ty, states, &mut found);
        for id in bound::operations(self.model, ty, node) {
            self.operation(id, None, states, &mut found);
        }
        found.sorted(self.model)
    }

    /// `**` does not include items by key of what a function returns, since the result is complete.
    fn key(&self, node: &Node, states: &PatternStates, found: &mut Found) {
        let below = (node.role != Role::Result).then_some(PatternState::Below);
        let requested = |suffix: &Suffix| keys::requested(self.model, node, &suffix.head);
        let mut next = self.next(states, below, |suffix| {
            requested(suffix).map(|_| suffix.tail)
        });
        if let Some(pattern) = states.get(&PatternState::Offered) {
            next.add(PatternState::Offered, *pattern);
        }
        let steps = found.steps.len();
        found.step(next, || Some((Segment::Key, node.item(self.model)?)));
        if let Some(step) = found.steps.get_mut(steps) {
            let keys = states.keys().filter_map(|state| match state {
                PatternState::Below | PatternState::Offered => Some(RequestedKey::Own),
                PatternState::Here | PatternState::Only(_) => None,
                PatternState::Suffix(number) => requested(self.patterns.suffix(*number)),
            });
            step.keys = keys
                .collect::<BTreeSet<RequestedKey>>()
                .into_iter()
                .collect();
        }
    }

    /// Navigation that isn't contained is offered, but `**` does not continue below it.
    fn navigation(&self, node: &Node, ty: TypeId, states: &PatternStates, found: &mut Found) {
        let structures = self.model.structures(ty);
        for navigation in structures.flat_map(|structure| &structure.navigation) {
            let below = if navigation.contained {
                PatternState::Below
            } else {
                PatternState::Offered
            };
            let next = self.next(states, Some(below), |suffix| {
                states::names(suffix, &navigation.name, navigation.is_collection)
            });
            found.step(next, || {
                Some((
                    Segment::Name(navigation.name.clone()),
                    node.navigate(self.model, navigation)?,
                ))
            });
        }
    }

    /// Stream properties, properties served as resources, and complex properties with resources below.
    fn properties(&self, node: &Node, ty: TypeId, states: &PatternStates, found: &mut Found) {
        let structures = self.model.structures(ty);
        for property in structures.flat_map(|structure| &structure.properties) {
            let is_stream = property.ty.item == ItemType::Primitive(Primitive::Stream)
                && !property.ty.is_collection;
            let is_served = property.resource.is_some();
            if !is_stream && !is_served && !self.traversable.through(self.model, property) {
                continue;
            }
            let next = self.next(states, Some(PatternState::Below), |suffix| {
                states::names(suffix, &property.name, false)
            });
            let segment = if is_stream {
                Segment::Stream
            } else {
                Segment::Name
            };
            found.step(next, || {
                Some((segment(property.name.clone()), node.property(property)))
            });
        }
    }

    /// Derived types, only where a pattern names them.
    fn casts(&self, node: &Node, ty: TypeId, states: &PatternStates, found: &mut Found) {
        let written = states
            .keys()
            .filter_map(|state| match &self.suffix(*state)?.head {
                Head::Name(name) if name.contains('.') => self.model.find(name),
                Head::Name(_) | Head::Call(..) | Head::Key | Head::KeyBy(_) | Head::Any => None,
                Head::Control(_) | Head::Rest => None,
            });
        let derived: BTreeSet<TypeId> = written
            .filter(|id| *id != ty && self.model.is_a(*id, ty))
            .collect();
        for id in derived {
            let name = self.model.ty(id).name.to_string();
            let next = self.next(states, None, |suffix| {
                (suffix.head == Head::Name(name.clone())).then_some(suffix.tail)
            });
            found.step(next, || {
                Some((Segment::Cast(id), node.cast(self.model, id)))
            });
        }
    }

    /// An operation that is asked for, and the result of a composable function.
    fn operation(
        &self,
        id: OperationId,
        import: Option<&str>,
        states: &PatternStates,
        found: &mut Found,
    ) {
        let operation = self.model.operation(id);
        let mut next = self.next(states, Some(PatternState::Below), |suffix| {
            states::calls(suffix, operation, import).then_some(suffix.tail)
        });
        let calls = [PatternState::Below, PatternState::Here];
        let requested = calls
            .iter()
            .filter_map(|state| next.states.get(state))
            .min();
        if let Some(pattern) = requested {
            found.operations.push((id, *pattern));
            let name = import.map(str::to_owned);
            found.imports.extend(name.map(|name| (name, id, *pattern)));
        }
        next.states.remove(&PatternState::Here);
        found.step(next, || {
            let returns = operation.returns.filter(|_| operation.is_composable)?;
            let ItemType::Named(ty) = returns.ty.item else {
                return None;
            };
            self.model.ty(ty).structure()?;
            let segment = match import {
                Some(name) => Segment::Import(name.to_owned(), id),
                None => Segment::Function(id),
            };
            Some((segment, Node::result(self.model, returns.ty, ty)))
        });
    }

    fn next(
        &self,
        states: &PatternStates,
        below: Option<PatternState>,
        names: impl Fn(&Suffix) -> Option<PatternState>,
    ) -> NextStates {
        NextStates::of(self.patterns, states, below, names)
    }

    /// The names in the parentheses that a state gives as a key.
    pub(super) fn parentheses(&self, state: PatternState) -> Option<&[String]> {
        match &self.suffix(state)?.head {
            Head::KeyBy(names) => Some(names),
            Head::Name(_) | Head::Call(..) | Head::Key | Head::Any => None,
            Head::Control(_) | Head::Rest => None,
        }
    }

    fn suffix(&self, state: PatternState) -> Option<&Suffix> {
        match state {
            PatternState::Suffix(number) => Some(self.patterns.suffix(number)),
            PatternState::Below
            | PatternState::Here
            | PatternState::Offered
            | PatternState::Only(_) => None,
        }
    }
}

impl Found {
    /// Adds a step if a pattern asks for anything after it.
    fn step(&mut self, next: NextStates, to: impl FnOnce() -> Option<(Segment, Node)>) {
        if next.states.is_empty() {
            return;
        }
        if let Some((segment, node)) = to() {
            self.steps.push(Step {
                segment,
                keys: Vec::new(),
                node,
                next,
            });
        }
    }

    /// By segment as it is spelled, so that nothing depends on the order of the file.
    fn sorted(mut self, model: &Model) -> Self {
        self.steps
            .sort_by_cached_key(|step| (rank(&step.segment), spell::spell(model, &step.segment)));
        self
    }
}

fn rank(segment: &Segment) -> u8 {
    match segment {
        Segment::Key => 0,
        Segment::Name(_) | Segment::Stream(_) => 1,
        Segment::Cast(_) => 2,
        Segment::Function(_) | Segment::Import(..) => 3,
    }
}
