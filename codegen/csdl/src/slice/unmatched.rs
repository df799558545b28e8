//! Patterns that match nothing, and the nearest path that would match something.

use super::address::without_version;
use super::node::Node;
use super::pattern::{self, PatternState};
use super::states::PatternStates;
use super::walk::Walk;
use super::why::RESTORE;
use super::{bound, keys, spell, verbs};
use crate::corrections::of_item;
use crate::model::{Item, ItemType};
use crate::nearest;
use crate::problem::{Mistake, Problems};
use std::collections::{BTreeMap, BTreeSet};

/// A problem for each pattern that alone reaches nothing.
pub(super) fn find(walk: &Walk<'_>) -> Problems {
    let mut problems = Problems::new();
    for (pattern, state) in walk.patterns.starts() {
        if let Some(Mistake { what, fix }) = unmatched(walk, pattern, state) {
            problems.push(walk.patterns.problem(pattern, what, fix));
        }
    }
    problems
}

/// Where a pattern stops matching; `None` if it reaches something.
fn unmatched(walk: &Walk<'_>, pattern: u32, start: PatternState) -> Option<Mistake> {
    let mut found = vec![walk.first_steps(&PatternStates::from([(start, pattern)]))];
    let mut reached: Vec<Node> = Vec::new();
    let mut seen: BTreeSet<(Node, Vec<PatternState>)> = BTreeSet::new();
    let mut requested = vec![start];
    let mut depth = 0;
    loop {
        if found.iter().any(|found| !found.operations.is_empty()) {
            return None;
        }
        let steps = found.into_iter().flat_map(|found| found.steps);
        let steps: Vec<(Node, PatternStates)> =
            steps.map(|step| (step.node, step.next.states)).collect();
        if steps
            .iter()
            .any(|(node, states)| offers(walk, node, states))
        {
            return None;
        }
        let key = requested.iter().find_map(|state| walk.parentheses(*state));
        if steps.is_empty() {
            let no_key = key.and_then(|_| no_key(walk, pattern, depth, &reached));
            return Some(no_key.unwrap_or_else(|| missing(walk, pattern, depth, &reached)));
        }
        // After the name of a collection, parentheses are a step and no segment.
        depth += usize::from(key.is_none());
        requested = steps
            .iter()
            .flat_map(|(_, states)| states.keys().copied())
            .collect();
        let unseen = |(node, states): &&(Node, PatternStates)| {
            seen.insert((node.clone(), states.keys().copied().collect()))
        };
        let unseen = steps.iter().filter(unseen);
        found = unseen
            .map(|(node, states)| walk.steps(node, states))
            .collect();
        reached = steps.into_iter().map(|(node, _)| node).collect();
    }
}

/// Parentheses after a collection whose items have no such key.
fn no_key(walk: &Walk<'_>, pattern: u32, depth: usize, reached: &[Node]) -> Option<Mistake> {
    let segments = pattern::segments(walk.patterns.text(pattern));
    let written = segments.get(depth.checked_sub(1)?)?;
    let (collection, _) = written.split_once('(')?;
    let ItemType::Named(ty) = reached.first()?.ty.item else {
        return None;
    };
    let keys: Vec<String> = keys::all(walk.model, ty)
        .map(|key| format!("`{collection}{}`", keys::spell(walk.model, ty, &key)))
        .collect();
    let what = format!("it matches nothing: `{collection}` has no such key as in `{written}`");
    Some(Mistake::new(what, format!("write {}", keys.join(" or "))))
}

/// Whether a pattern that ends here has something: a verb, or for `**` anything at all.
fn offers(walk: &Walk<'_>, node: &Node, states: &PatternStates) -> bool {
    if !verbs::of(walk.model, node, states.keys().copied()).is_empty() {
        return true;
    }
    if !states.contains_key(&PatternState::Below) {
        return false;
    }
    let found = walk.steps(node, states);
    !found.steps.is_empty() || !found.operations.is_empty()
}

fn missing(walk: &Walk<'_>, pattern: u32, depth: usize, reached: &[Node]) -> Mistake {
    let segments = pattern::segments(walk.patterns.text(pattern));
    let (before, after) = segments.split_at(depth.min(segments.len()));
    let before: String = before.iter().map(|segment| format!("/{segment}")).collect();
    let Some(wanted) = after.first() else {
        let what = format!("it matches nothing: the metadata allows no operation at `{before}`");
        return Mistake::new(what, format!("ask for what lies below, `{before}/**`"));
    };
    let parent = if before.is_empty() {
        "the service root".to_owned()
    } else {
        format!("`{before}`")
    };
    if let Some(removed) = removed(walk, reached, wanted) {
        let what = format!("it matches nothing: {parent} has no `{wanted}`: {removed}");
        return Mistake::new(what, RESTORE);
    }
    let fix = without_version(walk.patterns.text(pattern))
        .filter(|_| reached.is_empty())
        .map(|path| format!("paths start after the version: write `{path}`"))
        .or_else(|| same_elsewhere(walk, reached, &before, wanted))
        .unwrap_or_else(|| nearest_path(walk, reached, &before, &parent, wanted));
    let what = format!("it matches nothing: {parent} has no `{wanted}`");
    Mistake::new(what, fix)
}

/// The correction that has removed a segment of this name, if one has.
fn removed(walk: &Walk<'_>, reached: &[Node], wanted: &str) -> Option<String> {
    let model = walk.model;
    let name = wanted.split('(').next().unwrap_or(wanted);
    let mut items = vec![];
    if reached.is_empty() {
        items.push(Item::Root(name.to_owned()));
    }
    for node in reached {
        let ItemType::Named(ty) = node.ty.item else {
            continue;
        };
        let lineage = model.lineage(ty);
        items.extend(lineage.map(|id| Item::Member(id, name.to_owned())));
        let bound = model.corrected().items().filter(|item| {
            let Item::Operation(id) = item else {
                return false;
            };
            let operation = model.operation(*id);
            let is_named = operation.name.name == name || operation.name.to_string() == name;
            let binding = operation.binding.and_then(|it| it.named());
            is_named && binding.is_some_and(|binding| model.is_a(ty, binding))
        });
        items.extend(bound.cloned());
    }
    let corrects = items.iter().flat_map(|item| of_item(model, item));
    let removing = corrects.into_iter().find(|corrects| corrects.removes());
    removing.map(|corrects| corrects.removal(model))
}

/// The right name in the wrong place, or the value of a key; `None` where the name is one of this place.
fn same_elsewhere(walk: &Walk<'_>, reached: &[Node], before: &str, wanted: &str) -> Option<String> {
    let bare = wanted.split('(').next().unwrap_or(wanted);
    if names(walk, reached).contains_key(bare) {
        return None;
    }
    for node in reached {
        let ItemType::Named(ty) = node.ty.item else {
            continue;
        };
        if node.ty.is_collection
            && let Some(item) = node.item(walk.model)
        {
            if let Some(written) = names(walk, &[item]).get(bare) {
                return Some(format!(
                    "it lies below an item: `{before}/{{id}}/{written}`"
                ));
            }
            if is_value(wanted) {
                return Some(format!(
                    "a pattern is of all items: write `{before}/{{id}}`, with `{{id}}` for every key"
                ));
            }
            continue;
        }
        if wanted.starts_with('{') {
            return Some(format!(
                "`{before}` is not a collection, so there is no key to give"
            ));
        }
        if walk.model.property(ty, wanted).is_some() {
            return Some(format!(
                "`{wanted}` is a property, and comes with `GET {before}`; if the service serves it as a resource of \
                 its own, say so in `[[resource]]`"
            ));
        }
    }
    None
}

/// Whether a segment looks like the value of a key: a GUID, a number, a name to sign in with, a placeholder of another kind.
fn is_value(segment: &str) -> bool {
    let is_guid = segment.len() == 36 && segment.matches('-').count() == 4;
    is_guid
        || segment.starts_with(|c: char| c.is_ascii_digit() || ":<[\"'%".contains(c))
        || segment.contains('@')
        || (segment.len() > 20
            && segment.contains(|c: char| c.is_ascii_digit() || "=_-".contains(c)))
}

fn nearest_path(
    walk: &Walk<'_>,
    reached: &[Node],
    before: &str,
    parent: &str,
    wanted: &str,
) -> String {
    let names = names(walk, reached);
    if let Some(full) = walk.model.prefixes.in_full(wanted) {
        return format!("a namespace is written in full: write `{before}/{full}`");
    }
    let bare = wanted.split('(').next().unwrap_or(wanted);
    // `user` or, with the alias of the namespace, `graph.user` in place of `microsoft.graph.user`.
    let last = |name: &str| name.rsplit('.').next() == bare.rsplit('.').next();
    let qualified = || names.keys().find(|name| last(name)).map(String::as_str);
    let near = nearest::nearest(bare, names.keys().map(String::as_str));
    if let Some(name) = near.or_else(qualified) {
        return format!("the nearest path is `{before}/{}`", names[name]);
    }
    if names.is_empty() {
        return format!("nothing lies below {parent}");
    }
    let some: Vec<String> = names
        .values()
        .take(8)
        .map(|name| format!("`{name}`"))
        .collect();
    let more = if names.len() > 8 { " and more" } else { "" };
    let below = format!("below {parent} there are {}{more}", some.join(", "));
    let has_items = |node: &Node| node.ty.is_collection && node.item(walk.model).is_some();
    if reached.iter().any(has_items) {
        return format!("write `{before}/{{id}}` if it is the key of an item; {below}");
    }
    below
}

/// Segments below any of the resources, from the service root if there are none: bare names and how to write
/// them.
fn names(walk: &Walk<'_>, reached: &[Node]) -> BTreeMap<String, String> {
    let everything = PatternStates::from([(PatternState::Below, 0)]);
    let mut names = BTreeMap::new();
    let mut add = |name: &str, written: String| {
        names.entry(name.to_owned()).or_insert(written);
    };
    if reached.is_empty() {
        walk.model
            .roots()
            .iter()
            .for_each(|root| add(&root.name, root.name.clone()));
    }
    for node in reached {
        let found = walk.steps(node, &everything);
        for step in &found.steps {
            let written = spell::spell(walk.model, &step.segment);
            let (bare, _) = pattern::names_of(&written);
            add(bare, written.clone());
        }
        let ItemType::Named(ty) = node.ty.item else {
            continue;
        };
        for id in bound::operations(walk.model, ty, node) {
            let operation = walk.model.operation(id);
            add(&operation.name.name, operation.call(&operation.segment()));
        }
        let derived = walk
            .model
            .types()
            .filter(|(id, _)| *id != ty && walk.model.is_a(*id, ty));
        derived.for_each(|(_, derived)| add(&derived.name.to_string(), derived.name.to_string()));
    }
    names
}
