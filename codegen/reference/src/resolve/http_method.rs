//! What the method does to what the URL ends in.

use super::walk::{Control, Here, Place};
use super::{Call, Cause, Guess};
use graph_csdl::model::{ItemType, Model, OperationId, Primitive, TypeRef};
use graph_csdl::slice::Node;
use graph_csdl::slice::possible;
use graph_csdl::slice::{Role, Verb};
use std::collections::BTreeSet;

/// What is called.
pub(super) fn call(
    model: &Model,
    here: &Here,
    method: &str,
    guessed: &mut BTreeSet<Guess>,
) -> Result<Call, Cause> {
    match here {
        Here::Root | Here::Metadata if method == "GET" => Ok(Call::Service),
        Here::Batch if method == "POST" => Ok(Call::Batch),
        Here::Root | Here::Metadata => Err(lacking(method, "the service", vec!["GET"])),
        Here::Batch => Err(lacking(method, "$batch", vec!["POST"])),
        Here::Called {
            id,
            name,
            arguments,
            ..
        } => {
            called(model, *id, name, method, guessed)?;
            Ok(Call::Operation {
                id: *id,
                name: name.clone(),
                arguments: arguments.clone(),
            })
        }
        Here::Dynamic(owner, name) => {
            let on = TypeRef {
                item: ItemType::Primitive(Primitive::Untyped),
                is_collection: false,
            };
            let verb = match method {
                "GET" => Verb::Get,
                "PUT" => Verb::Replace,
                "PATCH" => Verb::Update,
                "DELETE" => Verb::Delete,
                _ => {
                    return Err(lacking(
                        method,
                        "an undeclared property",
                        vec!["GET", "PATCH", "PUT", "DELETE"],
                    ));
                }
            };
            Ok(Call::Builtin {
                verb,
                on,
                role: Role::Property,
                property: Some((*owner, name.clone())),
            })
        }
        Here::Control(control, place) => builtin(
            model,
            place,
            method,
            control_verb(*control, &place.node, method),
            guessed,
        ),
        Here::Resource(place) => builtin(model, place, method, verb(&place.node, method), guessed),
    }
}

fn called(
    model: &Model,
    id: OperationId,
    name: &str,
    method: &str,
    guessed: &mut BTreeSet<Guess>,
) -> Result<(), Cause> {
    let is_function = model.operation(id).is_function;
    match (is_function, method) {
        (true, "GET") | (false, "POST") => Ok(()),
        (true, "POST") | (false, "GET") => {
            guessed.insert(Guess::OperationVerb);
            Ok(())
        }
        _ => Err(lacking(
            method,
            name,
            vec![if is_function { "GET" } else { "POST" }],
        )),
    }
}

/// The verb that a method is on a resource.
fn verb(node: &Node, method: &str) -> Option<Verb> {
    let is_stream = node.ty.item == ItemType::Primitive(Primitive::Stream);
    Some(match (method, node.ty.is_collection, is_stream) {
        ("GET", false, true) => Verb::GetStream,
        ("PUT" | "PATCH", false, true) => Verb::PutStream,
        ("DELETE", false, true) => Verb::DeleteStream,
        ("GET", true, _) => Verb::List,
        ("POST", true, _) => Verb::Create,
        ("GET", false, _) => Verb::Get,
        ("PATCH", false, _) => Verb::Update,
        ("PUT", _, _) => Verb::Replace,
        ("DELETE", _, _) => Verb::Delete,
        _ => return None,
    })
}

fn control_verb(control: Control, node: &Node, method: &str) -> Option<Verb> {
    Some(match (control, method) {
        (Control::Count, "GET") if node.ty.is_collection => Verb::Count,
        (Control::Value, "GET") if !node.ty.is_collection => Verb::GetStream,
        (Control::Value, "PUT" | "PATCH") if !node.ty.is_collection => Verb::PutStream,
        (Control::Value, "DELETE") if !node.ty.is_collection => Verb::DeleteStream,
        (Control::Ref, "GET") => Verb::RefList,
        (Control::Ref, "POST") if node.ty.is_collection => Verb::RefAdd,
        (Control::Ref, "PUT") if !node.ty.is_collection => Verb::RefSet,
        (Control::Ref, "DELETE") => Verb::RefRemove,
        _ => return None,
    })
}

/// The verb if the resource offers it, or if it may be forgiven that it does not.
fn builtin(
    model: &Model,
    place: &Place,
    method: &str,
    verb: Option<Verb>,
    guessed: &mut BTreeSet<Guess>,
) -> Result<Call, Cause> {
    let node = &place.node;
    let offers = possible(model, node);
    let refuse = || lacking(method, &model.spell(node.ty), methods(&offers));
    let verb = verb.ok_or_else(refuse)?;
    let is_raw = verb == Verb::GetStream && matches!(node.ty.item, ItemType::Primitive(_));
    if !offers.contains(&verb)
        && !of_property(node, verb)
        && !removes_by_query(node, verb)
        && !replaces(node, verb, &offers)
        && !is_raw
    {
        guessed.insert(forgiven(node, verb, &offers).ok_or_else(refuse)?);
    }
    if method == "PATCH" && verb == Verb::PutStream {
        guessed.insert(Guess::UpdateVerb);
    }
    Ok(Call::Builtin {
        verb,
        on: node.ty,
        role: node.role,
        property: place.property.clone(),
    })
}

/// A structural property is read, written and deleted at its own URL (OData protocol 11.2.4, 11.4.9).
fn of_property(node: &Node, verb: Verb) -> bool {
    let complex = matches!(node.ty.item, ItemType::Named(_)) && !node.ty.is_collection;
    node.role == Role::Property
        && match verb {
            Verb::Get | Verb::List | Verb::Replace | Verb::Delete => true,
            Verb::Update => complex,
            Verb::Count => node.ty.is_collection,
            _ => false,
        }
}

/// `DELETE …/members/$ref?$id=…` (OData protocol 11.4.6.2).
fn removes_by_query(node: &Node, verb: Verb) -> bool {
    verb == Verb::RefRemove && node.ty.is_collection && node.role == Role::Referenced
}

/// Whether this is a `PUT` of an entity for which the metadata names no update method.
pub(super) fn replaces_in_silence(model: &Model, here: &Here, method: &str) -> bool {
    match here {
        Here::Resource(place) if method == "PUT" => {
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

/// What has to be forgiven for the verb to be there.
fn forgiven(node: &Node, verb: Verb, offers: &[Verb]) -> Option<Guess> {
    let denied = |allowed: Option<bool>| allowed == Some(false);
    let capabilities = &node.capabilities;
    match verb {
        Verb::Update if offers.contains(&Verb::Replace) => Some(Guess::UpdateVerb),
        Verb::Replace if offers.contains(&Verb::Update) => Some(Guess::UpdateVerb),
        Verb::Create | Verb::Update | Verb::Replace | Verb::Delete => {
            let is_denied = match verb {
                Verb::Create => denied(capabilities.insertable),
                Verb::Delete => denied(capabilities.deletable),
                _ => denied(capabilities.updatable),
            };
            match (node.role, node.ty.is_collection == (verb == Verb::Create)) {
                _ if is_denied => None,
                (Role::Referenced, true) => Some(Guess::NotContained),
                (Role::Cast | Role::Result, true) => Some(Guess::WriteBehindCast),
                _ => None,
            }
        }
        Verb::GetStream | Verb::PutStream | Verb::DeleteStream => {
            matches!(node.ty.item, ItemType::Named(_)).then_some(Guess::UndeclaredStream)
        }
        Verb::RefList | Verb::RefAdd | Verb::RefSet | Verb::RefRemove => {
            (node.role == Role::Owned).then_some(Guess::RefOfContained)
        }
        Verb::List | Verb::Get | Verb::Count => {
            (node.role == Role::Result).then_some(Guess::WriteBehindCast)
        }
    }
}

fn methods(offers: &[Verb]) -> Vec<&'static str> {
    let mut methods: Vec<&'static str> = offers.iter().filter_map(|verb| method(*verb)).collect();
    methods.dedup();
    methods
}

/// The method of a verb at the URL of the resource itself.
fn method(verb: Verb) -> Option<&'static str> {
    match verb {
        Verb::List | Verb::Get => Some("GET"),
        Verb::Create => Some("POST"),
        Verb::Update => Some("PATCH"),
        Verb::Replace => Some("PUT"),
        Verb::Delete => Some("DELETE"),
        Verb::Count
        | Verb::GetStream
        | Verb::PutStream
        | Verb::DeleteStream
        | Verb::RefList
        | Verb::RefAdd
        | Verb::RefSet
        | Verb::RefRemove => None,
    }
}

fn lacking(method: &str, on: &str, offers: Vec<&'static str>) -> Cause {
    Cause::VerbLacking {
        method: method.to_owned(),
        on: on.to_owned(),
        offers,
    }
}
