//! What the method does to what the URL ends in.

use super::here::{Here, Place};
use super::{Call, Cause, UrlLeniency};
use graph_csdl::http::HttpMethod;
use graph_csdl::model::{Capabilities, ItemType, Model, OperationId, Primitive, TypeRef};
use graph_csdl::slice::{Node, possible};
use graph_csdl::verb::{Capability, Payload, Role, SystemSegment, Verb};
use std::collections::{BTreeMap, BTreeSet};

const GET: &str = HttpMethod::Get.as_str();
const POST: &str = HttpMethod::Post.as_str();

/// What is called.
pub(super) fn call(
    model: &Model,
    here: &Here,
    method: &str,
    leniencies: &mut BTreeSet<UrlLeniency>,
) -> Result<Call, Cause> {
    match here {
        Here::Root | Here::Metadata if method == GET => Ok(Call::Service),
        Here::Batch if method == POST => Ok(Call::Batch),
        Here::Root | Here::Metadata => Err(lacking(method, "the service", vec![GET])),
        Here::Batch => Err(lacking(method, "$batch", vec![POST])),
        Here::Called {
            id,
            name,
            arguments,
            ..
        } => {
            called(model, *id, name, method, leniencies)?;
            Ok(Call::Operation {
                id: *id,
                name: name.clone(),
                arguments: arguments.clone(),
            })
        }
        Here::Dynamic(owner, name) => {
            let node = undeclared();
            let verb = verb_at(model, &node, None, method).ok_or_else(|| {
                let all = Verb::ALL.iter().copied();
                let verbs: Vec<Verb> = all.filter(|verb| is_on(*verb, model, &node)).collect();
                lacking(method, "an undeclared property", methods(&node, &verbs))
            })?;
            Ok(Call::Builtin {
                verb,
                on: node.ty,
                role: node.role,
                property: Some((*owner, name.clone())),
            })
        }
        Here::Control(segment, place) => builtin(model, place, method, Some(*segment), leniencies),
        Here::Resource(place) => builtin(model, place, method, None, leniencies),
    }
}

/// A property that only an open type allows.
fn undeclared() -> Node {
    Node {
        ty: TypeRef {
            item: ItemType::Primitive(Primitive::Untyped),
            is_collection: false,
        },
        role: Role::Property,
        is_item: false,
        is_required: false,
        capabilities: Capabilities::default(),
        below: BTreeMap::new(),
        property: None,
        resource: None,
        explicit: Vec::new(),
    }
}

fn called(
    model: &Model,
    id: OperationId,
    name: &str,
    method: &str,
    leniencies: &mut BTreeSet<UrlLeniency>,
) -> Result<(), Cause> {
    let http = model.operation(id).http();
    match HttpMethod::named(method) {
        Some(method) if method == http => Ok(()),
        Some(HttpMethod::Get | HttpMethod::Post) => {
            leniencies.insert(UrlLeniency::OperationVerb);
            Ok(())
        }
        _ => Err(lacking(method, name, vec![http.as_str()])),
    }
}

/// The verb that a method is at a resource, or at this system segment of it: one that resources in this role have, or one
/// that other resources of its cardinality have. Bytes are written by `PUT`, and pages have `PATCH` too.
fn verb_at(
    model: &Model,
    node: &Node,
    segment: Option<SystemSegment>,
    method: &str,
) -> Option<Verb> {
    let http = HttpMethod::named(method)?;
    let is_bytes = |verb: &Verb| verb.facts().request == Payload::Bytes;
    let verbs = || by(node, segment, http);
    let bytes = || by(node, segment, HttpMethod::Put).filter(is_bytes);
    let all = || verbs().chain(bytes().filter(|_| http == HttpMethod::Patch));
    all()
        .find(|verb| is_on(*verb, model, node))
        .or_else(|| all().next())
}

fn by(node: &Node, segment: Option<SystemSegment>, http: HttpMethod) -> impl Iterator<Item = Verb> {
    let is_collection = node.ty.is_collection;
    Verb::ALL.iter().copied().filter(move |verb| {
        let facts = verb.facts();
        let mut targets = facts
            .on
            .iter()
            .chain(facts.on_if_stated)
            .chain(facts.on_but_not_offered);
        (segment == facts.segment || segment == verb.segment(node.ty))
            && (http == facts.http || http == verb.http(&node.capabilities))
            && targets.any(|(_, target)| target.is_collection() != Some(!is_collection))
    })
}

/// Whether OData has the verb on such a resource, even if the metadata denies it.
fn is_on(verb: Verb, model: &Model, node: &Node) -> bool {
    verb.is_on(model, node.role, node) || verb.is_on_but_not_offered(model, node)
}

/// The verb if the resource offers it, or if it can be tolerated that it does not.
fn builtin(
    model: &Model,
    place: &Place,
    method: &str,
    segment: Option<SystemSegment>,
    leniencies: &mut BTreeSet<UrlLeniency>,
) -> Result<Call, Cause> {
    let node = &place.node;
    let offers = possible(model, node);
    let refuse = || lacking(method, &model.spell(node.ty), methods(node, &offers));
    let verb = verb_at(model, node, segment, method).ok_or_else(refuse)?;
    let is_allowed = offers.contains(&verb)
        || verb.is_on_but_not_offered(model, node)
        || is_of_property(model, node, verb)
        || replaces(node, verb, &offers);
    if !is_allowed {
        leniencies.insert(tolerated(model, node, verb, &offers).ok_or_else(refuse)?);
    }
    let facts = verb.facts();
    if facts.request == Payload::Bytes && method != facts.http.as_str() {
        leniencies.insert(UrlLeniency::UpdateVerb);
    }
    Ok(Call::Builtin {
        verb,
        on: node.ty,
        role: node.role,
        property: place.property.clone(),
    })
}

/// A structural property is read, written and deleted at its own URL (OData protocol 11.2.4, 11.4.9).
fn is_of_property(model: &Model, node: &Node, verb: Verb) -> bool {
    node.role == Role::Property
        && verb.facts().segment != Some(SystemSegment::Value)
        && verb.is_on(model, Role::Property, node)
}

/// Whether this is a `PUT` of an entity for which the metadata names no update method.
pub(super) fn replaces_in_silence(model: &Model, here: &Here, method: Option<HttpMethod>) -> bool {
    match here {
        Here::Resource(place) if method == Some(HttpMethod::Put) => {
            replaces(&place.node, Verb::Replace, &possible(model, &place.node))
        }
        _ => false,
    }
}

/// `PUT` replaces an entity, and where the metadata names no update method a service may offer it.
fn replaces(node: &Node, verb: Verb, offers: &[Verb]) -> bool {
    verb == Verb::Replace
        && offers.contains(&Verb::Update)
        && node.capabilities.update_method.is_none()
}

/// The leniency needed for the verb to be there.
fn tolerated(model: &Model, node: &Node, verb: Verb, offers: &[Verb]) -> Option<UrlLeniency> {
    let updates = |verb: &Verb| !verb.facts().update_methods.is_empty();
    let behind_result = || (node.role == Role::Result).then_some(UrlLeniency::WriteBehindCast);
    match verb.facts().segment {
        Some(SystemSegment::Value) => {
            matches!(node.ty.item, ItemType::Named(_)).then_some(UrlLeniency::UndeclaredStream)
        }
        Some(SystemSegment::Ref) => {
            (node.role == Role::Owned).then_some(UrlLeniency::RefOfContained)
        }
        Some(SystemSegment::Count) => behind_result(),
        None if updates(&verb) && offers.iter().any(updates) => Some(UrlLeniency::UpdateVerb),
        None if verb.facts().needs == Capability::Readable => behind_result(),
        None => written(model, node, verb),
    }
}

/// The leniency needed for the resource to be written where it is reached.
fn written(model: &Model, node: &Node, verb: Verb) -> Option<UrlLeniency> {
    let is_denied = verb.facts().needs.stated(&node.capabilities) == Some(false);
    if is_denied || !verb.is_on(model, Role::Owned, node) {
        return None;
    }
    match node.role {
        Role::Referenced => Some(UrlLeniency::NotContained),
        Role::Cast | Role::Result => Some(UrlLeniency::WriteBehindCast),
        Role::Owned | Role::Property => None,
    }
}

/// The methods at the URL of the resource itself.
fn methods(node: &Node, verbs: &[Verb]) -> Vec<&'static str> {
    let here = verbs.iter().filter(|verb| verb.facts().segment.is_none());
    let mut methods: Vec<&'static str> = here
        .map(|verb| verb.http(&node.capabilities).as_str())
        .collect();
    methods.dedup();
    methods
}

fn lacking(method: &str, on: &str, offers: Vec<&'static str>) -> Cause {
    Cause::VerbLacking {
        method: method.to_owned(),
        on: on.to_owned(),
        offers,
    }
}
