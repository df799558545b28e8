//! What a resource contributes to a listing wherever it is reached: computed once, used at every path.

use super::Line;
use crate::model::{Deprecation, ItemType, Model, Operation, Primitive, TypeRef};
use crate::slice::{Child, Resource, ResourceId, Segment, Slice, Verb};
use crate::verb::Payload;
use std::sync::Arc;

/// The contributions of every resource.
pub(super) struct Table<'s, 'm> {
    slice: &'s Slice<'m>,
    rows: Vec<Vec<Row<'s>>>,
    children: Vec<Vec<Option<&'s Deprecation>>>,
}

/// A line without the path to its resource.
struct Row<'s> {
    /// What comes after the path of the resource.
    tail: String,
    method: &'static str,
    kind: &'static str,
    request: Option<Arc<str>>,
    response: Option<Arc<str>>,
    /// What the operation itself says.
    own: Option<&'s Deprecation>,
    /// What the type of the resource says, if the operation and the child are silent.
    of_type: Option<&'s Deprecation>,
}

impl<'s, 'm> Table<'s, 'm> {
    pub(super) fn of(slice: &'s Slice<'m>) -> Self {
        let children = |resource: &'s Resource| {
            resource
                .children
                .iter()
                .map(|child| deprecation(slice, resource, child))
                .collect()
        };
        Self {
            slice,
            rows: slice
                .resources()
                .map(|(_, resource)| rows(slice.model(), resource))
                .collect(),
            children: slice
                .resources()
                .map(|(_, resource)| children(resource))
                .collect(),
        }
    }

    /// What the property after a child says; after a key or a cast, what was stated before it.
    pub(super) fn child_deprecation(
        &self,
        resource: ResourceId,
        child: usize,
        before: Option<&'s Deprecation>,
    ) -> Option<&'s Deprecation> {
        match self.slice.resource(resource).children[child].segment {
            Segment::Key | Segment::Cast(_) => before,
            Segment::Name(_) | Segment::Stream(_) | Segment::Function(_) | Segment::Import(..) => {
                self.children[resource.0 as usize][child]
            }
        }
    }

    /// The deprecation of a child of the container.
    pub(super) fn root_deprecation(&self, index: usize) -> Option<&'s Deprecation> {
        let model: &'s Model = self.slice.model();
        match &self.slice.roots()[index].segment {
            Segment::Name(name) | Segment::Import(name, _) => {
                let root = model.roots().iter().find(|root| root.name == *name)?;
                root.facts.deprecated.as_deref()
            }
            Segment::Key | Segment::Stream(_) | Segment::Cast(_) | Segment::Function(_) => None,
        }
    }

    /// Adds the lines of a resource at a path.
    pub(super) fn lines_at(
        &self,
        resource: ResourceId,
        path: &str,
        deprecated: Option<&'s Deprecation>,
        lines: &mut Vec<Line<'s>>,
    ) {
        lines.extend(self.rows[resource.0 as usize].iter().map(|row| Line {
            path: format!("{path}{}", row.tail),
            method: row.method,
            kind: row.kind,
            request: row.request.clone(),
            response: row.response.clone(),
            deprecated: row.own.or(deprecated).or(row.of_type),
        }));
    }

    /// Adds the lines of the unbound operations.
    pub(super) fn imports(&self, lines: &mut Vec<Line<'s>>) {
        let model: &'s Model = self.slice.model();
        for import in self.slice.imports() {
            let row = call(model, model.operation(import.operation), &import.name, None);
            let root = model.roots().iter().find(|root| root.name == import.name);
            let of_import = root.and_then(|root| root.facts.deprecated.as_deref());
            lines.push(Line {
                path: row.tail,
                method: row.method,
                kind: row.kind,
                request: row.request,
                response: row.response,
                deprecated: row.own.or(of_import),
            });
        }
    }
}

fn rows<'s>(model: &'s Model, resource: &Resource) -> Vec<Row<'s>> {
    let of_type = match resource.ty.item {
        ItemType::Named(id) => model.ty(id).facts.deprecated.as_deref(),
        ItemType::Primitive(_) => None,
    };
    let verbs = resource
        .verbs
        .iter()
        .map(|verb| builtin(model, resource, *verb, of_type));
    let operations = || resource.operations.iter().map(|id| model.operation(*id));
    let streams = operations().filter(|operation| operation.takes_stream());
    verbs
        .chain(operations().map(|operation| call(model, operation, &operation.segment(), of_type)))
        .chain(streams.map(|operation| stream_call(model, operation, of_type)))
        .collect()
}

fn builtin<'s>(
    model: &Model,
    resource: &Resource,
    verb: Verb,
    of_type: Option<&'s Deprecation>,
) -> Row<'s> {
    let facts = verb.facts();
    let segment = verb.segment(resource.ty);
    let body = |payload| payload_type(model, resource.ty, payload).map(Arc::from);
    Row {
        tail: segment.map_or_else(String::new, |segment| format!("/{}", segment.as_str())),
        method: verb.http(&resource.capabilities).as_str(),
        kind: facts.name,
        request: body(facts.request),
        response: body(facts.read()),
        own: None,
        of_type,
    }
}

/// The type of a body, as CSDL spells it.
fn payload_type(model: &Model, ty: TypeRef, payload: Payload) -> Option<String> {
    let item = TypeRef {
        is_collection: false,
        ..ty
    };
    match payload {
        Payload::Nothing | Payload::Holder => None,
        Payload::Resource => Some(model.spell(item)),
        Payload::Page | Payload::Values => Some(model.spell(ty)),
        Payload::Count => Some(Primitive::Int64.to_string()),
        Payload::Bytes => Some(Primitive::Stream.to_string()),
        Payload::Reference => Some(Primitive::String.to_string()),
        Payload::References => Some(format!("Collection({})", Primitive::String)),
    }
}

fn call<'s>(
    model: &Model,
    operation: &'s Operation,
    name: &str,
    of_type: Option<&'s Deprecation>,
) -> Row<'s> {
    let kind = if operation.is_function {
        "function"
    } else {
        "action"
    };
    Row {
        tail: format!("/{}", operation.call(name)),
        method: operation.http().as_str(),
        kind,
        request: None,
        response: operation
            .returns
            .map(|returns| model.spell(returns.ty).into()),
        own: operation.facts.deprecated.as_deref(),
        of_type,
    }
}

/// An action that is called with bytes.
fn stream_call<'s>(
    model: &Model,
    operation: &'s Operation,
    of_type: Option<&'s Deprecation>,
) -> Row<'s> {
    Row {
        kind: "action-stream",
        request: Some(Primitive::Stream.to_string().into()),
        ..call(model, operation, &operation.segment(), of_type)
    }
}

fn deprecation<'s>(
    slice: &'s Slice<'_>,
    resource: &Resource,
    child: &Child,
) -> Option<&'s Deprecation> {
    let model: &'s Model = slice.model();
    let ItemType::Named(id) = resource.ty.item else {
        return None;
    };
    match &child.segment {
        Segment::Name(name) | Segment::Stream(name) => {
            let navigation = model
                .navigation(id, name)
                .map(|navigation| &navigation.facts);
            let facts =
                navigation.or_else(|| model.property(id, name).map(|property| &property.facts))?;
            facts.deprecated.as_deref()
        }
        Segment::Function(id) | Segment::Import(_, id) => {
            model.operation(*id).facts.deprecated.as_deref()
        }
        Segment::Key | Segment::Cast(_) => None,
    }
}
