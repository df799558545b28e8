//! What a builder offers: segments, built-in verbs, and operations, named so that none hides another.
//!
//! A built-in verb keeps its name. A segment that would take it is called `…_resource`, an operation that would take
//! that of a verb or of a segment `…_action` or `…_function`; whatever still collides is told apart as all names are.

use super::namer::{Candidate, Case, Namer, Taken};
use super::{names, parameters};
use graph_csdl::model::{KeyPart, Model, Operation, OperationId, TypeRef};
use graph_csdl::reserved::METHODS;
use graph_csdl::slice::{Import, Resource, ResourceId, Role, Segment, Slice, Verb};
use std::collections::{BTreeMap, BTreeSet};

/// What the key of an action's method ends in where another one calls it without parameters.
const WITH_PARAMETERS: &str = "#with_parameters";
/// What the key of an action's method ends in that sends bytes.
const STREAM: &str = "#stream";

/// Something that becomes a method.
#[derive(Clone, Debug)]
pub(super) enum Offer<'m> {
    /// A segment, and where it leads.
    Way(Segment, ResourceId),
    /// Another key of the item that a collection's key leads to.
    AlternateKey(&'m [KeyPart], ResourceId),
    /// An item by its path below the one at hand.
    ByPath(ResourceId),
    /// A verb, and the resource that has it.
    Verb(Verb, ResourceId),
    /// An action or function.
    Operation(OperationId, &'m Operation),
    /// An action, called without the parameters that it takes since: as it was when its method was named.
    Bare(OperationId, &'m Operation),
    /// An action, called with bytes in place of JSON.
    Stream(OperationId, &'m Operation),
    /// An unbound action or function, and the name it is imported under.
    Import(&'m Import, &'m Operation),
}

/// Everything that the resources of one builder offer, segments first.
pub(super) fn of_resources<'m>(slice: &Slice<'m>, resources: &[ResourceId]) -> Vec<Offer<'m>> {
    let resources: Vec<(ResourceId, &Resource)> = resources
        .iter()
        .map(|id| (*id, slice.resource(*id)))
        .collect();
    let mut ways: BTreeMap<&Segment, ResourceId> = BTreeMap::new();
    for child in resources
        .iter()
        .flat_map(|(_, resource)| &resource.children)
    {
        let fuller = |known: ResourceId, other: ResourceId| {
            let size = |id: ResourceId| {
                (
                    slice.resource(id).verbs.len(),
                    slice.resource(id).children.len(),
                )
            };
            if size(other) > size(known) {
                other
            } else {
                known
            }
        };
        let known = ways.entry(&child.segment).or_insert(child.to);
        *known = fuller(*known, child.to);
    }
    let mut offers = Vec::new();
    for (segment, to) in ways {
        offers.push(Offer::Way(segment.clone(), to));
        if *segment == Segment::Key {
            offers.extend(
                alternate_keys(slice.model(), slice.resource(to).ty)
                    .map(|key| Offer::AlternateKey(key, to)),
            );
        }
    }
    offers.extend(by_path(slice, &resources));
    let mut verbs: BTreeMap<Verb, ResourceId> = BTreeMap::new();
    for (id, resource) in &resources {
        resource
            .verbs
            .iter()
            .for_each(|verb| _ = verbs.entry(*verb).or_insert(*id));
    }
    offers.extend(
        verbs
            .into_iter()
            .map(|(verb, resource)| Offer::Verb(verb, resource)),
    );
    let operations = resources
        .iter()
        .flat_map(|(_, resource)| resource.operations.iter().copied())
        .collect();
    offers.extend(operations_in_order(slice.model(), operations));
    let streams = offers.iter().filter_map(|offer| match offer {
        Offer::Operation(id, operation) if operation.takes_stream() => {
            Some(Offer::Stream(*id, operation))
        }
        _ => None,
    });
    let streams: Vec<Offer<'m>> = streams.collect();
    offers.extend(streams);
    offers
}

/// The resource of items by their path, if the resources of a builder are of a type that has such: that which offers most among the
/// owned ones of the type, since it is the item at the path that is called, and not what the path starts at.
fn by_path<'m>(slice: &Slice<'m>, resources: &[(ResourceId, &Resource)]) -> Option<Offer<'m>> {
    let (own, resource) = resources.first()?;
    let is_item =
        matches!(resource.role, Role::Owned | Role::Referenced) && !resource.ty.is_collection;
    resource
        .ty
        .named()
        .filter(|id| is_item && slice.model().is_addressed_by_path(*id))?;
    let owned = slice
        .resources()
        .filter(|(_, other)| other.ty == resource.ty && other.role == Role::Owned);
    let fullest = owned.max_by_key(|(id, other)| {
        (
            other.verbs.len(),
            other.children.len(),
            std::cmp::Reverse(*id),
        )
    });
    Some(Offer::ByPath(fullest.map_or(*own, |(id, _)| id)))
}

/// The offers of a builder that was made before: an action that took nothing then keeps its method when it comes to
/// take something, and has another one for that.
pub(super) fn with_bare<'m>(
    slice: &Slice<'_>,
    namer: &Namer<'_>,
    builder: &str,
    offers: Vec<Offer<'m>>,
) -> Vec<Offer<'m>> {
    if !namer.has_given() {
        return offers;
    }
    let took_nothing = |operation: &Operation| {
        let method = format!("{builder}.{}", parameters::item(operation));
        let parameters = parameters::struct_key(slice.model(), operation);
        namer.was_given(&format!("{method}{WITH_PARAMETERS}"))
            || (namer.was_given(&method) && !namer.was_given(&parameters))
    };
    let bare = |offer: &Offer<'m>| match offer {
        Offer::Operation(id, operation)
            if !operation.is_function
                && !operation.parameters.is_empty()
                && took_nothing(operation) =>
        {
            Some(Offer::Bare(*id, operation))
        }
        _ => None,
    };
    offers
        .into_iter()
        .flat_map(|offer| [bare(&offer), Some(offer)])
        .flatten()
        .collect()
}

/// Everything that the service root offers.
pub(super) fn of_root<'m>(slice: &'m Slice<'_>) -> Vec<Offer<'m>> {
    let ways = slice
        .roots()
        .iter()
        .map(|child| Offer::Way(child.segment.clone(), child.to));
    ways.chain(
        slice
            .imports()
            .iter()
            .map(|import| Offer::Import(import, slice.model().operation(import.operation))),
    )
    .collect()
}

fn operations_in_order(
    model: &Model,
    mut operations: Vec<OperationId>,
) -> impl Iterator<Item = Offer<'_>> {
    operations.sort_by_key(|id| (parameters::signature(model.operation(*id)), *id));
    operations.dedup();
    operations
        .into_iter()
        .map(move |id| Offer::Operation(id, model.operation(id)))
}

fn alternate_keys(model: &Model, ty: TypeRef) -> impl Iterator<Item = &[KeyPart]> {
    let keys = ty
        .named()
        .into_iter()
        .flat_map(|id| model.alternate_keys(id));
    // Keys of one set of names are one in a URL: the nearest type's goes before those of its bases.
    let mut seen = BTreeSet::new();
    keys.filter(move |key| {
        let names: BTreeSet<&str> = key.iter().map(|part| part.name.as_str()).collect();
        seen.insert(names)
    })
}

/// The method names of a builder's offers, in their order.
pub(super) fn name(
    slice: &Slice<'_>,
    namer: &mut Namer<'_>,
    builder: &str,
    offers: &[Offer<'_>],
) -> Vec<String> {
    let ways: BTreeSet<String> = offers
        .iter()
        .filter_map(|offer| match offer {
            Offer::Way(Segment::Name(name) | Segment::Stream(name), _) => Some(names::snake(name)),
            _ => None,
        })
        .collect();
    let candidates = offers.iter().filter_map(|offer| {
        let (item, wire) = candidate(slice.model(), offers, &ways, offer)?;
        Some(Candidate::new(format!("{builder}.{item}"), wire))
    });
    let taken = Taken::reserved(&METHODS);
    let given = namer.settle(builder, Case::Snake, candidates.collect(), taken);
    let mut given = given.into_iter();
    let name = |offer: &Offer<'_>| match offer {
        Offer::Verb(verb, _) => verb.facts().method.to_owned(),
        Offer::ByPath(_) => "by_path".to_owned(),
        Offer::Way(Segment::Key, _) => "by_id".to_owned(),
        Offer::Way(..)
        | Offer::AlternateKey(..)
        | Offer::Operation(..)
        | Offer::Bare(..)
        | Offer::Stream(..)
        | Offer::Import(..) => given.next().unwrap_or_default(),
    };
    offers.iter().map(name).collect()
}

/// What a segment or an operation is called, and what its name is made of; `None` for what has a name of its own.
fn candidate(
    model: &Model,
    offers: &[Offer<'_>],
    ways: &BTreeSet<String>,
    offer: &Offer<'_>,
) -> Option<(String, String)> {
    let is_built_in = |name: &str| METHODS.contains(&names::bare(&names::snake(name)));
    match offer {
        Offer::Verb(..) | Offer::ByPath(_) | Offer::Way(Segment::Key, _) => None,
        Offer::Way(Segment::Name(name) | Segment::Stream(name), _) => {
            let suffix = if is_built_in(name) { "Resource" } else { "" };
            Some((name.clone(), format!("{name}{suffix}")))
        }
        Offer::Way(Segment::Cast(id), _) => {
            let name = &model.ty(*id).name;
            Some((name.to_string(), format!("as {}", name.name)))
        }
        Offer::AlternateKey(parts, _) => {
            let all: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
            Some((
                format!("({})", all.join(",")),
                format!("by {}", all.join(" and ")),
            ))
        }
        Offer::Way(Segment::Function(_) | Segment::Import(..), _) => {
            operation_candidate(model, offers, ways, offer)
        }
        Offer::Import(..) | Offer::Bare(..) => operation_candidate(model, offers, ways, offer),
        Offer::Stream(..) => {
            let (item, wire) = operation_candidate(model, offers, ways, offer)?;
            Some((format!("{item}{STREAM}"), format!("{wire}Stream")))
        }
        Offer::Operation(id, operation) => {
            let (item, wire) = operation_candidate(model, offers, ways, offer)?;
            let is_bare = |offer: &Offer<'_>| matches!(offer, Offer::Bare(bare, _) if bare == id);
            Some(match offers.iter().any(is_bare) {
                true => (
                    format!("{item}{WITH_PARAMETERS}"),
                    format!("{}WithParameters", operation.name.name),
                ),
                false => (item, wire),
            })
        }
    }
}

/// An operation that an offer calls or leads through, and the name in its URL: that of the import where it is unbound.
fn called<'o>(model: &'o Model, offer: &'o Offer<'_>) -> Option<(&'o Operation, &'o str)> {
    let own = |operation: &'o Operation| (operation, &*operation.name.name);
    match offer {
        Offer::Operation(_, operation)
        | Offer::Bare(_, operation)
        | Offer::Stream(_, operation) => Some(own(operation)),
        Offer::Way(Segment::Function(id), _) => Some(own(model.operation(*id))),
        Offer::Way(Segment::Import(name, id), _) => Some((model.operation(*id), name)),
        Offer::Import(import, operation) => Some((operation, &import.name)),
        Offer::Way(..) | Offer::AlternateKey(..) | Offer::ByPath(_) | Offer::Verb(..) => None,
    }
}

fn operation_candidate(
    model: &Model,
    offers: &[Offer<'_>],
    ways: &BTreeSet<String>,
    offer: &Offer<'_>,
) -> Option<(String, String)> {
    let (operation, url_name) = called(model, offer)?;
    let others = offers
        .iter()
        .filter(|offer| !matches!(offer, Offer::Bare(..) | Offer::Stream(..)));
    let overloads: Vec<&Operation> = others
        .filter_map(|offer| called(model, offer))
        .filter(|(other, name)| other.name == operation.name && *name == url_name)
        .map(|(other, _)| other)
        .collect();
    let wire = parameters::overload_wire(url_name, operation, &overloads);
    let snake = names::snake(&wire);
    let taken = METHODS.contains(&names::bare(&snake)) || ways.contains(&snake);
    let suffix = match (taken, operation.is_function) {
        (false, _) => "",
        (true, true) => "Function",
        (true, false) => "Action",
    };
    let result = match offer {
        Offer::Way(..) => "Result",
        _ => "",
    };
    let item = match parameters::item(operation) {
        item if url_name == operation.name.name => item,
        item => format!("{item} as {url_name}"),
    };
    Some((format!("{item}{result}"), format!("{wire}{suffix}{result}")))
}
