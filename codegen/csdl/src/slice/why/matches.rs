//! Which pattern a path matches: a resource of the slice may have been reached by another one first.

use super::written::{collection_and_key, is_written};
use crate::model::{OperationId, RootKind};
use crate::slice::node::Node;
use crate::slice::pattern;
use crate::slice::states::PatternStates;
use crate::slice::walk::{Found, Walk};
use crate::slice::{Slice, verbs};
use crate::verb::SystemSegment;

/// The first pattern, in their order, that matches most segments of the path.
pub(super) fn pattern_of<'s>(slice: &'s Slice<'_>, segments: &[&str]) -> &'s str {
    let walk = Walk::new(slice.model, &slice.patterns);
    let starts = walk.patterns.starts();
    let reached = starts.map(|(pattern, state)| {
        let states = PatternStates::from([(state, pattern)]);
        (reach(&walk, states, segments), std::cmp::Reverse(pattern))
    });
    reached
        .max()
        .map_or("", |(_, pattern)| slice.patterns.text(pattern.0))
}

/// How many segments of the path these states match.
fn reach(walk: &Walk<'_>, mut states: PatternStates, segments: &[&str]) -> usize {
    let mut node: Option<Node> = None;
    for (index, segment) in segments.iter().enumerate() {
        let found = match &node {
            Some(node) => walk.steps(node, &states),
            None => walk.first_steps(&states),
        };
        if index + 1 == segments.len() && ends(walk, node.as_ref(), &states, &found, segment) {
            return segments.len();
        }
        let Some((to, left)) = next(walk, found, segment) else {
            return index;
        };
        node = Some(to);
        states = left;
    }
    segments.len()
}

/// Whether the last segment is an operation or a system segment that is asked for.
fn ends(
    walk: &Walk<'_>,
    node: Option<&Node>,
    states: &PatternStates,
    found: &Found,
    segment: &str,
) -> bool {
    if let Some(control) = SystemSegment::of(segment) {
        let verbs = node.map(|node| verbs::of(walk.model, node, states.keys().copied()));
        return verbs
            .into_iter()
            .flatten()
            .any(|verb| verb.facts().segment == Some(control));
    }
    let (name, _) = pattern::names_of(segment);
    let is_meant = |id: &OperationId| match node {
        Some(_) => {
            let operation = &walk.model.operation(*id).name;
            operation.name == name || operation.to_string() == name
        }
        None => walk.model.roots().iter().any(|root| {
            root.name == name
                && matches!(&root.kind, RootKind::Import(overloads) if overloads.contains(id))
        }),
    };
    found.operations.iter().any(|(id, _)| is_meant(id))
}

fn next(walk: &Walk<'_>, found: Found, segment: &str) -> Option<(Node, PatternStates)> {
    let step = |found: Found, written: &str| {
        let mut steps = found.steps.into_iter();
        let step = steps.find(|step| is_written(walk.model, &step.segment, written))?;
        Some((step.node, step.next.states))
    };
    if found
        .steps
        .iter()
        .any(|step| is_written(walk.model, &step.segment, segment))
    {
        return step(found, segment);
    }
    let (collection, _) = collection_and_key(segment)?;
    let (node, states) = step(found, collection)?;
    step(walk.steps(&node, &states), "{}")
}
