//! Names of builders: of those of one type and role, the one whose resources have most verbs gets the plain name, and the
//! others are named by their path.

use super::Group;
use super::sharing::{Entry, Key, Own};
use crate::plan::names;
use crate::plan::names::modules::{home_namespace, namespace_modules};
use crate::plan::names::namer::{Candidate, Case, Namer, TakenNames};
use graph_csdl::model::{ItemType, Model, QualifiedName};
use graph_csdl::slice::{ResourceId, Role, Slice, Verb};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Names the builder of each key. Returns it with the folder of its file.
pub(super) fn name(
    slice: &Slice<'_>,
    namer: &mut Namer<'_>,
    keyed: &[(Key<'_>, Vec<ResourceId>)],
    entered: &[Option<Entry<'_>>],
) -> Vec<(Vec<String>, Group)> {
    let home = home_namespace(slice);
    let mut plain_taken: BTreeSet<String> = BTreeSet::new();
    let mut scopes: BTreeMap<Vec<String>, (Vec<Candidate<'_>>, Vec<Group>)> = BTreeMap::new();
    let mut order: Vec<&(Key<'_>, Vec<ResourceId>)> = keyed.iter().collect();
    order.sort_by_key(|(key, _)| Reverse((verb_count(key.own), key.items.map_or(0, verb_count))));
    for (Key { own: key, .. }, resources) in order {
        let Described {
            namespace,
            mut wire,
            key: mut text,
        } = describe(slice.model(), *key);
        if let Own::Resource { .. } = key
            && !plain_taken.insert(text.clone())
            && let Some((owner, segment)) = resources
                .iter()
                .filter_map(|resource| entered[resource.index()])
                .min()
        {
            wire = format!("{} {wire}", distinction(owner, segment, &wire));
            let owner = owner.map_or_else(String::new, ToString::to_string);
            text = format!("{text} at {owner}/{segment}");
        }
        let modules = namespace_modules(&namespace, &home);
        let (candidates, groups) = scopes.entry(modules).or_default();
        candidates.push(Candidate::new(
            text.clone(),
            format!("{wire} RequestBuilder"),
        ));
        let property = match key {
            Own::Property { owner, name } => Some((*owner, (*name).to_owned())),
            Own::Resource { .. } => None,
        };
        groups.push(Group {
            name: String::new(),
            key: text,
            resources: resources.clone(),
            property,
        });
    }
    let mut all = Vec::new();
    for (modules, (candidates, groups)) in scopes {
        let scope = "the request builders";
        let names = namer.resolve(scope, Case::Camel, candidates, TakenNames::NOTHING);
        let named = |(group, name)| (modules.clone(), Group { name, ..group });
        all.extend(groups.into_iter().zip(names).map(named));
    }
    all
}

/// The prefix of a builder with fewer verbs than another of its type: its segment or, if that is the name of the type, the
/// type that has the segment.
fn distinction(owner: Option<&QualifiedName>, segment: &str, wire: &str) -> String {
    let segment = names::camel(segment);
    let ty = wire.split(' ').next().unwrap_or_default();
    if segment.trim_end_matches('s') != ty.trim_end_matches('s') {
        return segment;
    }
    match owner {
        Some(owner) => names::camel(&owner.name),
        None => "Singleton".to_owned(),
    }
}

/// How many verbs resources with this key have.
fn verb_count(key: Own<'_>) -> usize {
    match key {
        Own::Resource { verbs, .. } => verbs.len(),
        Own::Property { .. } => 0,
    }
}

/// What a builder is named by.
struct Described {
    /// The namespace of its type.
    namespace: String,
    /// The wire name that its name is made from.
    wire: String,
    /// Its key in `names.toml`.
    key: String,
}

fn describe(model: &Model, key: Own<'_>) -> Described {
    match key {
        Own::Property { owner, name } => {
            let owner = &model.ty(owner).name;
            Described {
                namespace: owner.namespace.clone(),
                wire: format!("{} {}", names::camel(&owner.name), names::camel(name)),
                key: format!("{owner}/{name} builder"),
            }
        }
        Own::Resource {
            ty, role, verbs, ..
        } => {
            let (namespace, name) = match ty.item {
                ItemType::Named(id) => {
                    let name = &model.ty(id).name;
                    (name.namespace.clone(), name.name.clone())
                }
                ItemType::Primitive(primitive) => (String::new(), format!("{primitive:?}")),
            };
            let (kind, role) = match role {
                Role::Owned => ("", "owned"),
                // An item of a referenced collection that can only be removed from it.
                Role::Referenced if verbs == [Verb::RefRemove] => {
                    ("Reference Item", "referenced item")
                }
                Role::Referenced => ("Reference", "referenced"),
                Role::Cast => ("Cast", "cast"),
                Role::Property => ("Property", "property"),
                Role::Result => ("Result", "result"),
            };
            let many = if ty.is_collection { "Collection" } else { "" };
            Described {
                namespace,
                wire: format!("{} {kind} {many}", names::camel(&name)),
                key: format!("{} {role} builder", model.spell(ty)),
            }
        }
    }
}
