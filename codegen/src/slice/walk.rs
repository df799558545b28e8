//! One step on: which segments lead from a resource to the next, and what patterns ask for there.

use super::Segment;
use super::node::Node;
use super::pattern::{Ask, Head, Patterns, Suffix};
use crate::model::{ItemType, Model, Operation, OperationId, Primitive, RootKind, TypeId};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// What is asked for at a place, each with the number of the first pattern that asks for it.
pub(super) type Asks = BTreeMap<Ask, u32>;

/// Walks a model along patterns.
pub(super) struct Walk<'w> {
    pub(super) model: &'w Model,
    pub(super) patterns: &'w Patterns,
    /// Complex types that lead on, as far as they are known.
    leading: RefCell<Vec<Option<bool>>>,
}

/// What lies one step on.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Segments and what is asked for behind them.
    pub(super) steps: Vec<Step>,
    /// Operations asked for, with the first pattern that asks; under the name of the import at the service root.
    pub(super) operations: Vec<(OperationId, u32)>,
}

/// A segment to another resource.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) segment: Segment,
    pub(super) node: Node,
    pub(super) asks: Asks,
}

impl<'w> Walk<'w> {
    pub(super) fn new(model: &'w Model, patterns: &'w Patterns) -> Self {
        Self {
            model,
            patterns,
            leading: RefCell::new(vec![None; model.types().count()]),
        }
    }

    /// The first step, from the service root.
    pub(super) fn from_root(&self, asks: &Asks) -> Found {
        let mut found = Found::default();
        for root in self.model.roots() {
            let (ty, is_collection) = match &root.kind {
                RootKind::EntitySet(ty) => (*ty, true),
                RootKind::Singleton(ty) => (*ty, false),
                RootKind::Import(overloads) => {
                    for id in overloads {
                        self.operation(*id, Some(&root.name), asks, &mut found);
                    }
                    continue;
                }
            };
            let behind = self.behind(asks, Some(Ask::Below), |suffix| {
                named(suffix, &root.name, is_collection)
            });
            if !behind.is_empty() {
                let node = Node::root(self.model, root, ty, is_collection);
                found.steps.push(Step {
                    segment: Segment::Name(root.name.clone()),
                    node,
                    asks: behind,
                });
            }
        }
        found.sorted()
    }

    /// The steps from a resource.
    pub(super) fn from(&self, node: &Node, asks: &Asks) -> Found {
        let mut found = Found::default();
        let ItemType::Named(ty) = node.ty.item else {
            return found;
        };
        if node.ty.is_collection {
            self.key(node, asks, &mut found);
        } else {
            self.navigation(node, ty, asks, &mut found);
            self.properties(node, ty, asks, &mut found);
        }
        self.casts(node, ty, asks, &mut found);
        for id in self.bound(ty, node.ty.is_collection) {
            self.operation(id, None, asks, &mut found);
        }
        found.sorted()
    }

    /// `**` doesn't go on by key in what a function returns: it is complete in itself.
    fn key(&self, node: &Node, asks: &Asks, found: &mut Found) {
        let below = (node.role != super::Role::Result).then_some(Ask::Below);
        let mut behind = self.behind(asks, below, |suffix| match suffix.head {
            Head::Key | Head::Any => Some(suffix.tail),
            Head::Name(_) | Head::Call(..) | Head::Control(_) | Head::Rest => None,
        });
        if let Some(pattern) = asks.get(&Ask::Offered) {
            add(&mut behind, Ask::Offered, *pattern);
        }
        if let Some(node) = node.item(self.model).filter(|_| !behind.is_empty()) {
            found.steps.push(Step {
                segment: Segment::Key,
                node,
                asks: behind,
            });
        }
    }

    fn navigation(&self, node: &Node, ty: TypeId, asks: &Asks, found: &mut Found) {
        for way in self
            .model
            .structures(ty)
            .flat_map(|structure| &structure.navigation)
        {
            let below = if way.contained {
                Ask::Below
            } else {
                Ask::Offered
            };
            let behind = self.behind(asks, Some(below), |suffix| {
                named(suffix, &way.name, way.is_collection)
            });
            if behind.is_empty() {
                continue;
            }
            if let Some(node) = node.navigate(self.model, way) {
                found.steps.push(Step {
                    segment: Segment::Name(way.name.clone()),
                    node,
                    asks: behind,
                });
            }
        }
    }

    /// Stream properties, properties served as resources, and complex properties that lead on.
    fn properties(&self, node: &Node, ty: TypeId, asks: &Asks, found: &mut Found) {
        for property in self
            .model
            .structures(ty)
            .flat_map(|structure| &structure.properties)
        {
            let is_stream = property.ty.item == ItemType::Primitive(Primitive::Stream)
                && !property.ty.is_collection;
            let leads_on = match property.ty.item {
                ItemType::Named(id) => !property.ty.is_collection && self.leads_on(id),
                ItemType::Primitive(_) => false,
            };
            if !is_stream && !leads_on && property.resource.is_none() {
                continue;
            }
            let behind = self.behind(asks, Some(Ask::Below), |suffix| {
                named(suffix, &property.name, false)
            });
            if behind.is_empty() {
                continue;
            }
            let name = property.name.clone();
            let segment = if is_stream {
                Segment::Stream(name)
            } else {
                Segment::Name(name)
            };
            found.steps.push(Step {
                segment,
                node: node.property(property),
                asks: behind,
            });
        }
    }

    /// Derived types, only where a pattern names them.
    fn casts(&self, node: &Node, ty: TypeId, asks: &Asks, found: &mut Found) {
        let names =
            asks.keys()
                .filter_map(|ask| match self.suffix(*ask).map(|suffix| &suffix.head) {
                    Some(Head::Name(name)) if name.contains('.') => self.model.find(name),
                    _ => None,
                });
        let derived: BTreeSet<TypeId> = names
            .filter(|id| *id != ty && self.model.is_a(*id, ty))
            .collect();
        for id in derived {
            let name = self.model.ty(id).name.to_string();
            let behind = self.behind(asks, None, |suffix| match &suffix.head {
                Head::Name(written) if *written == name => Some(suffix.tail),
                _ => None,
            });
            found.steps.push(Step {
                segment: Segment::Cast(id),
                node: node.cast(self.model, id),
                asks: behind,
            });
        }
    }

    /// An operation that is asked for, and what a composable function leads to.
    fn operation(&self, id: OperationId, import: Option<&str>, asks: &Asks, found: &mut Found) {
        let operation = self.model.operation(id);
        let behind = self.behind(asks, Some(Ask::Below), |suffix| {
            called(suffix, operation, import).then_some(suffix.tail)
        });
        let asked = [Ask::Below, Ask::Here]
            .iter()
            .filter_map(|ask| behind.get(ask))
            .min();
        if let Some(pattern) = asked {
            found.operations.push((id, *pattern));
        }
        let result = operation
            .returns
            .filter(|_| operation.is_composable && operation.is_function);
        let Some(ty) = result.map(|returns| returns.ty) else {
            return;
        };
        let ItemType::Named(named) = ty.item else {
            return;
        };
        let on: Asks = behind
            .into_iter()
            .filter(|(ask, _)| *ask != Ask::Here)
            .collect();
        if self.model.ty(named).structure().is_some() && !on.is_empty() {
            let segment = import.map_or(Segment::Function(id), |name| {
                Segment::Import(name.to_owned(), id)
            });
            found.steps.push(Step {
                segment,
                node: Node::result(self.model, ty, named),
                asks: on,
            });
        }
    }

    /// Operations bound to a type and to its bases; the nearest of two with the same signature.
    pub(super) fn bound(&self, ty: TypeId, to_collection: bool) -> Vec<OperationId> {
        let mut bound: Vec<OperationId> = Vec::new();
        for structure in self.model.structures(ty) {
            let own = if to_collection {
                &structure.bound_to_collection
            } else {
                &structure.bound
            };
            let nearer = bound.len();
            for id in own {
                let operation = self.model.operation(*id);
                let hidden = |other: &OperationId| shadows(self.model.operation(*other), operation);
                if !bound[..nearer].iter().any(hidden) {
                    bound.push(*id);
                }
            }
        }
        bound
    }

    /// Whether a complex type, or one in a property of it, has navigation or a stream.
    pub(super) fn leads_on(&self, id: TypeId) -> bool {
        if let Some(known) = self.leading.borrow()[id.0 as usize] {
            return known;
        }
        let mut seen = BTreeSet::from([id]);
        let mut open = vec![id];
        let mut leads = false;
        while let Some(id) = open.pop().filter(|_| !leads) {
            for structure in self.model.structures(id) {
                leads |= !structure.navigation.is_empty();
                for property in structure
                    .properties
                    .iter()
                    .filter(|property| !property.ty.is_collection)
                {
                    match property.ty.item {
                        ItemType::Primitive(primitive) => leads |= primitive == Primitive::Stream,
                        ItemType::Named(next) if seen.insert(next) => open.push(next),
                        ItemType::Named(_) => {}
                    }
                }
            }
        }
        self.leading.borrow_mut()[id.0 as usize] = Some(leads);
        leads
    }

    /// What is asked for behind a segment: `below` if everything is asked for here, and what each suffix goes on with.
    fn behind(
        &self,
        asks: &Asks,
        below: Option<Ask>,
        step: impl Fn(&Suffix) -> Option<Ask>,
    ) -> Asks {
        let mut behind = Asks::new();
        for (ask, pattern) in asks {
            let next = match ask {
                Ask::Below => below,
                Ask::Here | Ask::Offered | Ask::Only(_) => None,
                Ask::Suffix(number) => step(self.patterns.suffix(*number)),
            };
            if let Some(next) = next {
                add(&mut behind, next, *pattern);
            }
        }
        normal(behind)
    }

    fn suffix(&self, ask: Ask) -> Option<&Suffix> {
        match ask {
            Ask::Suffix(number) => Some(self.patterns.suffix(number)),
            Ask::Below | Ask::Here | Ask::Offered | Ask::Only(_) => None,
        }
    }
}

impl Found {
    fn sorted(mut self) -> Self {
        self.steps
            .sort_by(|one, other| one.segment.cmp(&other.segment));
        self
    }
}

fn add(asks: &mut Asks, ask: Ask, pattern: u32) {
    let slot = asks.entry(ask).or_insert(pattern);
    *slot = pattern.min(*slot);
}

/// Everything below includes the place itself and whatever it offers.
fn normal(mut asks: Asks) -> Asks {
    if asks.contains_key(&Ask::Below) {
        asks.retain(|ask, _| matches!(ask, Ask::Below | Ask::Suffix(_)));
    }
    asks
}

/// The ask behind a navigation or property of this name.
fn named(suffix: &Suffix, name: &str, is_collection: bool) -> Option<Ask> {
    match &suffix.head {
        Head::Any => Some(suffix.tail),
        Head::Name(written) if written == name => Some(suffix.tail),
        Head::Call(written, _) if written == name && is_collection => suffix.keyed,
        Head::Name(_) | Head::Call(..) | Head::Key | Head::Control(_) | Head::Rest => None,
    }
}

/// Whether the segment calls the operation. A name alone means every overload; with parentheses, the one with these
/// parameters, optional ones perhaps left out.
fn called(suffix: &Suffix, operation: &Operation, import: Option<&str>) -> bool {
    let is_name = |written: &str| match import {
        Some(import) => written == import,
        None => written == operation.name.name || is_qualified(written, operation),
    };
    match &suffix.head {
        Head::Any => true,
        Head::Name(written) => is_name(written),
        Head::Call(written, names) => {
            is_name(written)
                && operation.is_function
                && names.iter().all(|name| {
                    operation
                        .parameters
                        .iter()
                        .any(|parameter| parameter.name == *name)
                })
                && operation
                    .parameters
                    .iter()
                    .all(|parameter| parameter.optional || names.contains(&parameter.name))
        }
        Head::Key | Head::Control(_) | Head::Rest => false,
    }
}

fn is_qualified(written: &str, operation: &Operation) -> bool {
    written.rsplit_once('.').is_some_and(|(namespace, name)| {
        name == operation.name.name && namespace == operation.name.namespace
    })
}

/// Whether a nearer overload takes the place of one that is bound to a base type.
fn shadows(nearer: &Operation, operation: &Operation) -> bool {
    let names = |operation: &Operation| {
        let mut names: Vec<String> = operation
            .parameters
            .iter()
            .map(|parameter| parameter.name.clone())
            .collect();
        names.sort();
        names
    };
    nearer.name == operation.name
        && nearer.is_function == operation.is_function
        && (!operation.is_function || names(nearer) == names(operation))
}
