//! Children of the container.

use super::capabilities::{self, Place, differences};
use super::{Proposals, elements, exists_not};
use crate::model::{Capabilities, Model, Root, RootKind};
use crate::schema::Schema;

pub(super) fn compare(raw: &Model, schema: &Schema, clean: &Model, proposals: &mut Proposals<'_>) {
    let mut containers = schema.namespaces.iter().flat_map(|it| &it.containers);
    let Some(container) = containers.next().map(|it| &it.name) else {
        return proposals.comment("the published file has no container".to_owned());
    };
    for root in clean.roots() {
        let known = raw.roots().iter().find(|it| it.name == root.name);
        let target = format!("{container}/{}", root.name);
        match known {
            None => {
                let element = elements::root(clean, root);
                element
                    .into_iter()
                    .for_each(|it| proposals.add(container, &target, &it));
            }
            Some(known) if kind(raw, known) != kind(clean, root) => proposals.comment(format!(
                "{target} is {} in the published file and {} in the corrected one",
                kind(raw, known),
                kind(clean, root)
            )),
            Some(_) => {}
        }
        flags(known, root, clean, &target, proposals);
    }
    for root in raw.roots() {
        if clean.roots().iter().all(|it| it.name != root.name) {
            proposals.propose(&format!("{container}/{}", root.name), exists_not());
        }
    }
}

fn kind(model: &Model, root: &Root) -> String {
    match &root.kind {
        RootKind::EntitySet(id) => format!("a set of {}", model.ty(*id).name),
        RootKind::Singleton(id) => format!("one {}", model.ty(*id).name),
        RootKind::Import(ids) => {
            let names = ids.iter().map(|id| model.operation(*id).name.to_string());
            let names: std::collections::BTreeSet<String> = names.collect();
            format!(
                "an import of {}",
                names.into_iter().collect::<Vec<_>>().join(", ")
            )
        }
    }
}

fn flags(
    known: Option<&Root>,
    root: &Root,
    clean: &Model,
    target: &str,
    proposals: &mut Proposals<'_>,
) {
    let (behind, place) = match root.kind {
        RootKind::EntitySet(id) => (
            capabilities::of_lineage(clean, clean.lineage(id)),
            Place::Other,
        ),
        RootKind::Singleton(id) => (
            capabilities::of_lineage(clean, clean.lineage(id)),
            Place::Singleton,
        ),
        RootKind::Import(_) => return,
    };
    let silent = Capabilities::default();
    let before = known.map_or(&silent, |it| &it.facts.capabilities);
    let after = &root.facts.capabilities;
    proposals.propose(target, differences(before, after, &behind, place));
    for (path, after) in &root.facts.below {
        let before = known.and_then(|it| it.facts.below.get(path));
        let values = differences(before.unwrap_or(&silent), after, &silent, Place::Below);
        proposals.propose(&format!("{target}/{path}"), values);
    }
}
