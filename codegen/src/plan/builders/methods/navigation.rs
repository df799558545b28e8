//! Methods that return other builders: by segment, by key, as a derived type, with the result of a function.

use super::Planner;
use crate::plan::builders::segments::call_text;
use crate::plan::docs::corrected;
use crate::plan::{
    Body, KeyArgument, KeyKind, Method, MethodDocs, Source, docs, names, parameters,
};
use graph_csdl::model::{Facts, KeyPart, Model, OperationId, Primitive, TypeId, TypeRef};
use graph_csdl::slice::{ResourceId, Segment};
use std::sync::Arc;

impl Planner<'_> {
    pub(super) fn navigation(&self, name: String, segment: &Segment, to: ResourceId) -> Method {
        let model = self.context.model();
        match segment {
            Segment::Key => {
                let item = to;
                let parts = key_parts(model, self.context.slice.resource(to).ty);
                let to = self.context.groups.of(to);
                let doc = format!(
                    "Returns the request builder for the item with the key {}.",
                    wires(&parts)
                );
                let corrected = self.context.corrected.of_key(model, item);
                let refused = refused_key(&parts);
                let body = Body::Key { parts, to };
                let method = plain(name, doc, Source::Key, body);
                corrected_by(refusing(method, &refused), corrected)
            }
            Segment::Name(segment) | Segment::Stream(segment) => self.named(name, segment, to),
            Segment::Cast(id) => {
                let derived = &model.ty(*id).name;
                let to = self.context.groups.of(to);
                let segment = derived.to_string();
                let doc = format!(
                    "Returns the request builder for the same resource as a `{}`.",
                    derived.name
                );
                plain(name, doc, Source::Cast(*id), Body::Cast { segment, to })
            }
            Segment::Function(id) => {
                let segment = model.operation(*id).segment().into();
                self.composed(name, segment, (*id, Source::Operation(*id)), to)
            }
            Segment::Import(import, id) => {
                let segment: Arc<str> = import.as_str().into();
                let source = Source::Import(*id, Arc::clone(&segment));
                self.composed(name, segment, (*id, source), to)
            }
        }
    }

    fn named(&self, name: String, segment: &str, to: ResourceId) -> Method {
        let segment: Arc<str> = segment.into();
        let owner = self.owner;
        let facts = owner.and_then(|owner| facts_of(self.context.model(), owner, &segment));
        let source = Source::Navigation(Arc::clone(&segment));
        let to = self.context.groups.of(to);
        let doc = format!("Returns the request builder for `/{segment}`.");
        let corrected = corrected::of_segment_below(self.context.model(), owner, &segment);
        let method = plain(name, doc, source, Body::Segment { segment, to });
        Method {
            deprecated: facts.and_then(|facts| docs::note(facts.deprecated.as_deref())),
            ..corrected_by(method, corrected)
        }
    }

    fn composed(
        &self,
        name: String,
        segment: Arc<str>,
        (id, source): (OperationId, Source),
        to: ResourceId,
    ) -> Method {
        let operation = self.context.model().operation(id);
        let call = call_text(&segment, operation);
        let doc = format!("Returns the request builder for the result of `{call}`.");
        let body = Body::Compose {
            segment,
            parameters: self.context.parameters.of(id),
            to: self.context.groups.of(to),
        };
        let mut method = plain(name, doc, source, body);
        method.docs.refused = parameters::refused(operation);
        method.deprecated = docs::note(operation.facts.deprecated.as_deref());
        method
    }

    pub(super) fn alternate_key(&self, name: String, parts: &[KeyPart], to: ResourceId) -> Method {
        let parts = key_arguments(parts.iter());
        let doc = format!(
            "Returns the request builder for the item with the alternate key {}.",
            wires(&parts)
        );
        let refused = empty(&parts);
        let to = self.context.groups.of(to);
        let body = Body::AlternateKey { parts, to };
        refusing(plain(name, doc, Source::AlternateKey, body), &refused)
    }

    pub(super) fn by_path(&self, name: String, to: ResourceId) -> Method {
        let summary = [
            "Returns the request builder for the item at `path` below this one, as in `:/{path}:/content`.",
            "",
            "The parts of `path` are separated by `/` and percent-encoded when the request is sent.",
        ];
        let docs = MethodDocs {
            summary: summary.map(str::to_owned).into(),
            refused: docs::refused(&format!("a part of `path` {NO_SEGMENT}")),
            ..MethodDocs::default()
        };
        let to = self.context.groups.of(to);
        Method {
            docs,
            ..plain(name, String::new(), Source::ByPath, Body::ByPath { to })
        }
    }
}

fn plain(name: String, doc: String, source: Source, body: Body) -> Method {
    Method {
        name,
        source,
        docs: MethodDocs {
            summary: vec![doc],
            ..MethodDocs::default()
        },
        deprecated: None,
        is_inline: false,
        body,
    }
}

fn corrected_by(mut method: Method, corrected: Vec<String>) -> Method {
    method.docs.corrected = corrected;
    method
}

fn refusing(mut method: Method, refused: &str) -> Method {
    method.docs.refused = docs::refused(refused);
    method
}

/// Values that the runtime refuses as a segment of a URL.
const NO_SEGMENT: &str = "is empty, `.` or `..`, or contains control characters";

/// The names of a key's parts.
fn wires(parts: &[KeyArgument]) -> String {
    let names: Vec<String> = parts
        .iter()
        .map(|part| format!("`{}`", part.wire))
        .collect();
    names.join(", ")
}

/// Which keys are refused. A key of one part is a whole segment.
fn refused_key(parts: &[KeyArgument]) -> String {
    match parts {
        [part] => match part.kind {
            KeyKind::Text => format!("`{}` {NO_SEGMENT}", part.name),
            KeyKind::Literal => format!("the text of the literal `{}` {NO_SEGMENT}", part.name),
        },
        _ => empty(parts),
    }
}

/// In quotes, only the empty string is refused.
fn empty(parts: &[KeyArgument]) -> String {
    match parts {
        [part] => format!("`{}` is empty", part.name),
        _ => "a value is empty".to_owned(),
    }
}

/// The facts of a property or navigation property, own or inherited.
pub(super) fn facts_of<'m>(model: &'m Model, owner: TypeId, name: &str) -> Option<&'m Facts> {
    model
        .lineage(owner)
        .filter_map(|id| model.ty(id).structure())
        .find_map(|structure| {
            let property = structure
                .properties
                .iter()
                .find(|property| property.name == name);
            let navigation = structure
                .navigation
                .iter()
                .find(|navigation| navigation.name == name);
            property
                .map(|property| &property.facts)
                .or(navigation.map(|navigation| &navigation.facts))
        })
}

fn key_parts(model: &Model, ty: TypeRef) -> Vec<KeyArgument> {
    let parts = ty.named().into_iter().flat_map(|id| model.key(id));
    let parts = key_arguments(parts);
    if parts.is_empty() {
        return vec![KeyArgument {
            name: "id".to_owned(),
            wire: "id".to_owned(),
            kind: KeyKind::Text,
        }];
    }
    parts
}

/// The arguments of a method for the parts of a key. Callers do not see their names, so `names.toml` does not keep them.
fn key_arguments<'m>(parts: impl Iterator<Item = &'m KeyPart>) -> Vec<KeyArgument> {
    let parts: Vec<&KeyPart> = parts.collect();
    let wires: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
    let named = names::unique(&wires).into_iter().zip(parts);
    named
        .map(|(name, part)| KeyArgument {
            name: names::argument(&name),
            wire: part.name.clone(),
            kind: match part.primitive {
                Primitive::String => KeyKind::Text,
                _ => KeyKind::Literal,
            },
        })
        .collect()
}
