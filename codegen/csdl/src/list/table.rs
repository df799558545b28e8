//! What a place contributes to a listing wherever it is reached: computed once, used at every path.

use super::Line;
use crate::model::{Deprecation, ItemType, Model, Operation, Primitive, TypeRef};
use crate::slice::{Edge, Place, PlaceId, Segment, Slice, Verb};
use crate::verb::Payload;
use std::sync::Arc;

/// The contributions of every place.
pub(super) struct Table<'s, 'm> {
    slice: &'s Slice<'m>,
    rows: Vec<Vec<Row<'s>>>,
    edges: Vec<Vec<Option<&'s Deprecation>>>,
}

/// A line without the path to its place.
struct Row<'s> {
    /// What comes after the path of the place.
    tail: String,
    method: &'static str,
    kind: &'static str,
    request: Option<Arc<str>>,
    response: Option<Arc<str>>,
    /// What the operation itself says.
    own: Option<&'s Deprecation>,
    /// What the type of the place says, if the operation and the edge are silent.
    of_type: Option<&'s Deprecation>,
}

impl<'s, 'm> Table<'s, 'm> {
    pub(super) fn of(slice: &'s Slice<'m>) -> Self {
        let edges = |place: &'s Place| {
            place
                .edges
                .iter()
                .map(|edge| deprecation(slice, place, edge))
                .collect()
        };
        Self {
            slice,
            rows: slice
                .places()
                .map(|(_, place)| rows(slice.model(), place))
                .collect(),
            edges: slice.places().map(|(_, place)| edges(place)).collect(),
        }
    }

    /// What the property behind an edge says; behind a key or a cast, what was said before it.
    pub(super) fn edge_deprecation(
        &self,
        place: PlaceId,
        edge: usize,
        before: Option<&'s Deprecation>,
    ) -> Option<&'s Deprecation> {
        match self.slice.place(place).edges[edge].segment {
            Segment::Key | Segment::Cast(_) => before,
            Segment::Name(_) | Segment::Stream(_) | Segment::Function(_) | Segment::Import(..) => {
                self.edges[place.0 as usize][edge]
            }
        }
    }

    /// What the child of the container says that a root leads through.
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

    /// Adds the lines of a place at a path.
    pub(super) fn lines_at(
        &self,
        place: PlaceId,
        path: &str,
        deprecated: Option<&'s Deprecation>,
        lines: &mut Vec<Line<'s>>,
    ) {
        lines.extend(self.rows[place.0 as usize].iter().map(|row| Line {
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

fn rows<'s>(model: &'s Model, place: &Place) -> Vec<Row<'s>> {
    let of_type = match place.ty.item {
        ItemType::Named(id) => model.ty(id).facts.deprecated.as_deref(),
        ItemType::Primitive(_) => None,
    };
    let verbs = place
        .verbs
        .iter()
        .map(|verb| builtin(model, place, *verb, of_type));
    let operations = || place.operations.iter().map(|id| model.operation(*id));
    let streams = operations().filter(|operation| operation.takes_stream());
    verbs
        .chain(operations().map(|operation| call(model, operation, &operation.segment(), of_type)))
        .chain(streams.map(|operation| stream_call(model, operation, of_type)))
        .collect()
}

fn builtin<'s>(
    model: &Model,
    place: &Place,
    verb: Verb,
    of_type: Option<&'s Deprecation>,
) -> Row<'s> {
    let facts = verb.facts();
    let segment = verb.segment(place.ty);
    let body = |payload| payload_type(model, place.ty, payload).map(Arc::from);
    Row {
        tail: segment.map_or_else(String::new, |segment| format!("/{}", segment.as_str())),
        method: verb.http(&place.capabilities).as_str(),
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

fn deprecation<'s>(slice: &'s Slice<'_>, place: &Place, edge: &Edge) -> Option<&'s Deprecation> {
    let model: &'s Model = slice.model();
    let ItemType::Named(id) = place.ty.item else {
        return None;
    };
    match &edge.segment {
        Segment::Name(name) | Segment::Stream(name) => {
            let way = model.navigation(id, name).map(|way| &way.facts);
            let facts = way.or_else(|| model.property(id, name).map(|property| &property.facts))?;
            facts.deprecated.as_deref()
        }
        Segment::Function(id) | Segment::Import(_, id) => {
            model.operation(*id).facts.deprecated.as_deref()
        }
        Segment::Key | Segment::Cast(_) => None,
    }
}
