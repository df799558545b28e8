//! Patterns that match nothing, and the nearest path that would match something.

use super::node::Node;
use super::pattern::Ask;
use super::walk::{Asks, Found, Walk};
use super::{spell, verbs};
use crate::model::{ItemType, nearest};
use crate::problem::Problems;
use std::collections::BTreeSet;

/// Every pattern must reach something by itself.
pub(super) fn check(walk: &Walk<'_>, problems: &mut Problems) {
    for (pattern, ask) in walk.patterns.starts() {
        if let Some((what, settle)) = astray(walk, pattern, ask) {
            problems.push(walk.patterns.problem(pattern, what, settle));
        }
    }
}

/// Where a pattern goes wrong; `None` if it reaches something.
fn astray(walk: &Walk<'_>, pattern: u32, start: Ask) -> Option<(String, String)> {
    let asks = Asks::from([(start, pattern)]);
    let found = walk.from_root(&asks);
    if matches!(start, Ask::Below) {
        return (found.steps.is_empty() && found.operations.is_empty()).then(|| {
            (
                "the metadata has no entity container".to_owned(),
                "a file with a container".to_owned(),
            )
        });
    }
    let mut reached: Vec<Node> = Vec::new();
    let mut depth = 0;
    let mut found = vec![found];
    let mut seen: BTreeSet<(Node, Vec<Ask>)> = BTreeSet::new();
    loop {
        if found.iter().any(|found| !found.operations.is_empty()) {
            return None;
        }
        let steps: Vec<(Node, Asks)> = found
            .into_iter()
            .flat_map(|found| found.steps)
            .map(|step| (step.node, step.asks))
            .collect();
        if steps.iter().any(|(node, asks)| offers(walk, node, asks)) {
            return None;
        }
        if steps.is_empty() {
            return Some(missing(walk, pattern, depth, &reached));
        }
        depth += 1;
        found = steps
            .iter()
            .filter(|step| seen.insert((step.0.clone(), step.1.keys().copied().collect())))
            .map(|(node, asks)| walk.from(node, asks))
            .collect();
        reached = steps.into_iter().map(|(node, _)| node).collect();
    }
}

/// Whether a pattern that ends here has something: a verb, or for `**` anything at all.
fn offers(walk: &Walk<'_>, node: &Node, asks: &Asks) -> bool {
    if !verbs::of(walk.model, node, asks.keys().copied()).is_empty() {
        return true;
    }
    let everything = asks.contains_key(&Ask::Below);
    let Found { steps, operations } = if everything {
        walk.from(node, asks)
    } else {
        Found::default()
    };
    everything && (!steps.is_empty() || !operations.is_empty())
}

fn missing(walk: &Walk<'_>, pattern: u32, depth: usize, reached: &[Node]) -> (String, String) {
    let segments = super::pattern::segments(walk.patterns.text(pattern));
    let before = segments[..depth.min(segments.len())]
        .iter()
        .map(|segment| format!("/{segment}"))
        .collect::<String>();
    let Some(wanted) = segments.get(depth) else {
        return (
            format!("it matches nothing: the metadata allows no operation at `{before}`"),
            format!("ask for what lies below, `{before}/**`"),
        );
    };
    let place = if before.is_empty() {
        "the service root".to_owned()
    } else {
        format!("`{before}`")
    };
    let names = names(walk, reached);
    let what = format!("it matches nothing: {place} has no `{wanted}`");
    let bare = wanted.split('(').next().unwrap_or(wanted);
    let near = nearest::nearest(bare, names.iter().map(String::as_str));
    let settle = match near {
        Some(name) => format!("the nearest path is `{before}/{name}`"),
        None if names.is_empty() => format!("nothing lies below {place}"),
        None => {
            let some: Vec<String> = names
                .iter()
                .take(8)
                .map(|name| format!("`{name}`"))
                .collect();
            let more = if names.len() > 8 { " and more" } else { "" };
            format!("below {place} there are {}{more}", some.join(", "))
        }
    };
    (what, settle)
}

/// Segments that lead on from any of the places; from the service root if there are none.
fn names(walk: &Walk<'_>, reached: &[Node]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    if reached.is_empty() {
        names.extend(walk.model.roots().iter().map(|root| root.name.clone()));
    }
    let everything = Asks::from([(Ask::Below, 0)]);
    for node in reached {
        let found = walk.from(node, &everything);
        names.extend(
            found
                .steps
                .iter()
                .map(|step| spell::spell(walk.model, &step.segment)),
        );
        names.extend(
            found
                .operations
                .iter()
                .map(|(id, _)| walk.model.operation(*id).name.name.clone()),
        );
        if let ItemType::Named(ty) = node.ty.item {
            names.extend(
                walk.model
                    .types()
                    .filter(|(id, _)| *id != ty && walk.model.is_a(*id, ty))
                    .map(|(_, derived)| derived.name.to_string()),
            );
        }
    }
    names
}
