//! Ways on: by segment, by key, as a derived type, with the result of a function.

use super::Planner;
use crate::plan::groups::named;
use crate::plan::segments::call_text;
use crate::plan::{Body, KeyArgument, KeyKind, Method, docs, names};
use graph_csdl::model::{Facts, KeyPart, Model, Primitive, TypeId, TypeRef};
use graph_csdl::slice::{PlaceId, Segment};

impl Planner<'_, '_, '_, '_, '_> {
    pub(super) fn way(&mut self, name: String, segment: &Segment, to: PlaceId) -> Method {
        let model = self.context.slice.model();
        let builder = self.builder(to);
        let (doc, deprecated, body) = match segment {
            Segment::Key => {
                let parts = key_parts(model, self.context.slice.place(to).ty);
                let doc = "Goes on to the item with this key.".to_owned();
                return self.keyed(name, doc, Body::Key { parts, to: builder });
            }
            Segment::Name(segment) | Segment::Stream(segment) => (
                format!("Goes on to `/{segment}`."),
                self.member_facts(segment)
                    .and_then(|facts| docs::note(facts.deprecated.as_deref())),
                Body::Segment {
                    segment: segment.clone(),
                    to: builder,
                },
            ),
            Segment::Cast(id) => {
                let derived = &model.ty(*id).name;
                let body = Body::Cast {
                    segment: derived.to_string(),
                    to: builder,
                };
                (format!("Goes on as `{}`.", derived.name), None, body)
            }
            Segment::Function(id) | Segment::Import(_, id) => {
                let operation = model.operation(*id);
                let segment = match segment {
                    Segment::Import(name, _) => name.clone(),
                    _ => operation.segment(),
                };
                let parameters = self.parameters(*id);
                let note = docs::note(operation.facts.deprecated.as_deref());
                let doc = format!(
                    "Goes on with the result of `{}`.",
                    call_text(&segment, operation)
                );
                (
                    doc,
                    note,
                    Body::Compose {
                        segment,
                        parameters,
                        to: builder,
                    },
                )
            }
        };
        Method {
            name,
            docs: vec![doc],
            deprecated,
            body,
        }
    }

    pub(super) fn alternate_key(&mut self, name: String, parts: &[KeyPart], to: PlaceId) -> Method {
        let all: Vec<String> = parts
            .iter()
            .map(|part| format!("{0}='{{{0}}}'", part.name))
            .collect();
        let doc = format!(
            "Goes on to the item with this other key: `({})`.",
            all.join(",")
        );
        let parts = key_arguments(parts.iter());
        let to = self.builder(to);
        self.keyed(name, doc, Body::AlternateKey { parts, to })
    }

    pub(super) fn by_path(&mut self, name: String, to: PlaceId) -> Method {
        let to = self.builder(to);
        self.scope.bring("graph_runtime::Error");
        let docs = [
            "Returns the request builder for the item at `path` below this one, as in `:/{path}:/content`.",
            "",
            "The parts of `path` are separated by `/` and percent-encoded when the request is sent.",
            "",
            "# Errors",
            "If a part of the path is empty, `.` or `..`, or has control characters.",
        ];
        Method {
            name,
            docs: docs.map(str::to_owned).to_vec(),
            deprecated: None,
            body: Body::ByPath { to },
        }
    }

    fn keyed(&mut self, name: String, doc: String, body: Body) -> Method {
        self.scope.bring("graph_runtime::Error");
        if let Body::Key { parts, .. } | Body::AlternateKey { parts, .. } = &body
            && parts.iter().any(|part| part.kind == KeyKind::Literal)
        {
            self.scope.bring("graph_runtime::Literal");
        }
        let errors = "If a value is empty, `.` or `..`, none of which can be one segment of a URL.";
        let docs = vec![doc, String::new(), "# Errors".to_owned(), errors.to_owned()];
        Method {
            name,
            docs,
            deprecated: None,
            body,
        }
    }

    fn member_facts(&self, name: &str) -> Option<&Facts> {
        facts_of(self.context.slice.model(), self.owner?, name)
    }
}

/// What annotations say of a property or navigation property, own or inherited.
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
    let parts = named(ty).into_iter().flat_map(|id| model.key(id));
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

/// The arguments of a method for the parts of a key. Their names are no part of the interface, so none is kept for later.
fn key_arguments<'m>(parts: impl Iterator<Item = &'m KeyPart>) -> Vec<KeyArgument> {
    let parts: Vec<&KeyPart> = parts.collect();
    let wires: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
    let named = names::apart(&wires).into_iter().zip(parts);
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
