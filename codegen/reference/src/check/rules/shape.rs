//! What the bodies of an operation look like, by the metadata alone.

use crate::resolve::{Call, Resolved};
use graph_csdl::model::{ItemType, Model, OperationId, Primitive, TypeRef};
use graph_csdl::slice::{Role, Verb};

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
    let (request, response) = match verb {
        Verb::List | Verb::Get => (Shape::Nothing, value),
        Verb::Create => (one(value), one(value)),
        Verb::Update | Verb::Replace => (value, value),
        Verb::Delete | Verb::DeleteStream => (Shape::Nothing, Shape::Nothing),
        Verb::Count => (Shape::Nothing, Shape::Count),
        Verb::GetStream => (Shape::Nothing, Shape::Any),
        Verb::PutStream => (Shape::Any, Shape::Any),
        Verb::RefList if role == Role::Referenced => (Shape::Nothing, Shape::References),
        Verb::RefList => (Shape::Nothing, Shape::Any),
        Verb::RefAdd | Verb::RefSet => (Shape::Reference, Shape::Nothing),
        Verb::RefRemove => (Shape::Nothing, Shape::Nothing),
    };
    Shapes { request, response }
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
