//! What the bodies of an operation look like, by the metadata alone.

use crate::resolve::{Call, Resolved};
use graph_csdl::model::{ItemType, Model, OperationId, Primitive, TypeRef};
use graph_csdl::verb::{Payload, Role, Verb};

/// What a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// There is none.
    Nothing,
    /// Anything: a stream, a batch.
    Any,
    /// One entity or complex value.
    One(TypeRef),
    /// `{"value": …}` around a collection.
    Many(TypeRef),
    /// `{"value": …}` around one primitive value or enum member.
    Wrapped(TypeRef),
    /// The parameters of an action.
    Parameters(OperationId),
    /// `{"@odata.id": …}`.
    Reference,
    /// A collection of those.
    References,
    /// A number as text.
    Count,
}

/// What a request and its response look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shapes {
    pub(crate) request: Shape,
    pub(crate) response: Shape,
}

/// The shapes of what a URL calls.
pub(crate) fn of(model: &Model, resolved: &Resolved) -> Shapes {
    match &resolved.call {
        Call::Builtin { verb, on, role, .. } => builtin(*verb, value(model, *on), *role),
        Call::Operation { id, .. } => {
            let operation = model.operation(*id);
            let has_body = !operation.is_function && !operation.parameters.is_empty();
            let request = if has_body {
                Shape::Parameters(*id)
            } else {
                Shape::Nothing
            };
            let response = operation
                .returns
                .map_or(Shape::Nothing, |returns| value(model, returns.ty));
            Shapes { request, response }
        }
        Call::Batch | Call::Service => Shapes {
            request: Shape::Any,
            response: Shape::Any,
        },
    }
}

fn builtin(verb: Verb, value: Shape, role: Role) -> Shapes {
    let facts = verb.facts();
    Shapes {
        request: payload(facts.request, value, role),
        response: payload(facts.response, value, role),
    }
}

fn payload(payload: Payload, value: Shape, role: Role) -> Shape {
    match payload {
        Payload::Nothing => Shape::Nothing,
        Payload::Resource => one(value),
        Payload::Page | Payload::Values => value,
        Payload::Count => Shape::Count,
        Payload::Bytes | Payload::Holder => Shape::Any,
        Payload::Reference => Shape::Reference,
        // What is contained has no references, and a page that shows some may show anything.
        Payload::References if role != Role::Referenced => Shape::Any,
        Payload::References => Shape::References,
    }
}

/// The item that is posted to a collection.
fn one(value: Shape) -> Shape {
    match value {
        Shape::Many(ty) => Shape::One(TypeRef {
            is_collection: false,
            ..ty
        }),
        other => other,
    }
}

/// A value of a type as the whole of a body.
pub(crate) fn value(model: &Model, ty: TypeRef) -> Shape {
    match ty.item {
        ItemType::Primitive(Primitive::Stream) => Shape::Any,
        ItemType::Primitive(Primitive::Untyped) => Shape::Any,
        _ if ty.is_collection => Shape::Many(ty),
        ItemType::Named(id) if model.ty(id).structure().is_some() => Shape::One(ty),
        ItemType::Primitive(_) | ItemType::Named(_) => Shape::Wrapped(ty),
    }
}
